import type { Readable } from 'node:stream';
import { chartrierError } from '@chartrier/messages';
import type { CollectServices } from '../collect-services.ts';
import { type HeldFolder, receiveInto, withFolder } from '../folders/index.ts';
import type { TransactionKey } from '../transactions/transaction.ts';
import { applyDescriptions } from './apply-descriptions.ts';
import { PATH_COLUMN } from './description-columns.ts';
import { readCsvDescriptions } from './read-csv-descriptions.ts';
import { readJsonlDescriptions } from './read-jsonl-descriptions.ts';
import { resolvePaths } from './resolve-paths.ts';
import { stageDescriptions } from './stage-descriptions.ts';

/** The two forms of a file of descriptions. */
export type DescriptionForm = 'csv' | 'jsonl';

/** The file's name in its folder. */
const FILE = 'descriptions';

/**
 * Describes units of an open transaction by a file, CSV or JSON Lines: all its lines are applied, or none.
 *
 * @returns how many units were described
 * @throws COLLECT_TRANSACTION_UNKNOWN, COLLECT_STATUS_REFUSED, COLLECT_IMPORT_UNDER_WAY before a byte is read;
 *   COLLECT_DESCRIPTIONS_EMPTY, COLLECT_DESCRIPTIONS_NONE, COLLECT_DESCRIPTIONS_REFUSED, COLLECT_IMPORT_GIVEN_UP;
 *   WORKSPACE_FILE_TOO_LARGE, WORKSPACE_UPLOAD_CUT, WORKSPACE_UPLOAD_SLOW, WORKSPACE_FULL
 */
export async function updateDescriptions(
  services: CollectServices,
  key: TransactionKey,
  form: DescriptionForm,
  openContent: () => Readable,
): Promise<number> {
  const { database, workspace, clock } = services;
  return await withFolder(services, key, 'DESCRIPTIONS', async (folder) => {
    const { size } = await receiveInto(services, folder, FILE, openContent());
    if (size === 0) throw chartrierError('COLLECT_DESCRIPTIONS_EMPTY', { expected: PATH_COLUMN });
    await stageFile(services, folder, form, await workspace.read(folder.id, FILE));
    await resolvePaths(database, folder, 'transaction');
    return await folder.commit((transaction) => applyDescriptions(transaction, folder, clock.now()), {
      keepFolder: false,
    });
  });
}

/** Reads a file of descriptions and stages its lines. @throws as `updateDescriptions` */
export async function stageFile(
  services: CollectServices,
  folder: HeldFolder,
  form: DescriptionForm,
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  const typeOf = await services.unitTypes();
  const read = form === 'csv' ? readCsvDescriptions : readJsonlDescriptions;
  await stageDescriptions(services.database, folder, read(content, typeOf));
}
