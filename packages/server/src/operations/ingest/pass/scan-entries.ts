import type { Queryable } from '../../../platform/index.ts';
import type { Scanner, ScanVerdict } from '../../../scan/index.ts';
import type { Deposit } from '../staging/deposit.ts';

/** What reading an entry told, other than that all is well. */
export interface EntryFinding {
  readonly ordinal: number;
  readonly finding: 'infected' | 'not_scanned' | 'CORRUPTED';
  readonly detail: string;
}

export interface ScanCounts {
  clean: number;
  infected: number;
  notScanned: number;
  /** Why the antivirus stopped answering. */
  unavailable?: string;
}

/** The verdict on one entry, counted; its finding when it is not clean. An installation without antivirus has no findings. */
export function countVerdict(
  counts: ScanCounts,
  ordinal: number,
  verdict: ScanVerdict,
): EntryFinding | undefined {
  if (verdict.verdict === 'clean') {
    counts.clean += 1;
    return undefined;
  }
  if (verdict.verdict === 'infected') {
    counts.infected += 1;
    return { ordinal, finding: 'infected', detail: verdict.signature };
  }
  counts.notScanned += 1;
  if (verdict.reason === 'no_scanner') return undefined;
  if (verdict.reason === 'unavailable') counts.unavailable = verdict.detail;
  return { ordinal, finding: 'not_scanned', detail: `${verdict.reason}: ${verdict.detail}` };
}

/** Whether entries are looked at by an antivirus at all. */
export function isScanning(scanner: Scanner): boolean {
  return scanner.name !== 'none';
}

export async function recordFindings(
  queryable: Queryable,
  { deposit, tables }: Deposit,
  findings: readonly EntryFinding[],
): Promise<void> {
  if (findings.length === 0) return;
  await queryable.query(
    `insert into ${tables.entry_finding} (deposit, ordinal, finding, detail)
     select $1, * from unnest($2::integer[], $3::text[], $4::text[]) on conflict do nothing`,
    [
      deposit,
      findings.map(({ ordinal }) => ordinal),
      findings.map(({ finding }) => finding),
      findings.map(({ detail }) => detail),
    ],
  );
}
