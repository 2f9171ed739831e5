/**
 * Where bytes are kept: offers, strategies, and the folder that each operation leaves on them.
 *
 *     const folder = await openOperationFolder(storage, { tenant, operationId, createdAt, attempt });
 *     const [location] = await folder.addObjects([{ id, bytes }]);
 *     await folder.addLine({ kind: 'unit', id, version: 0, document });
 *     const { digest } = await folder.prepare();
 *     …the engine's transaction: link = chainLink(previousLink, digest, seq) …
 *     await completeOperation(storage, { …, commit: { preparedDigest: digest, seq, previousLink, link }, journal });
 *     await readObject(storage, location, { range });
 */
export { chainLink, type Line, type LineKind, type PreparedFile, type Roots } from '@chartrier/offer-format';
export { type ArchiveIdentity, adoptArchive } from './archive-identity.ts';
export {
  type ConfiguredStorageOptions,
  closeStorage,
  identifyOffers,
  openConfiguredStorage,
} from './configured-storage.ts';
export { createFileSystemOffer, type FileSystemOfferOptions } from './file-system/file-system-offer.ts';
export type { WriteMoment, WritePoint } from './file-system/file-system-writer.ts';
export { completeOperation } from './folder/complete-operation.ts';
export type { CompleteOperation, OperationFacts } from './folder/complete-request.ts';
export { spreadFinished } from './folder/finished-folder.ts';
export type { ObjectLocation } from './folder/object-location.ts';
export { openOperationFolder } from './folder/open-folder.ts';
export type {
  ObjectInMemory,
  ObjectToRead,
  OpenFolder,
  OperationFolder,
  Prepared,
} from './folder/operation-folder.ts';
export { prepareFolder } from './folder/prepare-folder.ts';
export type { ByteRange, FileDigest, Offer, OfferEntry, OfferWriter } from './offer.ts';
export { type OfferSpace, offerSpace } from './offer-space.ts';
export { type ReadObjectOptions, readObject } from './read-object.ts';
export { readOperationPaper } from './read-operation.ts';
export {
  archiveOf,
  DEFAULT_STRATEGY,
  openStorage,
  type Storage,
  type StorageEvent,
  type StorageOptions,
  type Strategy,
  strategyOf,
} from './storage.ts';
