import type { Readable } from 'node:stream';
import { chartrierError } from '@chartrier/messages';
import { openTree, PackageUnreadable } from '../../operations/ingest/index.ts';
import type { BulkServices } from '../bulk-services.ts';
import { applyDescriptions } from '../descriptions/apply-descriptions.ts';
import { resolvePaths } from '../descriptions/resolve-paths.ts';
import { stageFile } from '../descriptions/update-descriptions.ts';
import { type HeldFolder, receiveInto, withFolder } from '../folders/index.ts';
import type { TransactionKey } from '../transactions/transaction.ts';
import { liftTimeLimit } from '../without-time-limit.ts';
import { publishTree } from './publish-tree.ts';
import { readFiles } from './read-files.ts';
import { type StagedTree, stageTree, type TreeOptions } from './stage-tree.ts';
import { refusalOfContent, unreadableTree } from './tree-faults.ts';

/** The zip in its folder, until its files are read. */
const ZIP = 'tree.zip';

type TreeServices = Omit<BulkServices, 'deposits'>;

/** What a tree has become. */
export interface ImportedTree {
  readonly units: number;
  readonly files: number;
  readonly described: number;
  readonly guessed: StagedTree['guessed'];
  readonly systemFiles: number;
  readonly emptyFiles: number;
}

/**
 * Imports a zip of a tree of files into an open transaction: its folders and files become units, its files objects, hashed and
 * identified; a `metadata.csv` or `metadata.jsonl` at its root describes them. All of it is there at once, or nothing is: a tree
 * that is refused, a sender that breaks off, a process that is killed leave nothing. Trees add up.
 *
 * @throws COLLECT_TRANSACTION_UNKNOWN, COLLECT_STATUS_REFUSED, COLLECT_IMPORT_UNDER_WAY before a byte is read;
 *   COLLECT_TREE_EMPTY, COLLECT_TREE_NOT_ZIP, COLLECT_TREE_REFUSED, the errors of packages (INGEST_PACKAGE_…), of descriptions
 *   (COLLECT_DESCRIPTIONS_…), of the workspace; COLLECT_IMPORT_GIVEN_UP when the transaction is aborted meanwhile
 */
export async function importTree(
  services: TreeServices,
  key: TransactionKey,
  openContent: () => Readable,
  options: TreeOptions = {},
): Promise<ImportedTree> {
  const { workspace } = services;
  return await withFolder(services, key, 'TREE', async (folder) => {
    const { size } = await receiveInto(services, folder, ZIP, openContent());
    if (size === 0) throw chartrierError('COLLECT_TREE_EMPTY');
    try {
      const staged = await stageContent(services, folder, options);
      await workspace.removeFile(folder.id, ZIP);
      return await publish(services, folder, staged);
    } catch (error) {
      throw error instanceof PackageUnreadable ? unreadableTree(error, error) : error;
    }
  });
}

async function stageContent(
  services: TreeServices,
  folder: HeldFolder,
  options: TreeOptions,
): Promise<StagedTree> {
  const { database, workspace, packageLimits } = services;
  const tree = await openTree(await workspace.localPath(folder.id, ZIP), packageLimits);
  try {
    const staged = await stageTree(services, folder, tree, options);
    if (staged.descriptions !== undefined) {
      const { entry, form } = staged.descriptions;
      try {
        await stageFile(services, folder, form, await tree.content().stream(entry));
      } catch (error) {
        throw refusalOfContent(entry, error);
      }
      await resolvePaths(database, folder, 'tree');
    }
    if (staged.files > 0) await readFiles(services, folder, tree, packageLimits.maxTotalBytes);
    return staged;
  } finally {
    await tree.close();
  }
}

async function publish(
  services: TreeServices,
  folder: HeldFolder,
  { files, guessed, systemFiles, emptyFiles }: StagedTree,
): Promise<ImportedTree> {
  const { clock, formats } = services;
  const identifier = await formats.inForce();
  const { tenant } = folder.transaction;
  return await folder.commit(async (transaction, locked) => {
    await liftTimeLimit(transaction);
    const now = clock.now();
    const units = await publishTree(services, transaction, { locked, folder, identifier, now });
    const described = await applyDescriptions(transaction, folder, now);
    for (const staged of ['collect_tree_entry', 'collect_description'])
      await transaction.query(`delete from ${staged} where tenant = $1 and folder = $2`, [tenant, folder.id]);
    return { units, files, described, guessed, systemFiles, emptyFiles };
  });
}
