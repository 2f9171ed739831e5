import type { Workflow } from './definition.ts';
import type { EngineDependencies } from './dependencies.ts';
import type { Lease } from './lease.ts';

/** An operation in a worker's hands. */
export interface RunningOperation {
  readonly engine: EngineDependencies;
  readonly workflow: Workflow;
  readonly lease: Lease;
  /** The marks of its steps are written together. */
  readonly gathers?: boolean;
}
