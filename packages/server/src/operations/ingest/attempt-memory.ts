import { openReferentialSnapshot, type ReferentialSnapshot } from '../../referential/index.ts';
import type { IngestContext } from './ingest-services.ts';
import type { Deposit } from './staging/deposit.ts';

/** What an attempt at a small deposit remembers from one action to the next. */
export interface AttemptMemory {
  readonly attempt: number;
  /** Reference data as this attempt sees it, from its beginning to its end. */
  readonly referential: ReferentialSnapshot;
  /** The deposit as this attempt last read or wrote it, once its package was read. */
  deposit: Deposit | undefined;
  /** What was counted of its staged rows, which stay as they are once its package was read. */
  readonly counts: Map<string, number>;
}

/** By operation: what is there belongs to operations that this process runs now. */
export type AttemptMemories = Map<string, AttemptMemory>;

/**
 * The memory of this attempt; undefined where each action must look again. Only an attempt whose marks are gathered has one:
 * that its staged rows were there all along is confirmed when they are written.
 */
export function memoryOf(context: IngestContext): AttemptMemory | undefined {
  if (!context.gathered) return undefined;
  const { attempts, database, administrationTenant } = context.services;
  const known = attempts.get(context.operationId);
  if (known?.attempt === context.attempt) return known;
  const referential = openReferentialSnapshot(database, { tenant: context.tenant, administrationTenant });
  const memory: AttemptMemory = {
    attempt: context.attempt,
    referential,
    deposit: undefined,
    counts: new Map(),
  };
  attempts.set(context.operationId, memory);
  return memory;
}

/** Counts once an attempt that has a memory. */
export async function countedOnce(
  context: IngestContext,
  what: string,
  count: () => Promise<number>,
): Promise<number> {
  const counts = memoryOf(context)?.counts;
  const known = counts?.get(what);
  if (known !== undefined) return known;
  const counted = await count();
  counts?.set(what, counted);
  return counted;
}

/** Remembers a deposit that was read or changed; answers it. */
export function remember(context: IngestContext, deposit: Deposit): Deposit {
  const memory = memoryOf(context);
  if (memory !== undefined) memory.deposit = deposit;
  return deposit;
}
