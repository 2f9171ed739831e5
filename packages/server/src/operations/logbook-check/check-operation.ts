import {
  gravity,
  type LogbookEvent,
  type LogbookOperation,
  STATUSES,
  type Status,
} from '../../logbook/index.ts';
import type { WorkflowOutline } from '../engine/index.ts';

/** Something in a journal that is not as it must be. */
export interface CheckError {
  readonly operationId: string;
  /** The lifecycle event at fault, for a comparison with lifecycles. */
  readonly lfcId?: string;
  readonly checkedProperty: 'events' | 'outcome' | 'outcomeDetail' | 'eventType' | 'lifecycle';
  readonly savedLogbookMsg: string;
  readonly expectedLogbookMsg: string;
}

/** The gravest outcome of each type of event in the lifecycles of an operation's items, `LFC.` left out. */
export type LifecycleOutcomes = ReadonlyMap<string, Status>;

/** Operations whose events are those of their items' lifecycles too (Vitam's list). */
const WITH_LIFECYCLES: ReadonlySet<string> = new Set([
  'PROCESS_SIP_UNITARY',
  'FILINGSCHEME',
  'HOLDINGSCHEME',
  'UPDATE_RULES_ARCHIVE_UNITS',
  'PROCESS_AUDIT',
  'STP_UPDATE_UNIT',
]);

/** Events that no workflow declares: those of a reception that failed, of an empty list, of a commit that was refused. */
const OUT_OF_WORKFLOWS: ReadonlySet<string> = new Set([
  'STP_SANITY_CHECK_SIP',
  'SANITY_CHECK_SIP',
  'CHECK_CONTAINER',
  'STP_UPLOAD_SIP',
  'OBJECTS_LIST_EMPTY',
  'COMMIT',
]);

/** Of lifecycles alone: their creation, and events that their producer had already. */
const OF_LIFECYCLES_ALONE: ReadonlySet<string> = new Set(['LFC_CREATION', 'EXTERNAL_LOGBOOK']);

/**
 * Compares an operation's journal with itself, with the workflow that it follows, and with the lifecycles of its items.
 *
 * @param workflow undefined when this release does not know it: then event types are not judged
 */
export function checkOperation(
  operation: LogbookOperation,
  workflow: WorkflowOutline | undefined,
  lifecycles: LifecycleOutcomes,
): readonly CheckError[] {
  const { _id: operationId, events } = operation;
  if (workflow?.givenJournal === true) return [];
  if (events.length === 0) return [error(operationId, 'events', '0', 'events after the first one')];
  return [
    ...[operation, ...events].flatMap((event) => formErrors(operationId, event)),
    ...parentErrors(operationId, events),
    ...(workflow === undefined ? [] : typeErrors(operationId, events, workflow)),
    ...(WITH_LIFECYCLES.has(operation.evType) ? lifecycleErrors(operation, workflow, lifecycles) : []),
  ];
}

/** The outcome is a known status, and ends outDetail, which starts with the type. */
function formErrors(operationId: string, event: LogbookEvent): readonly CheckError[] {
  const { evType, outcome, outDetail } = event;
  if (!(STATUSES as readonly string[]).includes(outcome))
    return [error(operationId, 'outcome', outcome, STATUSES.join(', '))];
  const isRight =
    outDetail.startsWith(`${evType}.`) &&
    outDetail.endsWith(`.${outcome}`) &&
    /^(\.\w+)*$/.test(outDetail.slice(evType.length, outDetail.length));
  return isRight ? [] : [error(operationId, 'outcomeDetail', outDetail, `${evType}[.…].${outcome}`)];
}

/** A task's type starts with its action's. */
function parentErrors(operationId: string, events: readonly LogbookEvent[]): readonly CheckError[] {
  const byId = new Map(events.map((event) => [event.evId, event]));
  return events.flatMap((event) => {
    const action = event.evParentId === null ? undefined : byId.get(event.evParentId);
    if (action === undefined || action.evParentId === null) return [];
    const expected = `${action.evType}.`;
    return event.evType.startsWith(expected)
      ? []
      : [error(operationId, 'eventType', event.evType, `${expected}…`)];
  });
}

