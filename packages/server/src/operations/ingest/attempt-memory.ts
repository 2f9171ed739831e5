import { type FormatIdentifier, openReferentialSnapshot } from '../../referential/index.ts';
import type { AttemptMemory } from './attempts.ts';
import type { IngestContext } from './ingest-services.ts';
import type { Deposit } from './staging/deposit.ts';

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
