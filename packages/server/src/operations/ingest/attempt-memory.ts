import {
  type FormatIdentifier,
  openReferentialSnapshot,
  type ReferentialSnapshot,
} from '../../referential/index.ts';
import type { IngestContext } from './ingest-services.ts';
import type { Deposit } from './staging/deposit.ts';

/** What an attempt at a small deposit remembers from one action to the next. */
export interface AttemptMemory {
  readonly attempt: number;
  /** Reference data as this attempt sees it, from its beginning to its end. */
  readonly referential: ReferentialSnapshot;
  /** The deposit as this attempt last read or wrote it, once its package was read. */
  deposit: Deposit | undefined;
  /** The reply that it kept with its row. */
  reply: Buffer | undefined;
  /** What was asked once: of its staged rows, which stay as they are once its package was read, or of what is in force. */
  readonly answers: Map<string, unknown>;
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
    reply: undefined,
    answers: new Map(),
  };
  attempts.set(context.operationId, memory);
  return memory;
}

/** Asks once an attempt that has a memory: `what` names the question, which is never asked for another type of answer. */
export async function askedOnce<Answer>(
  context: IngestContext,
  what: string,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const answers = memoryOf(context)?.answers;
  if (answers?.has(what) === true) return answers.get(what) as Answer;
  const answer = await ask();
  answers?.set(what, answer);
  return answer;
}

/** The formats in force, as an attempt that has a memory found them first. */
export async function formatsInForce(context: IngestContext): Promise<FormatIdentifier> {
  return await askedOnce(context, 'formats', () => context.services.formats.inForce());
}

/** Remembers a deposit that was read or changed; answers it. */
export function remember(context: IngestContext, deposit: Deposit): Deposit {
  const memory = memoryOf(context);
  if (memory !== undefined) memory.deposit = deposit;
  return deposit;
}
