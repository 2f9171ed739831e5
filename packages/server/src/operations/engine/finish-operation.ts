import { forgetLifecycles, journalLines, RENDERING_VERSION, worst } from '../../logbook/index.ts';
import type { Queryable } from '../../platform/index.ts';
import type { CompleteOperation } from '../../storage/index.ts';
import { actionContext } from './action-context.ts';
import { notify, operationPayload, STOPPED_CHANNEL } from './channels.ts';
import { noCrash } from './crash-points.ts';
import type { FinalData } from './definition.ts';
import { writeFinalEvent } from './final-event.ts';
import { throwLostDatabase } from './lost-database.ts';
import { operationHeader } from './operation-header.ts';
import type { OperationRow } from './operation-row.ts';
import { pauseAtEnd } from './pause-operation.ts';
import type { RunningOperation } from './running-operation.ts';
import type { PlacedResult } from './step-result.ts';

/**
 * The final event, after every step: with it the journal is whole, and the operation's outcome does not
 * change any more. Lifecycles of an operation that was not committed go: its items are not in the archive.
 */
export async function finishOperation(running: RunningOperation, row: OperationRow): Promise<void> {
  const { engine, lease } = running;
  const crash = engine.crashPoints ?? noCrash;
  await crash('before-final-event', undefined);
  await lease.transaction(async (transaction) => {
    const outcome = worst('OK', row.status);
    if (running.workflow.givenJournal !== true)
      await writeFinalEvent(transaction, engine, row, outcome, await finalDataOf(transaction, row));
    if (row.seq === null) await forgetLifecycles(transaction, row);
    await transaction.query(
      `update operation set finished = true, outcome = $3, status = $3, completed_at = $4, crashes = 0
       where tenant = $1 and id = $2`,
      [row.tenant, row.id, outcome, engine.clock.now()],
      { name: 'operation-finished' },
    );
  });
  await crash('after-final-event', undefined);
}

/** What the last action that had something for the final event gave, among the steps' latest runs. */
async function finalDataOf(queryable: Queryable, row: OperationRow): Promise<FinalData | undefined> {
  const found = await queryable.query<{ outcomes: readonly PlacedResult[] }>(
    `select outcomes from batch
     where tenant = $1 and operation_id = $2 and outcomes @? '$[*].result.finalData'
       and run = (select max(run) from step_run
         where step_run.tenant = $1 and step_run.operation_id = $2 and step_run.step = batch.step)
     order by step desc, from_ordinal = -1 desc, from_ordinal desc limit 1`,
    [row.tenant, row.id],
    { name: 'operation-final-data' },
  );
  return found.rows[0]?.outcomes.findLast(({ result }) => result.finalData !== undefined)?.result.finalData;
}

/**
 * Journal and operation.json on every offer, then the working places cleaned, then COMPLETED: whoever sees
 * COMPLETED finds everything else done. Done again after a crash, each part finds what is there and goes on.
 */
export async function sealAndComplete(running: RunningOperation, row: OperationRow): Promise<void> {
  const { engine, lease } = running;
  const crash = engine.crashPoints ?? noCrash;
  try {
    await crash('before-seal', undefined);
    await seal(running, row);
    await crash('after-seal', undefined);
  } catch (error) {
    throwLostDatabase(error);
    engine.logger.error({ error, operation: row.id, tenant: row.tenant }, 'an operation could not be sealed');
    if (lease.interruption() === 'LEASE_LOST') return;
    return await pauseAtEnd(running, row);
  }
  try {
    await running.workflow.cleanUp?.(actionContext(running, row));
  } catch (error) {
    throwLostDatabase(error);
    // The operation is whole without it: what is left is seen by whoever watches the workspace.
    engine.logger.error(
      { error, operation: row.id, tenant: row.tenant },
      'an operation left its working files',
    );
  }
  await crash('before-completed', undefined);
  await lease.transaction(async (transaction) => {
    await transaction.query(
      `update operation set state = 'COMPLETED', status = outcome, step = cardinality(steps), sealed = true,
         owner = null, lease_until = null, requested_action = null
       where tenant = $1 and id = $2`,
      [row.tenant, row.id],
      { name: 'operation-completed' },
    );
    await notify(transaction, STOPPED_CHANNEL, operationPayload(row));
  });
  await crash('after-completed', undefined);
}

/** The journal is read in one snapshot, while it is written on the offers. */
async function seal(running: RunningOperation, row: OperationRow): Promise<void> {
  const { engine, workflow } = running;
  const commit = commitOf(row);
  const reply = await workflow.reply?.(actionContext(running, row));
  await engine.db.transaction(
    async (transaction) => {
      await engine.sealOperation({
        tenant: row.tenant,
        operationId: row.id,
        createdAt: row.created_at,
        attempt: row.fence,
        outcome: row.outcome ?? row.status,
        facts: {
          workflow: row.workflow,
          definitionVersion: row.definition_version,
          identifier: row.identifier,
          typeProc: row.type_proc,
          lane: row.lane,
          parameters: row.parameters,
          createdAt: row.created_at,
          ...(row.started_at === null ? {} : { startedAt: row.started_at }),
          completedAt: row.completed_at ?? row.created_at,
        },
        ...(commit === undefined ? {} : { commit }),
        journal: journalLines(transaction, row, { ...operationHeader(row) }),
        journalRendering: RENDERING_VERSION,
        ...(reply === undefined ? {} : { reply }),
      });
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

function commitOf(row: OperationRow): CompleteOperation['commit'] {
  const { seq, chain_link: link, previous_link: previousLink, prepared_digest: preparedDigest } = row;
  if (seq === null || link === null || previousLink === null || preparedDigest === null) return undefined;
  return { seq, link, previousLink, preparedDigest };
}
