import type { Readable } from 'node:stream';

/** What a scan says of one entry. `not_scanned` is never read as clean. */
export type ScanVerdict =
  | { readonly verdict: 'clean' }
  | { readonly verdict: 'infected'; readonly signature: string }
  | { readonly verdict: 'not_scanned'; readonly reason: NotScannedReason; readonly detail: string };

export type NotScannedReason =
  /** No antivirus is configured. */
  | 'no_scanner'
  /** The entry is larger than the antivirus accepts, or nests deeper than it looks. */
  | 'beyond_limits'
  /** The antivirus does not answer, or answers with an error. */
  | 'unavailable';

/** An antivirus, asked about one entry at a time. */
export interface Scanner {
  /** The name shown in journals: `clamd`, `none`. */
  readonly name: string;
  /** Reads `source` to its end; a scan that cannot be done is a verdict, not a throw. */
  scan(source: Readable | Buffer): Promise<ScanVerdict>;
  /** The engine and its signatures' version, for `doctor`; throws when it does not answer. */
  version(): Promise<string>;
  close(): Promise<void>;
}

/** The scanner of an installation without antivirus: every entry is `not_scanned`. */
export function noScanner(): Scanner {
  return {
    name: 'none',
    scan: async (source) => {
      if (!Buffer.isBuffer(source)) source.destroy();
      return { verdict: 'not_scanned', reason: 'no_scanner', detail: 'no antivirus is configured' };
    },
    version: async () => 'none',
    close: async () => {},
  };
}
