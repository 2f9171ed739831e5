export { type FolderKind, giveFoldersUp, refuseWhileUnderWay, releaseFolders } from './folder.ts';
export { receiveInto } from './receive-into.ts';
export { REMOVED_AT_ONCE, removeFoldersOfTenant, removeLeftFolders } from './remove-left-folders.ts';
export { type HeldFolder, LEASE_MILLISECONDS, withFolder } from './with-folder.ts';
