import type { ItemRange, StepDefinition } from './definition.ts';
import { type AfterStep, writeStepEnd } from './end-step.ts';
import type { OperationRow } from './operation-row.ts';
import { pauseRow } from './pause-operation.ts';
import type { EndedStep } from './run-step.ts';
import type { RunningOperation } from './running-operation.ts';
import type { PlacedResult } from './step-result.ts';
import { keepLevels, openStep, readBatches, type StepRun, writeBatch } from './step-run.ts';

/** Where an operation goes when a step has ended, and whether it waits there for someone. */
export interface NextStep extends AfterStep {
  readonly pause: boolean;
}

/** What a running operation leaves on its way, by which whoever claims it next knows how far it went. */
export interface StepMarks {
  /** The step begins, or goes on in the run that is open. */
  open(row: OperationRow, step: StepDefinition<undefined>): Promise<StepRun>;
  counted(run: StepRun, levels: readonly number[]): Promise<void>;
  batches(run: StepRun): Promise<ReadonlyMap<number, readonly PlacedResult[]>>;
  batch(
    run: StepRun,
    range: ItemRange,
    results: readonly PlacedResult[],
    processed: number | undefined,
  ): Promise<void>;
  /** Whoever looks finds the marks made so far. */
  show(): Promise<void>;
  end(row: OperationRow, step: StepDefinition<undefined>, ended: EndedStep, next: NextStep): Promise<void>;
  /**
   * The end of the last ordinary step, and the start of the FINALLY step, for the commit's transaction to write with the
   * rest; absent where the commit writes that end by itself. Answers what takes them back when the commit fails.
   */
  endWithCommit?(row: OperationRow, step: StepDefinition<undefined>, ended: EndedStep): () => void;
}

/** Each mark is durable before anything else is done. */
export function durableMarks(running: RunningOperation): StepMarks {
  const { lease, engine } = running;
  return {
    open: (row, step) => openStep(running, row, step),
    counted: (run, levels) => lease.transaction((transaction) => keepLevels(transaction, run, levels)),
    batches: (run) => readBatches(engine.db, run),
    batch: (run, range, results, processed) =>
      lease.transaction((transaction) => writeBatch(transaction, run, range, results, processed)),
    show: async () => {},
    end: (row, step, ended, { pause, ...after }) =>
      lease.transaction(async (transaction) => {
        await writeStepEnd(transaction, running, row, step, ended, after);
        if (pause) await pauseRow(transaction, row);
      }),
  };
}
