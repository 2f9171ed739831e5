import type { FaultCode, Finding } from './finding.ts';
import type { JsonObject } from './json.ts';
import type { SedaVersion } from './version.ts';

/** 1-based position of an opening tag. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** First record of a document whose root could be read. */
export interface RootRecord extends Position {
  readonly kind: 'root';
  readonly version: SedaVersion;
  readonly namespace: string;
}

export type HeaderField =
  | 'Comment'
  | 'Date'
  | 'MessageIdentifier'
  | 'ArchivalAgreement'
  | 'CodeListVersion'
  | 'RelatedTransferReference'
  | 'TransferRequestReplyIdentifier'
  | 'ArchivalAgency'
  | 'TransferringAgency';

/** One field of the message's header, as it comes: comments and related transfers repeat. */
export interface HeaderRecord extends Position {
  readonly kind: 'header';
  readonly field: HeaderField;
  /** The text; of an agency, its Identifier. */
  readonly value: string;
  /** Of a `Comment`: its xml:lang. */
  readonly lang?: string;
  /** Of a `CodeListVersion`: the element's name, `ReplyCodeListVersion`. */
  readonly name?: string;
  /** Of an agency: its OrganizationDescriptiveMetadata, as a map of arrays. */
  readonly organization?: JsonObject;
}

/** A group is born: by its own element, by an object's DataObjectGroupId, or around an object that names none. */
export interface DataObjectGroupRecord extends Position {
  readonly kind: 'dataObjectGroup';
  /** Manifest id; of an automatic group, the id of its object. */
  readonly id: string;
  readonly origin: 'element' | 'declared' | 'automatic';
  /** 1-based rank of the group among those born in the document. */
  readonly ordinal: number;
}

/** What binary and physical objects tell alike. */
interface DataObjectFields extends Position {
  readonly id: string;
  /** 1-based rank among the document's objects. */
  readonly ordinal: number;
  /** Manifest id of its group, always known; `referenced`: a group born elsewhere, maybe later in the document. */
  readonly groupId: string;
  readonly groupOrigin: 'element' | 'declared' | 'referenced' | 'automatic';
  /** Inside a DataObjectGroup element: the other group id that the object also writes (it does not count). */
  readonly otherGroupId?: string;
  /** DataObjectVersion as written (`BinaryMaster`, `BinaryMaster_1`); absent when the manifest has none. */
  readonly declaredVersion?: string;
  readonly uri?: string;
  /** MessageDigest as written, blanks removed, and its algorithm as written. */
  readonly digest?: { readonly value: string; readonly algorithm: string };
  /** Size as written; beyond 2^53 the nearest number. */
  readonly declaredSize?: number;
  readonly physicalId?: string;
  /** The object's own bytes written in the manifest (Attachment), in base 64: said, not kept. */
  readonly hasAttachment: boolean;
  /** DataObjectSystemId and DataObjectGroupSystemId, when written. */
  readonly systemId?: string;
  readonly groupSystemId?: string;
  /**
   * The version of the object group's document that this object becomes: DataObjectVersion with its number, Uri,
   * MessageDigest, Algorithm, FormatIdentification, FileInfo, Metadata, PhysicalDimensions … Neither `_id`,
   * `DataObjectGroupId` nor the real `Size`, which the archive knows. Dates are as written.
   */
  readonly version: JsonObject;
}

export interface BinaryDataObjectRecord extends DataObjectFields {
  readonly kind: 'binaryDataObject';
}

export interface PhysicalDataObjectRecord extends DataObjectFields {
  readonly kind: 'physicalDataObject';
}

export type DataObjectRecord = BinaryDataObjectRecord | PhysicalDataObjectRecord;

/** An event that the producer's own journal brings, with the names of Vitam's logbook. */
export interface ExternalEvent {
  readonly evId?: string;
  readonly evTypeProc?: string;
  readonly evType?: string;
  readonly evDateTime?: string;
  readonly evTypeDetail?: string;
  readonly outcome?: string;
  readonly outDetail?: string;
  readonly outMessg?: string;
  readonly evDetData?: string;
  /** From the extension children AgentIdentifier and ObjectIdentifier. */
  readonly agId?: string;
  readonly obId?: string;
}

/** One event of a DataObjectGroup's LogBook. */
export interface GroupEventRecord extends Position {
  readonly kind: 'groupEvent';
  readonly groupId: string;
  readonly event: ExternalEvent;
  /** Manifest id of the object that the event is about. */
  readonly objectId?: string;
}

