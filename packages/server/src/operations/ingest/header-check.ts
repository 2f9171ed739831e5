import type { IngestContext } from './ingest-services.ts';
import type { DepositFault } from './refusal.ts';
import type { Deposit } from './staging/deposit.ts';

/** What one check of the header says: the sub-code, where the check has some, and the faults of a refusal. */
export interface HeaderCheckResult {
  readonly subcode?: string;
  readonly faults: readonly DepositFault[];
  /** When more were found than are listed. */
  readonly total?: number;
  /** Other keys of the event's data. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** One check of the header. */
export interface HeaderCheck {
  readonly key: string;
  /** Whether the workflow, or the contract, asks for it. */
  readonly applies: (context: IngestContext, deposit: Deposit) => Promise<boolean>;
  readonly run: (context: IngestContext, deposit: Deposit) => Promise<HeaderCheckResult | undefined>;
}
