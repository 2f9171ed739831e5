import type { Finding, JsonObject, ManifestCounts, SedaVersion } from '@chartrier/seda';
import type { PackageFaultCode } from '../package/entry.ts';
import type { PackageFormat } from '../package/package-format.ts';
import type { DocumentFaults } from '../pass/judge-documents.ts';
import type { FolderPart } from '../storing/open-folders.ts';
import type { RareCounts } from './rare-parts.ts';

/** What the pass over a package learns of it as a whole. Every part is absent until its phase is done. */
export interface DepositFacts {
  readonly package?: PackageFacts;
  readonly manifest?: ManifestFacts;
  readonly header?: HeaderFacts;
  readonly managementMetadata?: ManagementMetadataFacts;
  readonly scan?: ScanFacts;
  /** The operation paused because of files that were not scanned: a resume asks again. */
  readonly scanPaused?: boolean;
  readonly identifiers?: IdentifierFacts;
  readonly graph?: GraphFacts;
  readonly space?: SpaceFacts;
  readonly objects?: ObjectFacts;
  /** Parts of the folder that are durable on the offers. */
  readonly sealedParts?: readonly FolderPart[];
  /** Date of the register's line. */
  readonly registeredAt?: string;
  /** Rows were lost in a crash of PostgreSQL, at least once: what steps made is looked for. */
  readonly lost?: boolean;
  /** The shelf built for its units. */
  readonly shelf?: { readonly shelf: number; readonly units: number };
}

export interface PackageFacts {
  readonly format?: PackageFormat;
  /** Why nothing of it can be read. */
  readonly unreadable?: { readonly code: PackageFaultCode; readonly detail: string };
  readonly entries: number;
  readonly bytes: number;
  /** The first root file that has a manifest's name. */
  readonly manifest?: string;
  /** The last file at the root, to show when none has. */
  readonly lastRootFile?: string;
}

export interface ManifestFacts {
  readonly version?: SedaVersion;
  readonly namespace?: string;
  /** The gravest fault's code, and the faults listed (a named limit) out of all. */
  readonly refusedFor?: string;
  readonly faults: readonly Finding[];
  readonly faultCount: number;
  readonly counts: ManifestCounts;
  readonly rare?: RareCounts;
  /** Bytes of the largest unit, as it is staged. */
  readonly largestUnit?: number;
  /** Bytes of the largest object, as it is staged. */
  readonly largestObject?: number;
}

/** The message's header, as the reply and the register need it. */
export interface HeaderFacts {
  readonly comments: readonly { readonly text: string; readonly lang?: string }[];
  readonly date?: string;
  readonly messageIdentifier?: string;
  readonly archivalAgreement?: string;
  readonly archivalAgency?: string;
  readonly transferringAgency?: string;
  /** `ReplyCodeListVersion` … → value. */
  readonly codeLists: Readonly<Record<string, string>>;
}

export interface ManagementMetadataFacts {
  readonly archivalProfile?: string;
  readonly serviceLevel?: string;
  readonly acquisitionInformation?: string;
  readonly legalStatus?: string;
  readonly originatingAgency?: string;
  readonly submissionAgency?: string;
  /** Rules for all root units, in the shape of `_mgt`. */
  readonly management: JsonObject;
  readonly classificationLevel?: string;
  /** What is wrong with these rules: a fault of every root. */
  readonly faults?: readonly DocumentFaults[];
}

export interface ScanFacts {
  /** The antivirus's name, `none` without one. */
  readonly scanner: string;
  readonly clean: number;
  readonly infected: number;
  readonly notScanned: number;
  /** Of a file that is no package: why it is infected, or was not scanned. */
  readonly wholePackage?: string;
  /** The antivirus stopped answering: no file after that was looked at. */
  readonly unavailable?: string;
}

export interface ObjectFacts {
  readonly count: number;
  readonly bytes: number;
  /** Empty files among them. */
  readonly empty: number;
}

/** Ids of the manifest that are declared twice, or used and not declared. */
export interface IdentifierFacts {
  readonly count: number;
  readonly faults: readonly IdentifierFault[];
}

export interface IdentifierFault {
  readonly kind: 'duplicate' | 'dangling';
  readonly id: string;
  readonly element: string;
  readonly line: number;
  readonly column: number;
  /** Of a duplicate: the line of the first declaration. */
  readonly firstLine?: number;
}

/** The tree of the deposit's units. */
export interface GraphFacts {
  readonly levels: readonly number[];
  /** Units in a cycle, below one, or too deep. */
  readonly unplaced: number;
  /** Manifest ids of a cycle, from child to parent, the first one again at the end. */
  readonly cycle?: readonly string[];
  /** Units of the archive that are parents of its roots. */
  readonly outside?: number;
  /** The longest way up from a unit, with those of the archive. */
  readonly deepest?: number;
  /** A unit, or all of them together, would say more of their ancestors than allowed: they were not all computed. */
  readonly crowded?: { readonly of: 'unit' | 'set'; readonly max: number };
}

/** What the objects need, and what each offer of their strategy had free before they were stored (null: it does not tell). */
export interface SpaceFacts {
  readonly needed: number;
  readonly offers: readonly { readonly offer: string; readonly usable: number | null }[];
}
