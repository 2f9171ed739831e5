import type { ItemRange, StepDefinition } from './definition.ts';
import type { AfterStep } from './end-step.ts';
import type { OperationRow } from './operation-row.ts';
import type { RunningOperation } from './running-operation.ts';
import type { PlacedResult } from './step-result.ts';
import type { EndedStep, StepRun } from './step-run.ts';

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

/** An operation in a worker's hands, with the way in which its steps leave their marks. */
export interface MarkedOperation extends RunningOperation {
  readonly marks: StepMarks;
}
