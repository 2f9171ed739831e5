/** Why an entry, or the package that holds it, is refused. */
export type EntryFaultCode =
  // the package cannot be read as it should: CHECK_CONTAINER
  | 'ENCRYPTED'
  | 'METHOD_UNSUPPORTED'
  | 'OVERLAPPING'
  | 'CORRUPTED'
  | 'TOO_LARGE'
  | 'RATIO_TOO_HIGH'
  // what it holds may not be unpacked: UPLOAD_SIP
  | 'NAME_NOT_ALLOWED'
  | 'NAME_UNREADABLE'
  | 'SEPARATOR_BACKSLASH'
  | 'TRAVERSAL'
  | 'DUPLICATE'
  | 'LINK'
  | 'SPECIAL_FILE';

export interface EntryFault {
  readonly code: EntryFaultCode;
  /** What the sentence about it needs: the method's name, the link's target. */
  readonly detail?: string;
}

/** A file of the package. Directories are no entries: folders exist by the files they hold. */
export interface PackageEntry {
  /** Its place in the package's directory, from 0. */
  readonly ordinal: number;
  /** Its path from the package's root, decoded to be legible. */
  readonly name: string;
  /** Zip: of its local header; tar: of its bytes. */
  readonly offset: number;
  readonly storedSize: number;
  readonly size: number;
  readonly compressed: boolean;
  /** Zip only. */
  readonly crc32?: number;
  readonly fault?: EntryFault;
}

/** Faults of the package itself; the others are of what it holds. */
export const CONTAINER_FAULTS: ReadonlySet<EntryFaultCode> = new Set([
  'ENCRYPTED',
  'METHOD_UNSUPPORTED',
  'OVERLAPPING',
  'CORRUPTED',
  'TOO_LARGE',
  'RATIO_TOO_HIGH',
]);

/** The whole package is unreadable: no directory, truncated, beyond a limit. */
export class PackageUnreadable extends Error {
  readonly code: PackageFaultCode;
  readonly detail: string;

  constructor(code: PackageFaultCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.name = 'PackageUnreadable';
    this.code = code;
    this.detail = detail;
  }
}

export type PackageFaultCode =
  | 'NOT_A_PACKAGE'
  | 'DAMAGED'
  | 'TOO_MANY_ENTRIES'
  | 'TOO_LARGE'
  | 'RATIO_TOO_HIGH';
