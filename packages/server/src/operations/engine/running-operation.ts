import type { Workflow } from './definition.ts';
import type { EngineDependencies } from './dependencies.ts';
import type { Lease } from './lease.ts';
import type { StepMarks } from './step-marks.ts';

/** An operation in a worker's hands. */
export interface RunningOperation {
  readonly engine: EngineDependencies;
  readonly workflow: Workflow;
  readonly lease: Lease;
  /** The marks of its steps are written together. */
  readonly gathers?: boolean;
}

/** The same, with the way in which its steps leave their marks. */
export interface MarkedOperation extends RunningOperation {
  readonly marks: StepMarks;
}
