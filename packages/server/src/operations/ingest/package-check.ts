import type { IngestContext } from './ingest-services.ts';
import type { DepositFault } from './refusal.ts';
import type { Deposit } from './staging/deposit.ts';

/** A sub-task's refusal: its code, its faults, and the form of `evDetTechData` that Vitam gives it. */
export interface PackageRefusal {
  readonly subcode?: string;
  readonly faults: readonly DepositFault[];
  readonly total?: number;
  /** Text, or an object that becomes JSON text. */
  readonly techData?: string | object;
  /** Other keys of the event's data. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A sub-task, or a rule of one. */
export interface PackageCheck {
  readonly key: string;
  readonly run: (context: IngestContext, deposit: Deposit) => Promise<PackageRefusal | undefined>;
}
