import {
  appendWrites,
  EMPTY_METER,
  insertSharedEvents,
  type JournalWrite,
  type Meter,
  type SharedDeclarations,
  type Status,
  sharedEventRows,
  storedJson,
} from '../../logbook/index.ts';
import type { Transaction } from '../../platform/index.ts';
import type { ItemRange } from './definition.ts';
import type { OperationRow } from './operation-row.ts';
import type { PlacedResult } from './step-result.ts';

/** The first run of a step, as its marks tell it. */
export interface GatheredRun {
  readonly step: number;
  readonly name: string;
  readonly status: Status;
  readonly startedAt: Date;
  readonly levels?: readonly number[];
  readonly toProcess?: number;
  readonly processed?: number;
  readonly meter?: Meter;
  readonly endedAt?: Date;
  /** It, or something of it, is not written yet. */
  readonly isNew: boolean;
}

export interface GatheredBatch {
  readonly step: number;
  readonly range: ItemRange;
  readonly results: readonly PlacedResult[];
  readonly isNew: boolean;
}

/** Marks in memory. */
export interface Gathering {
  readonly writes: readonly JournalWrite[];
  /** By step. */
  readonly runs: ReadonlyMap<number, GatheredRun>;
  /** By step and first ordinal. */
  readonly batches: ReadonlyMap<string, GatheredBatch>;
  readonly shared: readonly SharedDeclarations[];
}

/** Every step is in its first run: nothing of an operation is gathered once anything happened to it. */
const RUN = 1;

/**
 * Writes the marks of several steps as if each had been written when it was made: the events with their dates, in their order;
 * the steps and their batches; the place of the operation, which `row` has.
 */
export async function writeGathered(
  transaction: Transaction,
  row: OperationRow,
  { writes, runs, batches, shared }: Gathering,
): Promise<void> {
  await appendWrites(transaction, row, writes);
  await insertSharedEvents(transaction, row, shared.flatMap(sharedEventRows));
  await transaction.query(
    `with runs as (
       insert into step_run (tenant, operation_id, step, run, name, status, meter, levels, elements_to_process,
         elements_processed, started_at, ended_at)
       select $1, $2, r.step, $7, r.name, r.status, r.meter, r.levels, r.to_process, r.processed, r.started_at, r.ended_at
       from jsonb_to_recordset($8::jsonb) as r (step integer, name text, status text, meter bigint[], levels bigint[],
         to_process bigint, processed bigint, started_at timestamptz, ended_at timestamptz)
       on conflict (tenant, operation_id, step, run) do update set status = excluded.status, meter = excluded.meter,
         levels = excluded.levels, elements_to_process = excluded.elements_to_process,
         elements_processed = excluded.elements_processed, ended_at = excluded.ended_at
     ), batches as (
       insert into batch (tenant, operation_id, step, run, level, from_ordinal, to_ordinal, outcomes)
       select $1, $2, b.step, $7, b.level, b.first, b.last, b.outcomes
       from jsonb_to_recordset($9::jsonb) as b (step integer, level integer, first bigint, last bigint, outcomes jsonb)
       on conflict (tenant, operation_id, step, run, from_ordinal) do update set outcomes = excluded.outcomes
     )
     update operation set step = $3, step_open = $4, refused = $5, status = $6 where tenant = $1 and id = $2`,
    [
      row.tenant,
      row.id,
      row.step,
      row.step_open,
      row.refused,
      row.status,
      RUN,
      storedJson([...runs.values()].filter(({ isNew }) => isNew).map(runRow)),
      storedJson([...batches.values()].filter(({ isNew }) => isNew).map(batchRow)),
    ],
    { name: 'operation-marks' },
  );
}

function runRow({
  step,
  name,
  status,
  startedAt,
  levels,
  toProcess,
  processed,
  meter,
  endedAt,
}: GatheredRun) {
  return {
    step,
    name,
    status,
    started_at: startedAt,
    meter: meter ?? EMPTY_METER,
    levels: levels ?? null,
    to_process: toProcess ?? null,
    processed: processed ?? 0,
    ended_at: endedAt ?? null,
  };
}

function batchRow({ step, range, results }: GatheredBatch) {
  return { step, level: range.level, first: range.from, last: range.to, outcomes: results };
}
