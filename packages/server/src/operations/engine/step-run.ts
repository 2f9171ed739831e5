import { appendEvents, type OperationReference, storedJson } from '../../logbook/index.ts';
import type { Queryable, Transaction } from '../../platform/index.ts';
import type { ItemRange, StepDefinition } from './definition.ts';
import type { OperationRow } from './operation-row.ts';
import type { RunningOperation } from './running-operation.ts';
import { startOfStep } from './step-events.ts';
import type { PlacedResult, StepResult } from './step-result.ts';

/** A run of a step: its number, and how many items each level has once they were counted. */
export interface StepRun extends OperationReference {
  readonly step: number;
  readonly run: number;
  readonly levels: readonly number[] | null;
}

/** A step that has ended: its run, and what came of it. */
export interface EndedStep {
  readonly run: StepRun;
  readonly result: StepResult;
}

/**
 * Begins the run of a step, with its STARTED event; a step that is open already goes on in its run, and a
 * replayed step in the run that the replay opened, without that event (as Vitam's recover and replay do).
 */
export async function openStep(
  { lease, engine }: RunningOperation,
  row: OperationRow,
  step: StepDefinition<undefined>,
): Promise<StepRun> {
  const reference = { tenant: row.tenant, id: row.id };
  return await lease.transaction(async (transaction) => {
    if (!row.step_open) {
      await transaction.query(
        `insert into step_run (tenant, operation_id, step, run, name, status)
         select $1, $2, $3, coalesce(max(run), 0) + 1, $4, 'STARTED' from step_run
         where tenant = $1 and operation_id = $2 and step = $3`,
        [row.tenant, row.id, row.step, step.name],
      );
      await transaction.query('update operation set step_open = true where tenant = $1 and id = $2', [
        row.tenant,
        row.id,
      ]);
      for (const write of startOfStep(engine, step)) await appendEvents(transaction, reference, write);
    }
    const opened = await transaction.query<{ run: number; levels: readonly number[] | null }>(
      `update step_run set status = 'STARTED', ended_at = null
       where tenant = $1 and operation_id = $2 and step = $3
         and run = (select max(run) from step_run where tenant = $1 and operation_id = $2 and step = $3)
       returning run, levels`,
      [row.tenant, row.id, row.step],
    );
    return {
      ...reference,
      step: row.step,
      run: opened.rows[0]?.run ?? 1,
      levels: opened.rows[0]?.levels ?? null,
    };
  });
}

/** Keeps what was counted: a step that goes on after a crash meets the same items in the same batches. */
export async function keepLevels(
  transaction: Transaction,
  { tenant, id, step, run }: StepRun,
  levels: readonly number[],
): Promise<void> {
  await transaction.query(
    `update step_run set levels = $5, elements_to_process = $6
     where tenant = $1 and operation_id = $2 and step = $3 and run = $4`,
    [tenant, id, step, run, levels, levels.reduce((sum, count) => sum + count, 0)],
  );
}

/** The batches of a step in order; none spans two levels. */
export function* batchesOf(levels: readonly number[], batchSize: number): Generator<ItemRange> {
  let first = 0;
  for (const [level, count] of levels.entries()) {
    const end = first + count;
    for (let from = first; from < end; from += batchSize)
      yield { from, to: Math.min(from + batchSize, end) - 1, level };
    first = end;
  }
}

/** What the batches of a run gave, by their first ordinal. */
export async function readBatches(
  queryable: Queryable,
  { tenant, id, step, run }: StepRun,
): Promise<ReadonlyMap<number, readonly PlacedResult[]>> {
  const found = await queryable.query<{ from_ordinal: number; outcomes: readonly PlacedResult[] }>(
    `select from_ordinal, outcomes from batch where tenant = $1 and operation_id = $2 and step = $3 and run = $4
     order by from_ordinal`,
    [tenant, id, step, run],
  );
  return new Map(found.rows.map((row) => [row.from_ordinal, row.outcomes]));
}

/**
 * The durable mark of a batch: after it, no crash makes the batch run again.
 * @param processed items of the step that are done; a REF step tells its own progress.
 */
export async function writeBatch(
  transaction: Transaction,
  { tenant, id, step, run }: StepRun,
  range: ItemRange,
  results: readonly PlacedResult[],
  processed: number | undefined,
): Promise<void> {
  await transaction.query(
    `insert into batch (tenant, operation_id, step, run, level, from_ordinal, to_ordinal, outcomes)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (tenant, operation_id, step, run, from_ordinal) do update set outcomes = excluded.outcomes`,
    [tenant, id, step, run, range.level, range.from, range.to, storedJson(results)],
  );
  if (processed !== undefined)
    await transaction.query(
      `update step_run set elements_processed = $5
       where tenant = $1 and operation_id = $2 and step = $3 and run = $4`,
      [tenant, id, step, run, processed],
    );
  await transaction.query('update operation set crashes = 0 where tenant = $1 and id = $2 and crashes > 0', [
    tenant,
    id,
  ]);
}

/** The latest run of a step that was opened once, and how many items it had. */
export async function lastRun(
  queryable: Queryable,
  row: OperationRow,
  step: number,
): Promise<StepRun & { readonly items: number }> {
  const found = await queryable.query<{
    run: number;
    levels: readonly number[] | null;
    items: number | null;
  }>(
    `select run, levels, elements_to_process as items from step_run
     where tenant = $1 and operation_id = $2 and step = $3 order by run desc limit 1`,
    [row.tenant, row.id, step],
  );
  const run = found.rows[0];
  if (run === undefined) throw new Error(`Step ${step} of operation ${row.id} never ran`);
  return { tenant: row.tenant, id: row.id, step, run: run.run, levels: run.levels, items: run.items ?? 1 };
}
