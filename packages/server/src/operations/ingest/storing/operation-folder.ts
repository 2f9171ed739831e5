import { type OperationFolder, openOperationFolder } from '../../../storage/index.ts';
import type { IngestContext } from '../ingest-services.ts';
import type { Deposit } from '../staging/deposit.ts';
import { type FolderPart, giveUp, keepOpen, type OpenFolderEntry } from './open-folders.ts';

/** Adds a part to the folder from the staged rows. */
export type PartWriter = (context: IngestContext, deposit: Deposit, folder: OperationFolder) => Promise<void>;

/** The folder of this attempt: open already, or opened with the files that earlier attempts sealed. */
export async function folderOfAttempt(context: IngestContext, deposit: Deposit): Promise<OpenFolderEntry> {
  const { openFolders, storage } = context.services;
  const open = openFolders.get(context.operationId);
  if (open?.attempt === context.attempt) return open;
  await giveUp(openFolders, context.operationId);
  const folder = await openOperationFolder(storage, {
    tenant: context.tenant,
    operationId: context.operationId,
    createdAt: context.createdAt,
    attempt: context.attempt,
    kept: deposit.sealed,
  });
  const entry = { attempt: context.attempt, folder, added: new Set(deposit.facts.sealedParts ?? []) };
  await keepOpen(openFolders, context.operationId, entry);
  return entry;
}

/**
 * The deposit's folder with these parts in it, in their order: one that is missing (the first time, or because the attempt
 * that held it in memory is over) is added from the staged rows.
 */
export async function folderWith(
  context: IngestContext,
  deposit: Deposit,
  parts: readonly (readonly [FolderPart, PartWriter])[],
): Promise<OperationFolder> {
  const entry = await folderOfAttempt(context, deposit);
  for (const [part, write] of parts) {
    if (entry.added.has(part)) continue;
    await write(context, deposit, entry.folder);
    entry.added.add(part);
  }
  return entry.folder;
}
