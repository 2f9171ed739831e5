import { labelOf, type NewEvent, outDetail, persistSharedEvents, storedJson } from '../../logbook/index.ts';
import { type Transaction, vitamDateTime } from '../../platform/index.ts';
import { actionContext } from './action-context.ts';
import { noCrash } from './crash-points.ts';
import { type CommitDefinition, CommitRefused, type StepDefinition } from './definition.ts';
import { type StepEndNotes, writeStepEnd } from './end-step.ts';
import { failureDetail } from './failure-outcome.ts';
import { throwLostDatabase } from './lost-database.ts';
import { type OperationRow, readRow } from './operation-row.ts';
import { resultOf } from './outcome-result.ts';
import { pauseInFatal } from './pause-operation.ts';
import type { RunningOperation } from './running-operation.ts';
import type { MarkedOperation } from './step-marks.ts';
import type { EndedStep } from './step-run.ts';

/**
 * From-ordinal of the row that keeps why a commit was refused among the batches of the last ordinary step.
 */
const REFUSAL_ORDINAL = -1;

/** The last ordinary step, whose end the commit writes. */
export interface LastStep extends EndedStep {
  readonly step: StepDefinition<undefined>;
  /** Its end is in the journal already: the operation was paused between it and the commit. */
  readonly written: boolean;
}

/** A pause or a cancel came before the commit: nothing is published. */
class CommitInterrupted extends Error {}

/**
 * The commit, between the last ordinary step and the FINALLY step. Everything is durable on the offers first;
 * then one transaction publishes the rows, takes the tenant's next number and link, and writes the end of the
 * last ordinary step: there is no moment where a deposit is half there. A crash before that transaction
 * leaves nothing visible, and the operation prepares again under another attempt; after it, only the end of
 * the operation is left to do.
 */
export async function commitOperation(
  running: MarkedOperation,
  row: OperationRow,
  commit: CommitDefinition<undefined>,
  last: LastStep,
): Promise<void> {
  const { engine, lease, marks } = running;
  const crash = engine.crashPoints ?? noCrash;
  let takeBack: (() => void) | undefined;
  try {
    await crash('before-prepare', undefined);
    const { preparedDigest } = await commit.prepare(actionContext(running, row));
    await crash('after-prepare', undefined);
    if (!last.written) takeBack = marks.endWithCommit?.(row, last.step, last);
    const isEnded = last.written || takeBack !== undefined;
    await lease.transaction(async (transaction) => {
      await publish(transaction, running, row, commit, { ...last, written: isEnded }, preparedDigest);
      await crash('commit-published', undefined);
    });
    await crash('after-commit', undefined);
  } catch (error) {
    takeBack?.();
    await afterFailedCommit(running, row, last, error);
  }
}

async function publish(
  transaction: Transaction,
  running: RunningOperation,
  row: OperationRow,
  commit: CommitDefinition<undefined>,
  last: LastStep,
  preparedDigest: string,
): Promise<void> {
  const context = actionContext(running, row);
  await commit.addRows?.(context, transaction);
  const { seq, link, previousLink } = await nextInChain(transaction, running, row.tenant, preparedDigest);
  await commit.publish(context, transaction, seq);
  if (!last.written)
    await writeStepEnd(transaction, running, row, last.step, last, { step: row.finally_step });
  const now = running.engine.clock.now();
  await persistSharedEvents(transaction, row, vitamDateTime(now));
  const taken = await transaction.query(
    `update operation set seq = $3, chain_link = $4, previous_link = $5, prepared_digest = $6, committed_at = $7,
       crashes = 0
     where tenant = $1 and id = $2 and requested_action is null`,
    [row.tenant, row.id, seq, link, previousLink, preparedDigest, now],
    { name: 'operation-committed' },
  );
  if (taken.rowCount === 0) throw new CommitInterrupted();
}

/**
 * The tenant's next number and link; its row is held until the commit ends, so numbers follow the commits'
 * order.
 */