/** How a unit designates what it describes. */
export interface ObjectReference extends Position {
  /** `existingGroup`: the id of a group that the archive already holds; the others are manifest ids. */
  readonly to: 'object' | 'group' | 'existingGroup';
  readonly id: string;
}

/** A manifest id held inside a unit's content, to be replaced by the archive's own id. */
export interface ContentReference {
  /** Where, from the content's root: `['RelatedObjectReference', 'Replaces', 0, 'ArchiveUnitRefId']`. */
  readonly path: readonly (string | number)[];
  readonly id: string;
  /** `any`: a persistent identifier, replaced only when it equals a manifest id. */
  readonly to: 'unit' | 'object' | 'group' | 'any';
}

/** Management/UpdateOperation: the unit stands for one that the archive already holds. */
export interface UpdateOperation {
  readonly systemId?: string;
  readonly metadataName?: string;
  readonly metadataValue?: string;
}

/**
 * An archive unit, given when its closing tag is met (so after the units nested in it); `ordinal` and `line` tell the
 * document's order.
 */
export interface ArchiveUnitRecord extends Position {
  readonly kind: 'archiveUnit';
  readonly id: string;
  /** 1-based rank among the document's units, by opening tag; links are not counted. */
  readonly ordinal: number;
  /** Manifest id of the unit that it is nested in; other parents come by `archiveUnitReference`. */
  readonly parentId?: string;
  readonly archiveUnitProfile?: string;
  /** Descriptive fields as stored at the document's root, and `_history`; values not typed by the ontology yet. */
  readonly content: JsonObject;
  /** `_mgt`: own rules without end dates, NeedAuthorization, UpdateOperation. */
  readonly management: JsonObject;
  readonly updateOperation?: UpdateOperation;
  /** Each DataObjectReference (more than one is a fault of CHECK_MANIFEST) and existing group. */
  readonly objectReferences: readonly ObjectReference[];
  readonly contentReferences: readonly ContentReference[];
  readonly events: readonly ExternalEvent[];
  /** Titles of the enclosing units and of itself, by nesting, the outermost first; long chains lose their beginning. */
  readonly titlePath: readonly string[];
}

/** `<ArchiveUnit id><ArchiveUnitRefId>`: the unit `targetId` is (also) a child of `parentId`. */
export interface ArchiveUnitReferenceRecord extends Position {
  readonly kind: 'archiveUnitReference';
  readonly id: string;
  readonly parentId?: string;
  readonly targetId: string;
  /** The reference holds blanks or line breaks around its id: CHECK_MANIFEST_MALFORMED_DATA in Vitam. */
  readonly malformed: boolean;
}

export interface ManagementMetadataRecord extends Position {
  readonly kind: 'managementMetadata';
  readonly archivalProfile?: string;
  readonly serviceLevel?: string;
  readonly acquisitionInformation?: string;
  readonly legalStatus?: string;
  readonly originatingAgencyIdentifier?: string;
  readonly submissionAgencyIdentifier?: string;
  /** Global rules, in the shape of `_mgt`. */
  readonly management: JsonObject;
  readonly events: readonly ExternalEvent[];
}

/** An id (xs:ID) is declared: two records of the same `id` make the document invalid. */
export interface IdentifierRecord extends Position {
  readonly kind: 'identifier';
  readonly id: string;
  readonly element: string;
}

/** An id is used (xs:IDREF): without an `identifier` record of the same `id` the document is invalid. */
export interface ReferenceRecord extends Position {
  readonly kind: 'reference';
  readonly id: string;
  readonly element: string;
}

export interface ManifestCounts {
  readonly archiveUnits: number;
  readonly archiveUnitReferences: number;
  readonly binaryDataObjects: number;
  readonly physicalDataObjects: number;
  readonly dataObjectGroups: number;
  readonly elements: number;
  readonly bytes: number;
}

/** Always the last record. Ids are not judged here: see `identifier` and `reference`. */
export interface EndRecord {
  readonly kind: 'end';
  /** The code that the document is refused for; undefined when it has no fault. */
  readonly refusedFor: FaultCode | undefined;
  /** All faults met, beyond those listed too. */
  readonly faultCount: number;
  readonly faultsListed: number;
  readonly counts: ManifestCounts;
}

export type ManifestRecord =
  | RootRecord
  | HeaderRecord
  | DataObjectGroupRecord
  | DataObjectRecord
  | GroupEventRecord
  | ArchiveUnitRecord
  | ArchiveUnitReferenceRecord
  | ManagementMetadataRecord
  | IdentifierRecord
  | ReferenceRecord
  | Finding
  | EndRecord;
