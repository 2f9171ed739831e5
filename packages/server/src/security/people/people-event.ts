import type { Queryable } from '../../platform/index.ts';

/** What is kept of what people do and are refused, by its name in the journal. */
export type PeopleEventType =
  | 'CHARTRIER_SIGN_IN'
  | 'CHARTRIER_SIGN_OUT'
  | 'CHARTRIER_SIGN_OUT_EVERYWHERE'
  | 'CHARTRIER_PASSWORD_CHANGE'
  | 'CHARTRIER_PASSWORD_RESET'
  | 'CHARTRIER_PERSON_CREATE'
  | 'CHARTRIER_PERSON_UPDATE'
  | 'CHARTRIER_PERSON_ERASE'
  | 'CHARTRIER_GROUP_CREATE'
  | 'CHARTRIER_GROUP_UPDATE'
  | 'CHARTRIER_GROUP_DELETE'
  | 'CHARTRIER_ACCESS_REFUSED';

export interface PeopleEvent {
  readonly at: Date;
  readonly type: PeopleEventType;
  readonly outcome: 'OK' | 'KO';
  /** Of whom it tells. */
  readonly person?: string | undefined;
  /** Who did it; the same person when absent. */
  readonly actor?: string | undefined;
  readonly address?: string | undefined;
  /** Nothing personal: ids, codes of refusals. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Keeps an event; in the transaction of what it tells, when that changes something. */
export async function keepPeopleEvent(queryable: Queryable, event: PeopleEvent): Promise<void> {
  await queryable.query(
    `insert into people_event (at, type, outcome, person_id, actor_id, address, detail)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb)`,
    [
      event.at,
      event.type,
      event.outcome,
      event.person ?? null,
      event.actor ?? event.person ?? null,
      event.address ?? null,
      JSON.stringify(event.detail ?? {}),
    ],
  );
}
