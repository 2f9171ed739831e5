import type { OperationFolder } from '../../../storage/index.ts';

/** What a deposit puts in its folder, part by part. */
export const FOLDER_PARTS = [
  'objects',
  'objectgroups',
  'units',
  'changedgroups',
  'register',
  'papers',
] as const;
export type FolderPart = (typeof FOLDER_PARTS)[number];

/** A folder that is being written, and what was added to it in this attempt. */
export interface OpenFolderEntry {
  readonly attempt: number;
  readonly folder: OperationFolder;
  readonly added: Set<FolderPart>;
}

/**
 * The folders that this process has open, by operation. A small deposit is held in memory until its commit: when its
 * folder is not here (another process, a pause, a restart), what it held is added again from the staged rows.
 */
export type OpenFolders = Map<string, OpenFolderEntry>;

/** A paused operation leaves its folder open; beyond this number the oldest is given up, and made again when needed. */
const MAX_OPEN_FOLDERS = 32;

export async function keepOpen(
  folders: OpenFolders,
  operationId: string,
  entry: OpenFolderEntry,
): Promise<void> {
  await giveUp(folders, operationId);
  folders.set(operationId, entry);
  for (const oldest of folders.keys()) {
    if (folders.size <= MAX_OPEN_FOLDERS) return;
    await giveUp(folders, oldest);
  }
}

export async function giveUp(folders: OpenFolders, operationId: string): Promise<void> {
  const entry = folders.get(operationId);
  folders.delete(operationId);
  await entry?.folder.abandon();
}
