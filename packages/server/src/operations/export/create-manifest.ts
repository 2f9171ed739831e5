import { ChartrierError, errorMessage } from '@chartrier/messages';
import { writeDelivery } from '@chartrier/seda';
import { type ZipEntry, zipEntry } from '../../platform/index.ts';
import type { Outcome } from '../engine/index.ts';
import { contractOf } from './contract-of-export.ts';
import { deliveredGroups } from './delivered-groups.ts';
import { deliveredUnits } from './delivered-units.ts';
import { deliveryMessage, packageMetadata } from './delivery-message.ts';
import { judgeRequest } from './judge-request.ts';
import { listObjects } from './list-objects.ts';
import { appendToPackage } from './package-file.ts';
import { refused } from './refused.ts';
import { requestOf } from './request.ts';
import type { ExportAction, ExportContext } from './services.ts';
import { controlSize } from './size-control.ts';
import { keepEntries, MANIFEST_ORDINAL } from './staged.ts';

/** A manifest may be of any size: its entry tells it on 64 bits. */
const MANIFEST_AT_MOST = Number.MAX_SAFE_INTEGER;

/**
 * Lists the objects to deliver and writes the manifest, the first entry of the package, as it streams from the database.
 * Refused when nothing was found, when it cannot be written as asked, or when it is too large.
 */
export const createManifest: ExportAction = {
  key: 'CREATE_MANIFEST',
  behavior: 'BLOCKING',
  run: async (context) => {
    const { services } = context;
    const { usages, contract } = requestOf(context);
    const rights = await contractOf(context);
    if (rights === undefined) return refused(context, 'Reason', 'EXPORT_CONTRACT', { contract });
    const refusal = await judgeRequest(context, services.database);
    if (refusal !== undefined) return refusal;
    const { bytes } = await context.transaction(async (transaction) => {
      await transaction.query('delete from export_entry where tenant = $1 and operation_id = $2', [
        context.tenant,
        context.operationId,
      ]);
      return await listObjects(transaction, context, rights.access, usages);
    });
    // what is too large already is not written
    const objects = controlSize(context, bytes);
    if (objects.status === 'KO') return objects;
    const leftOut = new Map<string, number>();
    const manifest = await writeManifestEntry(context, leftOut);
    await context.transaction((transaction) =>
      keepEntries(transaction, context, MANIFEST_ORDINAL, [manifest]),
    );
    const judged = controlSize(context, bytes + manifest.size);
    return judged.status === 'OK' ? tellLeftOut(context, leftOut) : judged;
  },
};

/** In one snapshot of the database. */
async function writeManifestEntry(context: ExportContext, leftOut: Map<string, number>): Promise<ZipEntry> {
  const { sedaVersion: version, withLifecycles } = requestOf(context);
  const message = deliveryMessage(context);
  let written: ZipEntry | undefined;
  await context.services.database.transaction(
    async (transaction) => {
      const content = writeDelivery({
        version,
        dataObjectGroups: deliveredGroups(context, transaction, withLifecycles),
        archiveUnits: deliveredUnits(context, transaction, withLifecycles),
        managementMetadata: await packageMetadata(context, transaction),
        ...(message === undefined ? {} : { message }),
        // names of the standard's elements: few, however many units
        onLeftOut: (_id, element) => leftOut.set(element, (leftOut.get(element) ?? 0) + 1),
      });
      const manifest = { name: 'manifest.xml', content: inBlocks(content), atMost: MANIFEST_AT_MOST };
      const entry = zipEntry(manifest, 0, (ended) => {
        written = ended;
      });
      await appendToPackage(context, 0, entry);
    },
    { isolation: 'repeatable read', readOnly: true },
  );
  if (written === undefined) throw new Error('The manifest did not come to its end');
  return written;
}

/** Pieces of text are short: they are packed so many characters at a time. */
async function* inBlocks(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let block = '';
  for await (const piece of pieces) {
    block += piece;
    if (block.length < BLOCK_CHARACTERS) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}
const BLOCK_CHARACTERS = 2 ** 16;

/** What the version of SEDA had no place for is said: whoever receives the package has not all of the description. */
function tellLeftOut(context: ExportContext, leftOut: ReadonlyMap<string, number>): Outcome {
  if (leftOut.size === 0) return { status: 'OK' };
  const { sedaVersion: version } = requestOf(context);
  const count = [...leftOut.values()].reduce((sum, one) => sum + one, 0);
  const fields = [...leftOut].map(([element, times]) => `${element} (${times})`).join(', ');
  const error = new ChartrierError('EXPORT_FIELDS_LEFT_OUT', { count, version, fields });
  return { status: 'WARNING', evDetData: { Reason: errorMessage(error, context.services.language) } };
}
