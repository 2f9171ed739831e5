export { CLAMD_DEFAULT_TIMEOUT_MS, type ClamdAddress, type ClamdOptions, clamdScanner } from './clamd.ts';
export { type NotScannedReason, noScanner, type Scanner, type ScanVerdict } from './scanner.ts';
