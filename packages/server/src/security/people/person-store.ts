import { type ChartrierError, chartrierError } from '@chartrier/messages';
import type { Queryable } from '../../platform/index.ts';

export type PersonStatus = 'ACTIVE' | 'SUSPENDED' | 'ERASED';

/** Someone who may sign in. What they may do comes from their groups. */
export interface StoredPerson {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly email: string | undefined;
  readonly language: 'fr' | 'en' | undefined;
  readonly status: PersonStatus;
  /** `local`, or the id of an OpenID Connect provider. */
  readonly provider: string;
  readonly passwordHash: string | undefined;
  /** Set while the password is a one-time one. */
  readonly passwordExpiresAt: Date | undefined;
  readonly groups: readonly string[];
  readonly createdAt: Date;
  readonly lastSignInAt: Date | undefined;
}

interface Row {
  readonly id: string;
  readonly login: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly language: 'fr' | 'en' | null;
  readonly status: PersonStatus;
  readonly provider: string;
  readonly password_hash: string | null;
  readonly password_expires_at: Date | null;
  readonly groups: readonly string[];
  readonly created_at: Date;
  readonly last_sign_in_at: Date | null;
}

const SELECT = `select p.id, p.login, p.name, p.email, p.language, p.status, p.provider, p.password_hash,
  p.password_expires_at, p.created_at, p.last_sign_in_at,
  array(select m.group_id from person_group_member m where m.person_id = p.id order by 1) as groups
  from person p`;

function stored(row: Row): StoredPerson {
  return {
    id: row.id,
    login: row.login ?? '',
    name: row.name,
    email: row.email ?? undefined,
    language: row.language ?? undefined,
    status: row.status,
    provider: row.provider,
    passwordHash: row.password_hash ?? undefined,
    passwordExpiresAt: row.password_expires_at ?? undefined,
    groups: row.groups,
    createdAt: row.created_at,
    lastSignInAt: row.last_sign_in_at ?? undefined,
  };
}

export async function findPerson(queryable: Queryable, id: string): Promise<StoredPerson | undefined> {
  const { rows } = await queryable.query<Row>(`${SELECT} where p.id = $1`, [id]);
  return rows[0] === undefined ? undefined : stored(rows[0]);
}

export async function findPersonByLogin(
  queryable: Queryable,
  login: string,
): Promise<StoredPerson | undefined> {
  const { rows } = await queryable.query<Row>(`${SELECT} where p.login = $1`, [login.toLowerCase()]);
  return rows[0] === undefined ? undefined : stored(rows[0]);
}

/** Whoever a provider calls by this subject. */
export async function findPersonBySubject(
  queryable: Queryable,
  provider: string,
  subject: string,
): Promise<StoredPerson | undefined> {
  const { rows } = await queryable.query<Row>(`${SELECT} where p.provider = $1 and p.subject = $2`, [
    provider,
    subject,
  ]);
  return rows[0] === undefined ? undefined : stored(rows[0]);
}

