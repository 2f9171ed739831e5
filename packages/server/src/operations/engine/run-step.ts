import { actionContext } from './action-context.ts';
import { noCrash } from './crash-points.ts';
import type { ActionDefinition, ItemRange, StepDefinition } from './definition.ts';
import { recordFacts } from './facts-recorder.ts';
import { failureOutcome } from './failure-outcome.ts';
import { throwLostDatabase } from './lost-database.ts';
import type { OperationRow } from './operation-row.ts';
import { type ActionResult, resultOf, stopsBatch } from './outcome-result.ts';
import type { RunningOperation } from './running-operation.ts';
import { lifecycleOf } from './step-lifecycle.ts';
import type { MarkedOperation } from './step-marks.ts';
import { stepProgress } from './step-progress.ts';
import { type PlacedResult, stepResult } from './step-result.ts';
import { batchesOf, type EndedStep, type StepRun } from './step-run.ts';

/** A REF step is one batch of one item. */
const REF_LEVELS: readonly number[] = [1];

/**
 * Runs a step from its first batch that is not done yet. All items are processed even when some are KO; a
 * FATAL action ends the step there, and its batch will be done again. Undefined when the work was
 * interrupted: nothing is lost, the next call goes on.
 */
export async function runStep(
  running: MarkedOperation,
  row: OperationRow,
  step: StepDefinition<undefined>,
): Promise<EndedStep | undefined> {
  const { engine, marks } = running;
  const crash = engine.crashPoints ?? noCrash;
  const run = await marks.open(row, step);
  await crash('step-started', step.name);
  const counted = await countItems(running, row, step, run);
  if ('interrupted' in counted) return undefined;
  if ('failure' in counted) return { run, result: stepResult(step, [[counted.failure]], 1) };
  const items = counted.levels.reduce((sum, count) => sum + count, 0);
  const batchSize = step.distribution.kind === 'REF' ? 1 : step.distribution.batchSize;
  const done = new Map(await marks.batches(run));
  for (const range of batchesOf(counted.levels, batchSize)) {
    const before = done.get(range.from) ?? [];
    if (isBatchDone(step, before)) continue;
    const batch = await runBatch(running, row, step, run, range, before);
    if (batch === undefined) return undefined;
    done.set(range.from, batch);
    if (batch.some(({ result }) => result.status === 'FATAL')) break;
    await crash('before-batch-written', step.name);
    await marks.batch(run, range, batch, isRef(step) ? undefined : range.to + 1);
    await crash('batch-done', step.name);
  }
  await crash('step-done', step.name);
  return { run, result: stepResult(step, [...done.values()], items) };
}

function isRef(step: StepDefinition<undefined>): boolean {
  return step.distribution.kind === 'REF';
}

/** Whether every action of a batch ran that had to. */
function isBatchDone(step: StepDefinition<undefined>, results: readonly PlacedResult[]): boolean {
  const last = results.at(-1);
  if (last === undefined) return false;
  return last.action === step.actions.length - 1 || stopsAfter(step, last);
}

function stopsAfter(step: StepDefinition<undefined>, { action, result }: PlacedResult): boolean {
  const behavior = step.actions[action]?.behavior;
  return behavior !== undefined && stopsBatch(result, behavior);
}

type Counted =
  | { readonly levels: readonly number[] }
  | { readonly failure: PlacedResult }
  | { readonly interrupted: true };

async function countItems(
  running: MarkedOperation,
  row: OperationRow,
  step: StepDefinition<undefined>,
  run: StepRun,
): Promise<Counted> {
  if (step.distribution.kind === 'REF') return { levels: REF_LEVELS };
  if (run.levels !== null) return { levels: run.levels };
  try {
    const counted = (await step.count?.(actionContext(running, row))) ?? 0;
    const levels = typeof counted === 'number' ? [counted] : counted;
    await running.marks.counted(run, levels);
    return { levels };
  } catch (error) {
    if (isInterruption(running, error)) return { interrupted: true };
    throwLostDatabase(error);
    return { failure: { action: 0, result: failedResult(running, error, `the count of ${step.name}`) } };
  }
}

/** The actions of one batch in order; a REF step's are durable one by one. Undefined when interrupted. */
async function runBatch(
  running: MarkedOperation,
  row: OperationRow,
  step: StepDefinition<undefined>,
  run: StepRun,
  range: ItemRange,
  before: readonly PlacedResult[],
): Promise<readonly PlacedResult[] | undefined> {
  const results = [...before];
  for (let place = (before.at(-1)?.action ?? -1) + 1; place < step.actions.length; place++) {
    const action = step.actions[place];
    if (action === undefined) break;
    if (running.lease.interruption() !== undefined) return undefined;
    const result = await runAction(running, row, step, action, run, range);
    if (result === undefined) return undefined;
    const placed = { action: place, result };
    results.push(placed);
    if (stopsAfter(step, placed)) break;
    if (isRef(step) && place < step.actions.length - 1)
      await running.marks.batch(run, range, results, undefined);
  }
  return results;
}

async function runAction(
  running: MarkedOperation,
  row: OperationRow,
  step: StepDefinition<undefined>,
  action: ActionDefinition<undefined>,
  run: StepRun,
  range: ItemRange,
): Promise<ActionResult | undefined> {
  const { lease, engine } = running;
  const items = range.to - range.from + 1;
  try {
    const recorder = await recordFacts(
      lease,
      { step: run.step, action: action.key, batchFrom: range.from },
      lifecycleOf(step, action),
      engine.language,
    );
    const progress = stepProgress(running, run, isRef(step) ? undefined : range);
    const context = actionContext(running, row, {
      range: isRef(step) ? undefined : range,
      recorder,
      progress: progress.advance,
    });
    const outcome = await action.run(context).finally(progress.settle);
    await recorder.flush();
    const result = resultOf(outcome, items, action.aggregation);
    if (isRef(step) || result.status === 'FATAL') return result;
    const { evDetData: _, ...kept } = result;
    return kept;
  } catch (error) {
    if (isInterruption(running, error)) return undefined;
    throwLostDatabase(error);
    return failedResult(running, error, `${step.name}/${action.key}`);
  }
}

/** An action that was told to stop throws what it likes: it will run again. */
function isInterruption({ lease, engine }: RunningOperation, error: unknown): boolean {
  const interruption = lease.interruption();
  if (interruption === undefined) return false;
  engine.logger.info({ error, operation: lease.id, interruption }, 'an action was interrupted');
  return true;
}

function failedResult({ lease, engine }: RunningOperation, error: unknown, where: string): ActionResult {
  engine.logger.error({ error, operation: lease.id, tenant: lease.tenant, where }, 'an action failed');
  return resultOf(failureOutcome(error, engine.language), 1, undefined);
}
