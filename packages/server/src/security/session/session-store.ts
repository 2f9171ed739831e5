import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Queryable } from '../../platform/index.ts';
import type { Grant } from '../people/grant.ts';
import type { PersonStatus } from '../people/person-store.ts';

const TOKEN_BYTES = 32;
/** `last_seen_at` is not written more often than this: reading must stay reading. */
const SEEN_GRANULARITY_MILLISECONDS = 30_000;

export interface SessionLifetimes {
  readonly idleMilliseconds: number;
  readonly absoluteMilliseconds: number;
}

/** An open session and all that decides of the rights of its person, read at once. */
export interface StoredSession {
  readonly id: string;
  readonly csrfToken: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly person: {
    readonly id: string;
    readonly login: string;
    readonly name: string;
    readonly email: string | undefined;
    readonly language: 'fr' | 'en' | undefined;
    readonly provider: string;
    readonly status: PersonStatus;
    readonly passwordChangeRequired: boolean;
  };
  readonly grants: readonly Grant[];
}

/** What a sign-in gives: the cookie's value, which is kept nowhere, and the session. */
export interface OpenedSession {
  readonly token: string;
  readonly id: string;
}

export function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export async function openSession(
  queryable: Queryable,
  personId: string,
  visit: {
    readonly now: Date;
    readonly address: string | undefined;
    readonly userAgent: string | undefined;
  },
  { absoluteMilliseconds }: SessionLifetimes,
): Promise<OpenedSession> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const id = randomUUID();
  await queryable.query(
    `insert into session (token_digest, id, csrf_token, person_id, created_at, last_seen_at, expires_at, address, user_agent)
     values ($1, $2, $3, $4, $5, $5, $6, $7, $8)`,
    [
      digestOf(token),
      id,
      randomBytes(TOKEN_BYTES).toString('base64url'),
      personId,
      visit.now,
      new Date(visit.now.getTime() + absoluteMilliseconds),
      visit.address ?? null,
      visit.userAgent?.slice(0, 500) ?? null,
    ],
  );
  return { token, id };
}

interface Row {
  readonly id: string;
  readonly csrf_token: string;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly person_id: string;
  readonly login: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly language: 'fr' | 'en' | null;
  readonly provider: string;
  readonly status: PersonStatus;
  readonly one_time: boolean;
  readonly grants: readonly (readonly Grant[])[] | null;
}

/** The session that a cookie's value opens, while it lasts and its person is ACTIVE; seen now. */
export async function findSession(
  queryable: Queryable,
  token: string,
  now: Date,
  { idleMilliseconds }: SessionLifetimes,
): Promise<StoredSession | undefined> {
  const digest = digestOf(token);
  const { rows } = await queryable.query<Row>(
    `select s.id, s.csrf_token, s.created_at, s.last_seen_at, s.expires_at, p.id as person_id, p.login, p.name, p.email,
       p.language, p.provider, p.status, p.password_expires_at is not null as one_time,
       (select jsonb_agg(g.grants) from person_group_member m join person_group g on g.id = m.group_id
         where m.person_id = p.id) as grants
     from session s join person p on p.id = s.person_id
     where s.token_digest = $1 and s.expires_at > $2 and s.last_seen_at > $3 and p.status = 'ACTIVE'`,
    [digest, now, new Date(now.getTime() - idleMilliseconds)],
    { name: 'session-by-token' },
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  if (now.getTime() - row.last_seen_at.getTime() > SEEN_GRANULARITY_MILLISECONDS)
    await queryable.query(
      'update session set last_seen_at = $2 where token_digest = $1 and last_seen_at < $2',
      [digest, now],
    );
  return {
    id: row.id,
    csrfToken: row.csrf_token,
    createdAt: row.created_at,
    lastSeenAt: now,
    expiresAt: row.expires_at,
    person: {
      id: row.person_id,
      login: row.login ?? '',
      name: row.name,
      email: row.email ?? undefined,
      language: row.language ?? undefined,
      provider: row.provider,
      status: row.status,
      passwordChangeRequired: row.one_time,
    },
    grants: (row.grants ?? []).flat(),
  };
}

/** Whether a session lasts, without counting as a visit: for what goes on without its person doing anything. */
export async function sessionLasts(
  queryable: Queryable,
  id: string,
  now: Date,
  { idleMilliseconds }: SessionLifetimes,
): Promise<boolean> {
  const { rowCount } = await queryable.query(
    `select 1 from session s join person p on p.id = s.person_id
     where s.id = $1 and s.expires_at > $2 and s.last_seen_at > $3 and p.status = 'ACTIVE'`,
    [id, now, new Date(now.getTime() - idleMilliseconds)],
  );
  return rowCount > 0;
}

export async function closeSession(queryable: Queryable, id: string): Promise<void> {
  await queryable.query('delete from session where id = $1', [id]);
}

/** Ends all the sessions of a person, but one when it is named. @returns how many */
export async function closeSessionsOf(queryable: Queryable, personId: string, but = ''): Promise<number> {
  const { rowCount } = await queryable.query('delete from session where person_id = $1 and id <> $2', [
    personId,
    but,
  ]);
  return rowCount;
}

export interface ListedSession {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly address: string | undefined;
  readonly userAgent: string | undefined;
}

export async function sessionsOf(
  queryable: Queryable,
  personId: string,
  now: Date,
  { idleMilliseconds }: SessionLifetimes,
): Promise<readonly ListedSession[]> {
  const { rows } = await queryable.query<{
    readonly id: string;
    readonly created_at: Date;
    readonly last_seen_at: Date;
    readonly expires_at: Date;
    readonly address: string | null;
    readonly user_agent: string | null;
  }>(
    `select id, created_at, last_seen_at, expires_at, address, user_agent from session
     where person_id = $1 and expires_at > $2 and last_seen_at > $3 order by last_seen_at desc`,
    [personId, now, new Date(now.getTime() - idleMilliseconds)],
  );
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    address: row.address ?? undefined,
    userAgent: row.user_agent ?? undefined,
  }));
}

/** Removes what is over: sessions, attempts at providers, old failures. */
export async function sweepSessions(
  queryable: Queryable,
  now: Date,
  { idleMilliseconds }: SessionLifetimes,
): Promise<void> {
  await queryable.query('delete from session where expires_at <= $1 or last_seen_at <= $2', [
    now,
    new Date(now.getTime() - idleMilliseconds),
  ]);
  await queryable.query('delete from openid_attempt where expires_at <= $1', [now]);
  await queryable.query(`delete from sign_in_failure where last_at < $1::timestamptz - interval '1 day'`, [
    now,
  ]);
}
