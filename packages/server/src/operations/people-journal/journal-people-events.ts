import { agentText, type LogbookEvent, labelOf } from '../../logbook/index.ts';
import { type Database, type NewGuid, vitamDateTime } from '../../platform/index.ts';
import { createOperation, type JournalVoice } from '../engine/index.ts';
import { peopleJournalOutline } from './workflow.ts';

export interface PeopleJournalServices {
  readonly database: Database;
  readonly voice: JournalVoice;
  readonly newGuid: NewGuid;
  readonly administrationTenant: number;
}

/** Events of one operation: its journal is read whole. */
const EVENTS_AT_ONCE = 1_000;

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly type: string;
  readonly outcome: 'OK' | 'KO';
  readonly person_id: string | null;
  readonly actor_id: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/**
 * Gathers what people did and were refused since the last time in an operation of the administration tenant: thousands
 * of sign-ins a day are a few folders on the offers, sealed as every journal is. Several servers take turns, and an event
 * is in one journal only. Addresses stay out: they are personal, and what is sealed cannot be erased.
 *
 * @returns how many events were journalled
 */
export async function journalPeopleEvents({
  database,
  voice,
  newGuid,
  administrationTenant: tenant,
}: PeopleJournalServices): Promise<number> {
  let journalled = 0;
  for (let batch = EVENTS_AT_ONCE; batch === EVENTS_AT_ONCE; journalled += batch)
    batch = await database.transaction(async (transaction) => {
      const { rows } = await transaction.query<Row>(
        `select id, at, type, outcome, person_id, actor_id, detail from people_event
         where operation_id is null order by id limit $1 for update skip locked`,
        [EVENTS_AT_ONCE],
      );
      if (rows.length === 0) return 0;
      const operationId = newGuid('operation', tenant);
      const agId = agentText(voice.agent);
      await createOperation(transaction, voice, {
        workflow: peopleJournalOutline,
        tenant,
        id: operationId,
        parameters: {},
        caller: {},
        firstAction: 'RESUME',
        journal: {
          outcome: 'OK',
          outMessg: labelOf(`${peopleJournalOutline.identifier}.OK`, voice.language),
          events: rows.map((row) => eventOf(row, newGuid('event', tenant), operationId, agId)),
        },
      });
      await transaction.query('update people_event set operation_id = $1 where id = any ($2::bigint[])', [
        operationId,
        rows.map(({ id }) => id),
      ]);
      return rows.length;
    });
  return journalled;
}

function eventOf(
  { at, type, outcome, person_id: person, actor_id: actor, detail }: Row,
  evId: string,
  operationId: string,
  agId: string,
): LogbookEvent {
  return {
    evId,
    evParentId: null,
    evType: type,
    evDateTime: vitamDateTime(at),
    evDetData: JSON.stringify(actor === null || actor === person ? detail : { ...detail, Actor: actor }),
    evIdProc: operationId,
    evTypeProc: peopleJournalOutline.typeProc,
    outcome,
    outDetail: `${type}.${outcome}`,
    outMessg: `${type} ${outcome}`,
    agId,
    obId: person ?? '',
    evIdReq: operationId,
  };
}
