import type { JsonObject } from '../json.ts';
import type {
  ContentReference,
  ExternalEvent,
  ManifestRecord,
  ObjectReference,
  Position,
} from '../records.ts';
import type { FindingRule } from '../sentences/index.ts';

/** An archive unit that is open. */
export interface UnitDraft {
  readonly id: string;
  readonly position: Position;
  /** Given when the unit turns out not to be a link; by order of opening tags. */
  ordinal: number;
  profile: string | undefined;
  content: JsonObject;
  management: JsonObject;
  readonly objectReferences: ObjectReference[];
  readonly contentReferences: ContentReference[];
  readonly events: ExternalEvent[];
  /** Text of ArchiveUnitRefId, as written: the unit is a link. */
  linkTo: string | undefined;
  /** Characters that it holds. */
  held: number;
}

/** A binary or physical object that is open. */
export interface ObjectDraft {
  readonly id: string;
  readonly position: Position;
  readonly version: JsonObject;
  groupId: string | undefined;
  groupReferenceId: string | undefined;
  declaredVersion: string | undefined;
  digest: { readonly value: string; readonly algorithm: string } | undefined;
  size: number | undefined;
  systemId: string | undefined;
  groupSystemId: string | undefined;
  hasAttachment: boolean;
  held: number;
}

/** ManagementMetadata. */
export interface TransferManagementDraft {
  readonly position: Position;
  readonly texts: Map<string, string>;
  management: JsonObject;
  readonly events: ExternalEvent[];
  held: number;
}

/** What bindings share while a document is read. */
export interface Building {
  readonly units: UnitDraft[];
  object: ObjectDraft | undefined;
  /** The DataObjectGroup element that is open. */
  groupId: string | undefined;
  transferManagement: TransferManagementDraft | undefined;
  /** Ranks given so far. */
  readonly ranks: { units: number; objects: number; groups: number };
  emit(record: ManifestRecord): void;
  /** Of the element that is opening or closing. */
  position(): Position;
  /** A manifest id stands at the current place of the content that is being built. */
  reference(to: ContentReference['to'], id: string): void;
  /** The element that is opening breaks a rule of the archive. */
  refuse(rule: FindingRule, found: string): void;
}

export function currentUnit(building: Building): UnitDraft | undefined {
  return building.units.at(-1);
}
