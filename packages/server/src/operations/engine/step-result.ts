import { EMPTY_METER, type Meter, type Status, worst } from '../../logbook/index.ts';
import type { StepDefinition } from './definition.ts';
import { type ActionResult, addMeters, mergeResults } from './outcome-result.ts';

/** What one action gave in one batch; `action` is its place in the step. */
export interface PlacedResult {
  readonly action: number;
  readonly result: ActionResult;
}

/** A step at its end. */
export interface StepResult {
  readonly status: Status;
  readonly meter: Meter;
  /** Of the actions that ran, in the workflow's order. */
  readonly actions: readonly PlacedResult[];
  /** The step had no item: the status of its OBJECTS_LIST_EMPTY event. */
  readonly empty?: Status;
}

/**
 * The result of a step from those of its batches, whatever order they come in for statuses and counters. A
 * step without items has the status that its distribution gives, or is OK without an event.
 */
export function stepResult(
  step: Pick<StepDefinition<never>, 'distribution'>,
  batches: readonly (readonly PlacedResult[])[],
  items: number,
): StepResult {
  if (step.distribution.kind === 'ITEMS' && items === 0) {
    const { statusOnEmpty } = step.distribution;
    return {
      status: statusOnEmpty ?? 'OK',
      meter: EMPTY_METER,
      actions: [],
      ...(statusOnEmpty === null ? {} : { empty: statusOnEmpty }),
    };
  }
  const merged = new Map<number, ActionResult>();
  for (const { action, result } of batches.flat()) {
    const before = merged.get(action);
    merged.set(action, before === undefined ? result : mergeResults(before, result));
  }
  const actions = [...merged]
    .map(([action, result]) => ({ action, result }))
    .sort((a, b) => a.action - b.action);
  return {
    status: worst('OK', ...actions.map(({ result }) => result.status)),
    meter: actions.map(({ result }) => result.meter).reduce(addMeters, EMPTY_METER),
    actions,
  };
}
