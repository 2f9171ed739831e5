/**
 * SEDA 2.1, 2.2 and 2.3: read a manifest as a stream and validate it, write manifests and replies.
 *
 * ```ts
 * for await (const records of readManifest(createReadStream('manifest.xml'))) {
 *   for (const record of records) {
 *     if (record.kind === 'archiveUnit') console.log(record.id, record.content['Title']);
 *     if (record.kind === 'fault') console.error(describeFinding(record));
 *   }
 * }
 * ```
 */
export { DESCRIPTION_LEVELS, KEYWORD_TYPES } from './code-lists.ts';
export type { Bilingual, FaultCode, Finding, UnitStep } from './finding.ts';
export { checkSedaSubcode, describeFinding, FAULT_CODES, gravestFault } from './finding.ts';
export type { JsonObject, JsonValue, ReadonlyJson, ReadonlyJsonObject } from './json.ts';
export type { ManifestLimits } from './limits.ts';
export { DEFAULT_LIMITS } from './limits.ts';
export { danglingReference, duplicateIdentifier } from './make-finding.ts';
export {
  type ElementAtLine,
  type LocatedElement,
  locateElements,
  locateHeaderElements,
} from './read/locate-elements.ts';
export { type ReadOptions, readManifest } from './read/read-manifest.ts';
export { type ReplyProblem, readReplyProblems } from './read/read-reply.ts';
export type {
  ArchiveUnitRecord,
  ArchiveUnitReferenceRecord,
  BinaryDataObjectRecord,
  ContentReference,
  DataObjectGroupRecord,
  DataObjectRecord,
  EndRecord,
  ExternalEvent,
  GroupEventRecord,
  HeaderField,
  HeaderRecord,
  IdentifierRecord,
  ManagementMetadataRecord,
  ManifestCounts,
  ManifestRecord,
  ObjectReference,
  PhysicalDataObjectRecord,
  Position,
  ReferenceRecord,
  RootRecord,
  UpdateOperation,
} from './records.ts';
export { codeListNames } from './schema/code-list-versions.ts';
export type { SedaVersion } from './version.ts';
export { isSedaVersion, SEDA_VERSIONS, sedaNamespace, sedaSchemaLocation } from './version.ts';
export type {
  ArchiveUnitInput,
  DataObjectGroupInput,
  DataObjectInput,
  ManagementMetadataInput,
  ManifestInput,
  PackageInput,
  Stream,
} from './write/manifest-input.ts';
export type {
  ArchiveTransferReplyInput,
  ReplyEvent,
  ReplyGroup,
  ReplyHeader,
  ReplyObject,
  ReplyStatus,
  ReplyUnit,
} from './write/reply-input.ts';
export { DEFAULT_REPLY_VERSION } from './write/reply-input.ts';
export { type DeliveryInput, type DeliveryMessage, writeDelivery } from './write/write-delivery.ts';
export { writeManifest } from './write/write-manifest.ts';
export { writeRefusalReply } from './write/write-refusal-reply.ts';
export { writeArchiveTransferReply } from './write/write-reply.ts';
