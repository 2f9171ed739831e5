/**
 * The layout of a Chartrier storage offer: how an operation's folder is named, what its packs, lines and JSON files
 * contain, how their roots and links are computed, and how a folder is read back. It knows no storage: whoever reads
 * gives a `ByteStore`.
 *
 *     for (const tenant of await listTenants(store))
 *       for await (const name of listFolders(store, tenant)) {
 *         const folder = await readStoredFolder(store, name);
 *         for await (const entry of folderEntries(store, folder, 'offer-1')) console.log(entry);
 *       }
 *
 * docs/offer-layout.md describes the layout for whoever has no such program at hand.
 */
export { type AvailableFile, availableFile } from './available-file.ts';
export { type ByteStore, readWhole } from './byte-store.ts';
export { canonicalJson } from './canonical-json.ts';
export { chainLink } from './chain-link.ts';
export {
  type ElsewhereEntry,
  type FolderEntry,
  folderEntries,
  type LineEntry,
  type ObjectEntry,
} from './folder-entries.ts';
export { type FolderName, folderDay, folderPrefix, parseFolderPrefix, tenantPrefix } from './folder-name.ts';
export { folderJournal, folderPaper, folderReply } from './folder-papers.ts';
export {
  type IndexLine,
  parseIndexLine,
  parseTombstone,
  renderIndexLine,
  renderTombstone,
  type Tombstone,
} from './index-line.ts';
export { indexOfPack } from './index-of-pack.ts';
export { type JsonRecord, parseRecord } from './json-record.ts';
export {
  INLINE_BYTES,
  LAYOUT_VERSION,
  LINE_BYTES,
  PACK_BYTES,
  PACK_MEMBERS,
  SMALL_OPERATION_BYTES,
} from './layout.ts';
export {
  type DeletedLine,
  type DocumentLine,
  LINE_KINDS,
  type Line,
  type LineKind,
  type PurgedLine,
  parseLine,
  renderLine,
  type StoredLine,
} from './line.ts';
export { listFolders, listTenants } from './list-folders.ts';
export {
  attemptOf,
  checkPaperName,
  type Generation,
  indexName,
  JOURNAL_FILE,
  LINES_MEMBER,
  linesName,
  MANIFEST_FILE,
  OFFER_FILE,
  OPERATION_FILE,
  objectMember,
  originalName,
  PREPARED_FILE,
  packName,
  parseSuccessorName,
  REPLY_FILE,
  successorName,
  tombstoneMember,
} from './member-name.ts';
export { leafHash, type MerkleBuilder, merkleBuilder, merkleRoot } from './merkle.ts';
export { type OfferFile, parseOfferFile, renderOfferFile } from './offer-file.ts';
export { OfferFormatError, type OfferFormatErrorCode } from './offer-format-error.ts';
export {
  type Attached,
  type CommitSeal,
  type OperationFile,
  parseOperationFile,
  renderOperationFile,
} from './operation-file.ts';
export {
  FILE_ROLES,
  type FileRole,
  type PreparedFile,
  type PreparedFolder,
  parsePrepared,
  type Replacement,
  renderPrepared,
  type WholeMember,
} from './prepared.ts';
export { type PurgeSelection, purgeLines, purgePack } from './purge-file.ts';
export { readTar, type TarEntry } from './read-tar.ts';
export {
  folderRoots,
  lineLeaf,
  memberLeaf,
  type Root,
  type Roots,
  storedLineLeaf,
  type TreeBuilder,
  treeBuilder,
} from './roots.ts';
export { splitLines } from './split-lines.ts';
export { readStoredFolder, type StoredFolder } from './stored-folder.ts';
export {
  TAR_BLOCK,
  TAR_END,
  type TarMember,
  tarHeader,
  tarHeaderLength,
  tarPadding,
  writeTarHeader,
} from './tar-header.ts';
export { type ExpectedFile, verifiedStream } from './verified-stream.ts';