/** Steps and actions are those of the workflow. */
function typeErrors(
  operationId: string,
  events: readonly LogbookEvent[],
  workflow: WorkflowOutline,
): readonly CheckError[] {
  const known = new Set([
    workflow.identifier,
    ...workflow.steps.flatMap((step) => [step.name, ...step.actions.map(({ key }) => key)]),
  ]);
  const isKnown = (evType: string): boolean => {
    if (known.has(evType) || OUT_OF_WORKFLOWS.has(evType)) return true;
    const end = evType.lastIndexOf('.');
    return end > 0 && isKnown(evType.slice(0, end));
  };
  return events
    .filter(({ evType }) => !isKnown(evType))
    .map(({ evType }) => error(operationId, 'eventType', evType, [...known].join(', ')));
}

/** What items' lifecycles tell, the operation tells too, with the gravest of their outcomes; and conversely. */
function lifecycleErrors(
  { _id: operationId, events }: LogbookOperation,
  workflow: WorkflowOutline | undefined,
  lifecycles: LifecycleOutcomes,
): readonly CheckError[] {
  const told = new Map<string, Status>();
  for (const { evType, outcome } of events) {
    const before = told.get(evType);
    const status = STATUSES.find((one) => one === outcome) ?? 'UNKNOWN';
    if (before === undefined || gravity(status) > gravity(before)) told.set(evType, status);
  }
  const missing = [...lifecycles].flatMap(([evType, outcome]) => {
    if (OF_LIFECYCLES_ALONE.has(evType)) return [];
    const own = toldOf(told, evType);
    if (own === undefined) return [lifecycleError(operationId, evType, 'absent', outcome)];
    return own === outcome || isWarningOf(workflow, evType, own, outcome)
      ? []
      : [lifecycleError(operationId, evType, own, outcome)];
  });
  const absent = loggedActions(workflow)
    .filter((key) => told.has(key) && lifecycles.size > 0 && !lifecycles.has(key))
    .map((key) => lifecycleError(operationId, key, told.get(key) ?? '', 'absent'));
  return [...missing, ...absent];
}

/** What the operation tells under this name, or as a task of one of its actions (`CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST`). */
function toldOf(told: ReadonlyMap<string, Status>, evType: string): Status | undefined {
  return told.get(evType) ?? [...told].find(([type]) => type.endsWith(`.${evType}`))?.[1];
}

/** Items in KO make such an action WARNING. */
function isWarningOf(
  workflow: WorkflowOutline | undefined,
  evType: string,
  own: Status,
  outcome: Status,
): boolean {
  const action = workflow?.steps.flatMap((step) => step.actions).find(({ key }) => key === evType);
  return action?.aggregation === 'KO_CAUSES_WARNING' && own === 'WARNING' && outcome === 'KO';
}

/** Actions of which every item has an event. */
function loggedActions(workflow: WorkflowOutline | undefined): readonly string[] {
  return (workflow?.steps ?? []).flatMap(({ distribution, actions }) =>
    distribution.kind === 'ITEMS'
      ? actions.filter(({ lifecycle }) => lifecycle === undefined).map(({ key }) => key)
      : [],
  );
}

function lifecycleError(operationId: string, evType: string, saved: string, expected: string): CheckError {
  return {
    ...error(operationId, 'lifecycle', `${evType}: ${saved}`, `LFC.${evType}: ${expected}`),
    lfcId: evType,
  };
}

function error(
  operationId: string,
  checkedProperty: CheckError['checkedProperty'],
  savedLogbookMsg: string,
  expectedLogbookMsg: string,
): CheckError {
  return { operationId, checkedProperty, savedLogbookMsg, expectedLogbookMsg };
}
