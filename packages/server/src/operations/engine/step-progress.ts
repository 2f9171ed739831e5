import type { ItemRange } from './definition.ts';
import type { MarkedOperation } from './step-marks.ts';
import type { StepRun } from './step-run.ts';

/** Progress is for people who look: it is written no more often than this. */
const WRITTEN_EVERY_MILLISECONDS = 1_000;

export interface StepProgress {
  advance(done: number, total: number): void;
  /** Waits for what is being written. */
  settle(): Promise<void>;
}

/** Shows how far an action is: in its batch, or, for a REF step, in whatever it counts. */
export function stepProgress(
  { engine, marks }: MarkedOperation,
  { tenant, id, step, run }: StepRun,
  range: ItemRange | undefined,
): StepProgress {
  let next = performance.now() + WRITTEN_EVERY_MILLISECONDS;
  let writing: Promise<unknown> = Promise.resolve();

  return {
    advance(done, total) {
      const now = performance.now();
      if (now < next) return;
      next = now + WRITTEN_EVERY_MILLISECONDS;
      const processed = Math.trunc(done) + (range?.from ?? 0);
      writing = writing
        .then(() => marks.show())
        .then(() =>
          engine.db.query(
            `update step_run set elements_processed = greatest(elements_processed, $5),
               elements_to_process = coalesce($6, elements_to_process)
             where tenant = $1 and operation_id = $2 and step = $3 and run = $4`,
            [tenant, id, step, run, processed, range === undefined ? Math.trunc(total) : null],
          ),
        )
        .catch((error: unknown) =>
          engine.logger.warn({ error, operation: id }, 'progress could not be shown'),
        );
    },
    async settle() {
      await writing;
    },
  };
}
