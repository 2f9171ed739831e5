import type { Language } from '@chartrier/messages';
import {
  agentText,
  EMPTY_METER,
  gravity,
  type JournalWrite,
  labelOf,
  type MasterUpdate,
  messageWithMeter,
  type NewEvent,
  outDetail,
  type Status,
} from '../../logbook/index.ts';
import { vitamDateTime } from '../../platform/index.ts';
import type { StepDefinition } from './definition.ts';
import type { JournalVoice } from './dependencies.ts';
import type { SubResult } from './outcome-result.ts';
import type { StepResult } from './step-result.ts';

type Step = Pick<StepDefinition<never>, 'name' | 'silent' | 'distribution'> & {
  readonly actions: readonly { readonly key: string }[];
};

/** `STP_X.STARTED`, written alone as soon as the step starts. */
export function startedEvent(step: Pick<Step, 'name'>, language: Language): NewEvent {
  const evType = `${step.name}.STARTED`;
  const detail = outDetail(evType, undefined, 'OK');
  return { evType, outcome: 'OK', outDetail: detail, outMessg: labelOf(detail, language) };
}

/** The journal's update at a step's start: none for a silent step. */
export function startOfStep(
  { clock, agent, language }: JournalVoice,
  step: Pick<Step, 'name' | 'silent'>,
): readonly JournalWrite[] {
  if (step.silent === true) return [];
  const events = [startedEvent(step, language)];
  return [{ at: vitamDateTime(clock.now()), agId: agentText(agent), events: () => events }];
}

/**
 * The events of a step's end, in the order of Vitam's journals: the step, then each action that ran followed
 * by its sub-tasks, then the empty distribution. Only a REF step's actions keep their evDetData, and a FATAL
 * one's its cause.
 */
export function endEvents(
  step: Step,
  result: StepResult,
  {
    known,
    detail: failure,
    language,
  }: {
    /** What the master event knows, which the step's event repeats. */
    readonly known: Readonly<Record<string, string>>;
    /** Why the step failed outside of its actions. */
    readonly detail?: Readonly<Record<string, unknown>> | undefined;
    readonly language: Language;
  },
): readonly NewEvent[] {
  const events: NewEvent[] = [];
  const isTold = step.silent !== true || failure !== undefined;
  if (isTold) {
    const detail = outDetail(step.name, undefined, result.status);
    events.push({
      evType: step.name,
      outcome: result.status,
      outDetail: detail,
      outMessg: labelOf(detail, language),
      fields: known,
      ...(failure === undefined ? {} : { evDetData: JSON.stringify(failure) }),
    });
  }
  const underStep = isTold ? { parent: 0 } : {};
  for (const { action, result: given } of result.actions) {
    const key = step.actions[action]?.key;
    if (key === undefined || given.silent) continue;
    const place = events.length;
    const detail = outDetail(key, given.subcode, given.status);
    const keepsDetail = step.distribution.kind === 'REF' || given.status === 'FATAL';
    events.push({
      evType: key,
      outcome: given.status,
      outDetail: detail,
      outMessg: messageWithMeter(detail, given.meter, language),
      evDetData: JSON.stringify(keepsDetail ? (given.evDetData ?? {}) : {}),
      ...underStep,
      ...(given.fields === undefined ? {} : { fields: given.fields }),
    });
    events.push(...given.subs.map((sub) => subEvent(key, sub, place, language)));
  }
  if (result.empty !== undefined) events.push({ ...emptyEvent(result.empty, language), ...underStep });
  return events;
}

function subEvent(action: string, sub: SubResult, parent: number, language: Language): NewEvent {
  const evType = `${action}.${sub.key}`;
  const detail = outDetail(evType, sub.subcode, sub.status);
  return {
    evType,
    outcome: sub.status,
    outDetail: detail,
    outMessg: messageWithMeter(detail, sub.meter, language),
    parent,
    ...(sub.fields === undefined ? {} : { fields: sub.fields }),
  };
}

function emptyEvent(status: Status, language: Language): NewEvent {
  const detail = outDetail('OBJECTS_LIST_EMPTY', undefined, status);
  const meter = EMPTY_METER.map((_, place) => (place === gravity(status) ? 1 : 0));
  return {
    evType: 'OBJECTS_LIST_EMPTY',
    outcome: status,
    outDetail: detail,
    outMessg: messageWithMeter(detail, meter, language),
  };
}

/** What the step's actions give to the master event, in their order. */
export function masterUpdates(result: StepResult): readonly MasterUpdate[] {
  return result.actions.flatMap(({ result: given }) => given.masterData ?? []);
}
