import { chartrierError } from '@chartrier/messages';
import { STATUSES, type Status } from '../../logbook/index.ts';

/** Vitam's limit of what an external journal weighs. */
export const MAX_EXTERNAL_JOURNAL_BYTES = 15_728_640;
export const EXTERNAL_LOGBOOK = 'EXTERNAL_LOGBOOK';
const EVENT_TYPE_PREFIX = 'EXT_';
/** An event's type becomes a column and part of codes. */
const EVENT_TYPE = /^[A-Za-z0-9_.-]{1,255}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?$/;

/** An event as its application tells it. */
export interface GivenEvent {
  readonly evType: string;
  readonly evDateTime?: string;
  readonly outcome: Status;
  readonly outDetail: string;
  readonly outMessg: string;
  readonly evDetData?: string;
  readonly agId?: string;
  readonly agIdPers?: string;
  readonly agIdExt?: string;
  readonly rightsStatementIdentifier?: string;
  readonly evParentId?: string;
  readonly obId?: string;
  readonly obIdReq?: string;
  readonly obIdIn?: string;
}

/** What is kept of a given journal. */
export interface GivenJournal {
  readonly evType: string;
  readonly outMessg: string;
  readonly evDetData?: string;
  readonly evIdAppSession?: string;
  readonly agIdExt?: string;
  readonly obIdIn?: string;
  readonly events: readonly GivenEvent[];
}

type Texts = Readonly<Partial<Record<string, string>>>;

/**
 * Reads a journal in Vitam's parameter names (`eventType`, `outcomeDetail`…); values that are no text are left out, as
 * Vitam does.
 *
 * @throws EXTERNAL_LOGBOOK_TOO_LARGE, EXTERNAL_LOGBOOK_TYPE, EXTERNAL_LOGBOOK_EVENT_TYPE, EXTERNAL_LOGBOOK_FIELD (400)
 */
export function readExternalJournal(body: unknown): GivenJournal {
  if (Buffer.byteLength(JSON.stringify(body) ?? '') >= MAX_EXTERNAL_JOURNAL_BYTES)
    throw chartrierError('EXTERNAL_LOGBOOK_TOO_LARGE', { limit: MAX_EXTERNAL_JOURNAL_BYTES });
  const master = textsOf(body, '$');
  const type = master.eventTypeProcess;
  if (type !== EXTERNAL_LOGBOOK) throw chartrierError('EXTERNAL_LOGBOOK_TYPE', { value: shown(type) });
  const evType = eventTypeOf(master, '$');
  if (!evType.startsWith(EVENT_TYPE_PREFIX))
    throw chartrierError('EXTERNAL_LOGBOOK_EVENT_TYPE', { value: shown(evType) });
  return {
    evType,
    outMessg: master.outcomeDetailMessage ?? '',
    ...given('evDetData', master.eventDetailData),
    ...given('evIdAppSession', master.agentIdentifierApplicationSession),
    ...given('agIdExt', jsonText(master.agIdExt, '$.agIdExt')),
    ...given('obIdIn', master.objectIdentifierIncome),
    events: eventsOf(body).map((event, place) => readEvent(event, `$.events[${place}]`)),
  };
}

function readEvent(body: unknown, path: string): GivenEvent {
  const event = textsOf(body, path);
  const evType = eventTypeOf(event, path);
  const outcome = STATUSES.find((status) => status === event.outcome);
  if (outcome === undefined) throw wrong(`${path}.outcome`, event.outcome, STATUSES.join(', '));
  const { eventDateTime } = event;
  if (eventDateTime !== undefined && !isDateTime(eventDateTime))
    throw wrong(`${path}.eventDateTime`, eventDateTime, 'yyyy-MM-ddTHH:mm:ss.SSS');
  return {
    evType,
    outcome,
    outDetail: event.outcomeDetail ?? `${evType}.${outcome}`,
    outMessg: event.outcomeDetailMessage ?? '',
    ...given('evDateTime', eventDateTime),
    ...given('evDetData', event.eventDetailData),
    ...given('agId', jsonText(event.agentIdentifier, `${path}.agentIdentifier`)),
    ...given('agIdPers', event.agentIdentifierPersonae),
    ...given('agIdExt', jsonText(event.agIdExt, `${path}.agIdExt`)),
    ...given('rightsStatementIdentifier', event.rightsStatementIdentifier),
    ...given('evParentId', event.parentEventIdentifier),
    ...given('obId', event.objectIdentifier),
    ...given('obIdReq', event.objectIdentifierRequest),
    ...given('obIdIn', event.objectIdentifierIncome),
  };
}

function eventsOf(body: unknown): readonly unknown[] {
  const events = isRecord(body) ? body.events : undefined;
  if (events === undefined || events === null) return [];
  if (!Array.isArray(events)) throw wrong('$.events', typeof events, 'a list');
  return events;
}

function eventTypeOf({ eventType }: Texts, path: string): string {
  if (eventType === undefined || !EVENT_TYPE.test(eventType))
    throw wrong(`${path}.eventType`, eventType, 'letters, digits, _ . -');
  return eventType;
}

/** The text when it is JSON; an empty one counts as none. @throws EXTERNAL_LOGBOOK_FIELD */
function jsonText(text: string | undefined, path: string): string | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  try {
    JSON.parse(text);
    return text;
  } catch (cause) {
    throw chartrierError('EXTERNAL_LOGBOOK_FIELD', { path, value: shown(text), expected: 'JSON' }, { cause });
  }
}

function isDateTime(text: string): boolean {
  return DATE_TIME.test(text) && !Number.isNaN(Date.parse(`${text}Z`));
}

function textsOf(body: unknown, path: string): Texts {
  if (!isRecord(body)) throw wrong(path, Array.isArray(body) ? 'a list' : typeof body, '{ … }');
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function given<Name extends string>(
  name: Name,
  value: string | undefined,
): { readonly [_ in Name]?: string } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [_ in Name]?: string };
}

function wrong(path: string, value: string | undefined, expected: string): Error {
  return chartrierError('EXTERNAL_LOGBOOK_FIELD', { path, value: shown(value), expected });
}

/** Enough of a value to recognise it. */
function shown(value: string | undefined): string {
  return value === undefined ? '∅' : value.slice(0, 100);
}