/** What a list of people may be narrowed to. */
export interface PeopleSearch {
  readonly text?: string | undefined;
  readonly status?: string | undefined;
  readonly group?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** A page of people by name, and how many there are in all; the erased ones only when asked for. */
export async function listPeople(
  queryable: Queryable,
  { text, status, group, offset, limit }: PeopleSearch,
): Promise<{ readonly people: readonly StoredPerson[]; readonly total: number }> {
  const where = `where (case when $1::text is null then p.status <> 'ERASED' else p.status = $1 end)
    and ($2::text is null or position(lower($2) in lower(p.name || ' ' || coalesce(p.login, '') || ' ' || coalesce(p.email, ''))) > 0)
    and ($3::text is null or exists (select 1 from person_group_member m where m.person_id = p.id and m.group_id = $3))`;
  const criteria = [status ?? null, text ?? null, group ?? null];
  const { rows } = await queryable.query<Row>(`${SELECT} ${where} order by p.name, p.id offset $4 limit $5`, [
    ...criteria,
    offset,
    limit,
  ]);
  const counted = await queryable.query<{ total: string }>(
    `select count(*) as total from person p ${where}`,
    criteria,
  );
  return { people: rows.map(stored), total: Number(counted.rows[0]?.total ?? 0) };
}

export interface PersonDraft {
  readonly login: string;
  readonly name: string;
  readonly email?: string | undefined;
  readonly language?: 'fr' | 'en' | undefined;
  readonly provider: string;
  readonly subject?: string | undefined;
  readonly passwordHash?: string | undefined;
  readonly passwordExpiresAt?: Date | undefined;
}

/** Adds a person. @returns their id, or PERSON_LOGIN_TAKEN */
export async function addPerson(queryable: Queryable, draft: PersonDraft): Promise<string | ChartrierError> {
  const { rows } = await queryable.query<{ id: string }>(
    `insert into person (id, login, name, email, language, provider, subject, password_hash, password_expires_at)
     values ('PE-' || lpad(nextval('person_number')::text, 6, '0'), $1, $2, $3, $4, $5, $6, $7, $8)
     on conflict do nothing returning id`,
    [
      draft.login.toLowerCase(),
      draft.name,
      draft.email ?? null,
      draft.language ?? null,
      draft.provider,
      draft.subject ?? null,
      draft.passwordHash ?? null,
      draft.passwordExpiresAt ?? null,
    ],
  );
  return rows[0]?.id ?? chartrierError('PERSON_LOGIN_TAKEN', { login: draft.login });
}

export interface PersonChanges {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly language?: 'fr' | 'en' | undefined;
  readonly status?: 'ACTIVE' | 'SUSPENDED' | undefined;
}

/** Changes what is given of a person who is not erased. */
export async function changePerson(
  queryable: Queryable,
  id: string,
  { name, email, language, status }: PersonChanges,
): Promise<void> {
  await queryable.query(
    `update person set name = coalesce($2, name), email = coalesce($3, email),
       language = coalesce($4, language), status = coalesce($5, status)
     where id = $1 and status <> 'ERASED'`,
    [id, name ?? null, email ?? null, language ?? null, status ?? null],
  );
}

/** Sets the password; with an expiry, it is a one-time one. */
export async function setPassword(
  queryable: Queryable,
  id: string,
  hash: string,
  expiresAt?: Date,
): Promise<void> {
  await queryable.query('update person set password_hash = $2, password_expires_at = $3 where id = $1', [
    id,
    hash,
    expiresAt ?? null,
  ]);
}

export async function noteSignIn(queryable: Queryable, id: string, at: Date): Promise<void> {
  await queryable.query('update person set last_sign_in_at = $2 where id = $1', [id, at]);
}

/** Binds a person that an administrator announced to what the provider calls them, once. */
export async function bindSubject(queryable: Queryable, id: string, subject: string): Promise<boolean> {
  const { rowCount } = await queryable.query(
    'update person set subject = $2 where id = $1 and subject is null',
    [id, subject],
  );
  return rowCount === 1;
}

/** Puts a person in these groups and no others; the groups exist. */
export async function setMemberships(
  queryable: Queryable,
  id: string,
  groups: readonly string[],
): Promise<void> {
  await queryable.query('delete from person_group_member where person_id = $1 and group_id <> all ($2)', [
    id,
    groups,
  ]);
  await queryable.query(
    `insert into person_group_member (person_id, group_id) select $1, unnest($2::text[]) on conflict do nothing`,
    [id, groups],
  );
}

/**
 * Removes what is personal; the id stays, since journals hold it and nothing else of the person (GDPR, article 17).
 */
export async function erasePerson(queryable: Queryable, id: string): Promise<void> {
  await queryable.query(
    `update person set login = null, name = '', email = null, language = null, subject = null,
       password_hash = null, password_expires_at = null, last_sign_in_at = null, status = 'ERASED' where id = $1`,
    [id],
  );
  await queryable.query('delete from person_group_member where person_id = $1', [id]);
  await queryable.query('delete from session where person_id = $1', [id]);
  await queryable.query('delete from saved_search where person_id = $1', [id]);
  await queryable.query('update people_event set address = null where person_id = $1', [id]);
}
