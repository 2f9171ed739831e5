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

/** An event as it is listed; `operation` is the one that journalled it, once it has. */
export interface ListedPeopleEvent {
  readonly at: Date;
  readonly type: string;
  readonly outcome: 'OK' | 'KO';
  readonly person: string | undefined;
  readonly actor: string | undefined;
  readonly address: string | undefined;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly operation: string | undefined;
}

/** A page of events, the latest first; of one person when asked. */
export async function listPeopleEvents(
  queryable: Queryable,
  {
    person,
    offset,
    limit,
  }: { readonly person?: string | undefined; readonly offset: number; readonly limit: number },
): Promise<readonly ListedPeopleEvent[]> {
  const { rows } = await queryable.query<{
    readonly at: Date;
    readonly type: string;
    readonly outcome: 'OK' | 'KO';
    readonly person_id: string | null;
    readonly actor_id: string | null;
    readonly address: string | null;
    readonly detail: Readonly<Record<string, unknown>>;
    readonly operation_id: string | null;
  }>(
    `select at, type, outcome, person_id, actor_id, address, detail, operation_id from people_event
     where $1::text is null or person_id = $1 order by id desc offset $2 limit $3`,
    [person ?? null, offset, limit],
  );
  return rows.map((row) => ({
    at: row.at,
    type: row.type,
    outcome: row.outcome,
    person: row.person_id ?? undefined,
    actor: row.actor_id ?? undefined,
    address: row.address ?? undefined,
    detail: row.detail,
    operation: row.operation_id ?? undefined,
  }));
}
