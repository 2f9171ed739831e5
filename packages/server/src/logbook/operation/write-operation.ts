import { guidSeries, type Queryable } from '../../platform/index.ts';
import { storedJson } from '../stored-json.ts';
import { jsonObject, type MasterUpdate, mergeMaster } from './master-data.ts';
import { inFieldOrder, type LogbookEvent, type LogbookMaster } from './operation-document.ts';

/** An event that has no id yet: `parent` is the place of its parent among the events written with it. */
export interface NewEvent {
  readonly evType: string;
  readonly outcome: string;
  readonly outDetail: string;
  readonly outMessg: string;
  readonly parent?: number;
  readonly evDetData?: string;
  /** agIdExt, rightsStatementIdentifier, obId, obIdIn … */
  readonly fields?: Readonly<Record<string, string>>;
}

export interface OperationReference {
  readonly tenant: number;
  readonly id: string;
}

/**
 * The first event of an operation. @throws the database's unique violation when the operation has one
 * already.
 */
export async function writeMaster(
  queryable: Queryable,
  { tenant, id }: OperationReference,
  master: LogbookMaster,
): Promise<void> {
  await queryable.query(
    `insert into logbook_operation
       (tenant, id, ev_type, ev_type_proc, ev_date_time, outcome, last_persisted_date, version, document, parsed)
     values ($1, $2, $3, $4, $5::timestamp, $6, $5::timestamp, 0, $7, $8)`,
    [
      tenant,
      id,
      master.evType,
      master.evTypeProc,
      master.evDateTime,
      master.outcome,
      storedJson(inFieldOrder(master)),
      storedJson(parsedFields(master)),
    ],
    { name: 'logbook-master-insert' },
  );
}

/** One update of an operation's journal: events of one moment, and what the master receives with them. */
export interface JournalWrite {
  readonly at: string;
  readonly agId: string;
  /** They may depend on the master as this write leaves it. */
  readonly events: (master: LogbookMaster) => readonly NewEvent[];
  readonly masterUpdates?: readonly MasterUpdate[];
}

/**
 * Appends events and updates the master, as one update of the operation's journal (its version grows by one).
 * Event ids derive from the operation and the event's place in it. Must run in the transaction that holds the
 * operation.
 */
export async function appendEvents(
  queryable: Queryable,
  operation: OperationReference,
  write: JournalWrite,
): Promise<readonly LogbookEvent[]> {
  return await appendWrites(queryable, operation, [write]);
}

/** The same for several updates, each with its own date, in their order: what results is as if they came one by one. */
export async function appendWrites(
  queryable: Queryable,
  { tenant, id }: OperationReference,
  writes: readonly JournalWrite[],
): Promise<readonly LogbookEvent[]> {
  const last = writes.at(-1);
  if (last === undefined) return [];
  const { master: before, next } = await lockMaster(queryable, { tenant, id });
  const idOf = guidSeries('event', tenant, id);
  const events: LogbookEvent[] = [];
  let master = before;
  for (const write of writes) {
    master = mergeMaster(master, write.masterUpdates ?? []);
    const first = next + events.length;
    events.push(...eventsOf(write, master, id, (place) => idOf(first + place)));
  }
  await insertEvents(queryable, { tenant, id }, next, events);
  await queryable.query(
    `update logbook_operation set version = version + $6, last_persisted_date = $3::timestamp, document = $4, parsed = $5
     where tenant = $1 and id = $2`,
    [tenant, id, last.at, storedJson(master), storedJson(parsedFields(master)), writes.length],
    { name: 'logbook-master-update' },
  );
  return events;
}

function eventsOf(
  { at, agId, events }: JournalWrite,
  master: LogbookMaster,
  id: string,
  idOf: (place: number) => string,
): readonly LogbookEvent[] {
  return events(master).map((event, place) =>
    inFieldOrder<LogbookEvent>({
      evId: idOf(place),
      evParentId: event.parent === undefined ? null : idOf(event.parent),
      evType: event.evType,
      evDateTime: at,
      ...(event.evDetData === undefined ? {} : { evDetData: event.evDetData }),
      evIdProc: id,
      evTypeProc: master.evTypeProc,
      outcome: event.outcome,
      outDetail: event.outDetail,
      outMessg: event.outMessg,
      agId,
      ...(master.evIdReq === undefined ? {} : { evIdReq: master.evIdReq }),
      ...(event.fields ?? {}),
    }),
  );
}

/** Events whose ids and values are given: external journals, and journals read back from an offer. */
export async function insertEvents(
  queryable: Queryable,
  { tenant, id }: OperationReference,
  firstOrdinal: number,
  events: readonly LogbookEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await queryable.query(
    `insert into logbook_event (tenant, operation_id, ordinal, document, parsed)
     select $1, $2, $3 + place - 1, event -> 'document', event -> 'parsed'
     from jsonb_array_elements($4::jsonb) with ordinality as given (event, place)`,
    [
      tenant,
      id,
      firstOrdinal,
      storedJson(events.map((event) => ({ document: event, parsed: parsedFields(event) }))),
    ],
    { name: 'logbook-event-insert' },
  );
}

async function lockMaster(
  queryable: Queryable,
  { tenant, id }: OperationReference,
): Promise<{ readonly master: LogbookMaster; readonly next: number }> {
  const locked = await queryable.query<{ document: LogbookMaster }>(
    'select document from logbook_operation where tenant = $1 and id = $2 for update',
    [tenant, id],
    { name: 'logbook-master-lock' },
  );
  const master = locked.rows[0]?.document;
  if (master === undefined) throw new Error(`Operation ${id} of tenant ${tenant} has no journal`);
  const last = await queryable.query<{ next: number }>(
    'select coalesce(max(ordinal), 0) + 1 as next from logbook_event where tenant = $1 and operation_id = $2',
    [tenant, id],
    { name: 'logbook-event-next' },
  );
  return { master, next: last.rows[0]?.next ?? 1 };
}

/**
 * The fields that are JSON text in the document, as JSON: queries look into them
 * (`events.evDetData.FileName`).
 */
export function parsedFields(event: LogbookEvent): Readonly<Record<string, unknown>> {
  const parsed: Record<string, unknown> = {};
  for (const field of ['evDetData', 'agIdExt', 'rightsStatementIdentifier'] as const) {
    const value = jsonObject(event[field]);
    if (value !== undefined) parsed[field] = value;
  }
  return parsed;
}
