import { writeStepEnd } from './end-step.ts';
import { pauseRow } from './pause-operation.ts';
import type { RunningOperation } from './running-operation.ts';
import type { StepMarks } from './step-marks.ts';
import { keepLevels, openStep, readBatches, writeBatch } from './step-run.ts';

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
