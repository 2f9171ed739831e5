import type { ReadonlyJsonObject } from '../json.ts';
import type { ExternalEvent } from '../records.ts';
import type { SedaVersion } from '../version.ts';

export type Stream<T> = Iterable<T> | AsyncIterable<T>;

/** What the package of a message is written from. Descriptions and rules have the shape that the reader gives them. */
export interface PackageInput {
  readonly version: SedaVersion;
  readonly dataObjectGroups: Stream<DataObjectGroupInput>;
  readonly archiveUnits: Stream<ArchiveUnitInput>;
  readonly managementMetadata: ManagementMetadataInput;
  /** Told each field that the version of SEDA has no place for, by the id of its unit or object. */
  readonly onLeftOut?: (id: string, element: string) => void;
}

/** What a manifest is written from. */
export interface ManifestInput extends PackageInput {
  readonly comments?: readonly { readonly text: string; readonly lang?: string }[];
  readonly date: string;
  readonly messageIdentifier: string;
  readonly archivalAgreement?: string;
  /** By element name: `{ReplyCodeListVersion: '…'}`. */
  readonly codeListVersions?: Readonly<Record<string, string>>;
  readonly relatedTransferReferences?: readonly string[];
  readonly transferRequestReplyIdentifier?: string;
  readonly archivalAgency: string;
  readonly transferringAgency: string;
}

export interface DataObjectGroupInput {
  readonly id: string;
  readonly objects: readonly DataObjectInput[];
  readonly events?: readonly (ExternalEvent & { readonly objectId?: string })[];
}

export interface DataObjectInput {
  readonly kind: 'binaryDataObject' | 'physicalDataObject';
  readonly id: string;
  /** A version of a group's document: DataObjectVersion, Uri, MessageDigest, Algorithm, FileInfo … */
  readonly version: ReadonlyJsonObject;
  /** Left out for an empty file: SEDA's Size begins at 1. */
  readonly size?: number;
  readonly systemId?: string;
  readonly groupSystemId?: string;
}

export interface ArchiveUnitInput {
  readonly id: string;
  readonly archiveUnitProfile?: string;
  readonly content: ReadonlyJsonObject;
  readonly management?: ReadonlyJsonObject;
  readonly events?: readonly ExternalEvent[];
  readonly objectReference?: { readonly to: 'object' | 'group' | 'existingGroup'; readonly id: string };
  /** Units nested in this one. */
  readonly children?: Stream<ArchiveUnitInput>;
  /** Units written elsewhere that are children of this one; each link has an id of its own. */
  readonly links?: Stream<{ readonly id: string; readonly targetId: string }>;
}

export interface ManagementMetadataInput {
  readonly archivalProfile?: string;
  readonly serviceLevel?: string;
  readonly acquisitionInformation?: string;
  readonly legalStatus?: string;
  readonly originatingAgencyIdentifier?: string;
  readonly submissionAgencyIdentifier?: string;
  readonly management?: ReadonlyJsonObject;
  readonly events?: readonly ExternalEvent[];
}
