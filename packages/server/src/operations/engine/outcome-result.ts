import { isAtLeast, type Meter, STATUSES, type Status, worst } from '../../logbook/index.ts';
import type { ActionDefinition, FinalData, MasterData, Outcome, SubOutcome } from './definition.ts';

/** A sub-task's outcome with its counters filled. */
export interface SubResult {
  readonly key: string;
  readonly status: Status;
  readonly subcode?: string;
  readonly meter: Meter;
  readonly fields?: Readonly<Record<string, string>>;
}

/** What an action gave, for one batch or for a whole step: outcomes of batches add up to the step's. */
export interface ActionResult {
  readonly status: Status;
  readonly subcode?: string;
  readonly meter: Meter;
  readonly subs: readonly SubResult[];
  readonly silent: boolean;
  readonly evDetData?: Readonly<Record<string, unknown>>;
  readonly masterData?: MasterData;
  readonly fields?: Readonly<Record<string, string>>;
  readonly finalData?: FinalData;
}

/**
 * An action's outcome over `items` items, its statuses aggregated: the action is as grave as its gravest
 * sub-task, and has the subcode of the last sub-task that has one unless it says otherwise (Vitam's rules).
 */
export function resultOf(
  outcome: Outcome,
  items: number,
  aggregation: ActionDefinition<never>['aggregation'],
): ActionResult {
  const subs = (outcome.subOutcomes ?? []).map(subResult);
  const gravest = worst(outcome.status, ...subs.map((sub) => sub.status));
  const subcode =
    outcome.subcode === undefined
      ? subs.findLast((sub) => sub.subcode !== undefined)?.subcode
      : outcome.subcode;
  return {
    status: aggregation === 'KO_CAUSES_WARNING' && gravest === 'KO' ? 'WARNING' : gravest,
    ...(subcode == null ? {} : { subcode }),
    meter: outcome.meter === undefined ? meterOf({ [gravest]: items }) : meterOf(outcome.meter),
    subs,
    silent: outcome.silent === true,
    ...(outcome.evDetData === undefined ? {} : { evDetData: outcome.evDetData }),
    ...(outcome.masterData === undefined ? {} : { masterData: outcome.masterData }),
    ...(outcome.fields === undefined ? {} : { fields: outcome.fields }),
    ...(outcome.finalData === undefined ? {} : { finalData: outcome.finalData }),
  };
}

function subResult(sub: SubOutcome): SubResult {
  return {
    key: sub.key,
    status: sub.status,
    ...(sub.subcode === undefined ? {} : { subcode: sub.subcode }),
    meter: meterOf(sub.meter ?? { [sub.status]: 1 }),
    ...(sub.fields === undefined ? {} : { fields: sub.fields }),
  };
}

/**
 * Two batches' results of one action: the gravest status, counters added, the first subcode that was set;
 * what a later batch gives to the master wins. Associative, and neutral for statuses in any order of batches.
 */
export function mergeResults(first: ActionResult, second: ActionResult): ActionResult {
  const { evDetData: _first, ...kept } = first;
  const { evDetData: _second, subcode, ...added } = second;
  const merged = first.subcode ?? subcode;
  return {
    ...kept,
    ...added,
    status: worst(first.status, second.status),
    ...(merged === undefined ? {} : { subcode: merged }),
    meter: addMeters(first.meter, second.meter),
    subs: mergeSubs(first.subs, second.subs),
    silent: first.silent && second.silent,
  };
}

/** Sub-tasks with the same key become one, in the place of the first. */
function mergeSubs(first: readonly SubResult[], second: readonly SubResult[]): readonly SubResult[] {
  const merged = new Map<string, SubResult>();
  for (const sub of [...first, ...second]) {
    const before = merged.get(sub.key);
    const subcode = before?.subcode ?? sub.subcode;
    merged.set(sub.key, {
      ...before,
      ...sub,
      status: worst(before?.status ?? sub.status, sub.status),
      ...(subcode === undefined ? {} : { subcode }),
      meter: before === undefined ? sub.meter : addMeters(before.meter, sub.meter),
    });
  }
  return [...merged.values()];
}

export function addMeters(first: Meter, second: Meter): Meter {
  return STATUSES.map((_, place) => (first[place] ?? 0) + (second[place] ?? 0));
}

function meterOf(counts: Readonly<Partial<Record<Status, number>>>): Meter {
  return STATUSES.map((status) => counts[status] ?? 0);
}

/** Whether the actions after this one are skipped for the batch: KO of a blocking action, or any FATAL. */
export function stopsBatch(result: ActionResult, behavior: 'BLOCKING' | 'NOBLOCKING'): boolean {
  return result.status === 'FATAL' || (behavior === 'BLOCKING' && isAtLeast(result.status, 'KO'));
}
