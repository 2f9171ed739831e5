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