async function nextInChain(
  transaction: Transaction,
  { engine }: RunningOperation,
  tenant: number,
  preparedDigest: string,
): Promise<{ readonly seq: bigint; readonly link: string; readonly previousLink: string }> {
  const last = (await lastInChain(transaction, tenant)) ?? (await firstInChain(transaction, tenant));
  const seq = BigInt(last.seq) + 1n;
  const link = engine.chainLink(last.link, preparedDigest, seq);
  await transaction.query(
    'update commit_chain set seq = $2, link = $3 where tenant = $1',
    [tenant, seq, link],
    { name: 'commit-chain-next' },
  );
  return { seq, link, previousLink: last.link };
}

interface LastInChain {
  readonly seq: number;
  readonly link: string;
}

async function lastInChain(transaction: Transaction, tenant: number): Promise<LastInChain | undefined> {
  const chain = await transaction.query<LastInChain>(
    'select seq, link from commit_chain where tenant = $1 for update',
    [tenant],
    { name: 'commit-chain-last' },
  );
  return chain.rows[0];
}

/** The tenant's first commit makes its row: made before each commit, it would have every one wait twice for those before. */
async function firstInChain(transaction: Transaction, tenant: number): Promise<LastInChain> {
  await transaction.query('insert into commit_chain (tenant) values ($1) on conflict do nothing', [tenant]);
  return (await lastInChain(transaction, tenant)) ?? { seq: 0, link: '' };
}

async function afterFailedCommit(
  running: RunningOperation,
  row: OperationRow,
  last: LastStep,
  error: unknown,
): Promise<void> {
  const { engine, lease } = running;
  if (error instanceof CommitInterrupted) await hearRequest(running, row);
  const interruption = lease.interruption();
  if (error instanceof CommitInterrupted || interruption !== undefined) {
    engine.logger.info({ error, operation: row.id, interruption }, 'a commit was interrupted');
    return;
  }
  // The connection may break after the database took the commit: the row tells.
  const now = await readRow(engine.db, row);
  if (now === undefined || now.seq !== null) return;
  // Lost before the commit: nothing is published, and whoever claims the operation next prepares it again.
  throwLostDatabase(error);
  if (error instanceof CommitRefused) return await refuseCommit(running, row, last, error);
  engine.logger.error({ error, operation: row.id, tenant: row.tenant }, 'a commit failed');
  // What its actions did is told by the end of the step that the commit writes: this one tells why it is not there yet.
  const failed = { run: last.run, result: { ...last.result, status: 'FATAL' as const, actions: [] } };
  await pauseInFatal(running, row, last.step, failed, {
    detail: failureDetail(error, engine.language),
  });
}

/** The row says what was asked, maybe before the worker was told. */
async function hearRequest({ engine, lease }: RunningOperation, row: OperationRow): Promise<void> {
  const asked = (await readRow(engine.db, row))?.requested_action;
  if (asked != null) lease.interrupt(asked);
}

/** The last ordinary step is KO, with the reason as an event under it; the FINALLY step is next. */
async function refuseCommit(
  running: RunningOperation,
  row: OperationRow,
  last: LastStep,
  { key, outcome }: CommitRefused,
): Promise<void> {
  const refusal = resultOf(outcome, 1, undefined);
  const detail = outDetail(key, refusal.subcode, refusal.status);
  const event: NewEvent = {
    evType: key,
    outcome: refusal.status,
    outDetail: detail,
    outMessg: labelOf(detail, running.engine.language),
    ...(last.step.silent === true ? {} : { parent: 0 }),
    evDetData: JSON.stringify(refusal.evDetData ?? {}),
  };
  const notes: StepEndNotes = { events: [event] };
  await running.lease.transaction(async (transaction) => {
    await transaction.query(
      `insert into batch (tenant, operation_id, step, run, from_ordinal, to_ordinal, outcomes)
       values ($1, $2, $3, $4, $5, $5, $6)
       on conflict (tenant, operation_id, step, run, from_ordinal) do update set outcomes = excluded.outcomes`,
      [
        row.tenant,
        row.id,
        last.run.step,
        last.run.run,
        REFUSAL_ORDINAL,
        storedJson([{ action: REFUSAL_ORDINAL, result: refusal }]),
      ],
    );
    const after = { step: row.finally_step, refused: true };
    await writeStepEnd(transaction, running, row, last.step, refused(last), after, notes);
  });
}

/** The step in KO; actions whose events are written already are not told twice. */
function refused({ run, result, written }: LastStep): EndedStep {
  return { run, result: { ...result, status: 'KO', actions: written ? [] : result.actions } };
}
