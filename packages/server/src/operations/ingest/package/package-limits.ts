import { type EntryFault, type PackageEntry, PackageUnreadable } from './entry.ts';

/** What a package may ask of us. Every limit is a key of the configuration (`ingest.limits`). */
export interface PackageLimits {
  readonly maxEntries: number;
  /** Bytes of one entry once read. */
  readonly maxEntryBytes: number;
  /** Bytes of all entries once read. */
  readonly maxTotalBytes: number;
  /** Bytes once read for one byte of the package, looked at above `compressionRatioFloorBytes` only. */
  readonly maxCompressionRatio: number;
  readonly compressionRatioFloorBytes: number;
  /** The manifest's bytes once read. */
  readonly maxManifestBytes: number;
}

const GIBIBYTE = 1024 ** 3;

export const DEFAULT_PACKAGE_LIMITS: PackageLimits = {
  maxEntries: 5_000_000,
  maxEntryBytes: 2_048 * GIBIBYTE,
  maxTotalBytes: 8_192 * GIBIBYTE,
  maxCompressionRatio: 100,
  compressionRatioFloorBytes: GIBIBYTE,
  maxManifestBytes: 16 * GIBIBYTE,
};

/** Why an entry is beyond the limits, `maxBytes` being its own. */
export function entryLimitFault(
  entry: PackageEntry,
  maxBytes: number,
  limits: PackageLimits,
): EntryFault | undefined {
  if (entry.size > maxBytes) return { code: 'TOO_LARGE', detail: String(maxBytes) };
  const ratio = entry.size / Math.max(1, entry.storedSize);
  if (entry.size > limits.compressionRatioFloorBytes && ratio > limits.maxCompressionRatio) {
    return { code: 'RATIO_TOO_HIGH', detail: String(limits.maxCompressionRatio) };
  }
  return undefined;
}

/** @throws PackageUnreadable when the entries together announce too many bytes for a package of this size. */
export function refuseBeyondLimits(bytes: number, packageBytes: number, limits: PackageLimits): void {
  if (bytes > limits.maxTotalBytes) throw new PackageUnreadable('TOO_LARGE', String(limits.maxTotalBytes));
  const tooDense = bytes / Math.max(1, packageBytes) > limits.maxCompressionRatio;
  if (bytes > limits.compressionRatioFloorBytes && tooDense) {
    throw new PackageUnreadable('RATIO_TOO_HIGH', String(limits.maxCompressionRatio));
  }
}
