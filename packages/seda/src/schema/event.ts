import type { SedaVersion } from '../version.ts';
import { anyDate, idref, nonEmptyToken, text } from './basic-types.ts';
import {
  anyElements,
  childrenType,
  type ElementType,
  many,
  one,
  optional,
  type Particle,
  sequence,
  some,
  when,
} from './particles.ts';

const linkingAgent = childrenType(
  'LinkingAgentIdentifierType',
  sequence(
    optional('LinkingAgentIdentifierType', nonEmptyToken),
    optional('LinkingAgentIdentifierValue', nonEmptyToken),
    optional('LinkingAgentRole', nonEmptyToken),
  ),
);

function eventModel(version: SedaVersion, ...last: readonly Particle[]): Particle {
  return sequence(
    optional('EventIdentifier', nonEmptyToken),
    optional('EventTypeCode', nonEmptyToken),
    optional('EventType', nonEmptyToken),
    one('EventDateTime', anyDate),
    optional('EventDetail', text),
    optional('Outcome', nonEmptyToken),
    optional('OutcomeDetail', nonEmptyToken),
    optional('OutcomeDetailMessage', nonEmptyToken),
    optional('EventDetailData', nonEmptyToken),
    ...when(version !== '2.1', many('LinkingAgentIdentifier', linkingAgent)),
    ...last,
    anyElements,
  );
}

/** EventType: in a description or in a unit's journal. */
export function event(version: SedaVersion): ElementType {
  return childrenType('EventType', eventModel(version));
}

/** LogBookType of a unit or of the whole transfer. */
export function logBook(version: SedaVersion): ElementType {
  return childrenType('LogBookType', some('Event', event(version)));
}

/** LogBookOgType: the journal of a group, whose events may name an object. */
export function groupLogBook(version: SedaVersion): ElementType {
  const groupEvent = childrenType(
    'EventLogBookOgType',
    eventModel(version, optional('DataObjectReferenceId', idref)),
  );
  return childrenType('LogBookOgType', many('Event', groupEvent));
}
