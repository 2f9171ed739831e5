import { type ChartrierError, chartrierError } from '@chartrier/messages';
import type { Queryable } from '../../platform/index.ts';
import type { Grant } from './grant.ts';

/** A set of rights that people are given together. */
export interface StoredGroup {
  readonly id: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly grants: readonly Grant[];
  readonly externalNames: readonly string[];
  readonly members: number;
  readonly createdAt: Date;
}

export interface GroupDraft {
  readonly name: string;
  readonly description?: string | undefined;
  readonly grants: readonly Grant[];
  readonly externalNames?: readonly string[] | undefined;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly grants: readonly Grant[];
  readonly external_names: readonly string[];
  readonly members: number;
  readonly created_at: Date;
}

const SELECT = `select g.id, g.name, g.description, g.grants, g.external_names, g.created_at,
  (select count(*)::int from person_group_member m where m.group_id = g.id) as members from person_group g`;

function stored(row: Row): StoredGroup {
  return {
    id: row.id,
    name: row.name,
    description: row.description ?? undefined,
    grants: row.grants,
    externalNames: row.external_names,
    members: row.members,
    createdAt: row.created_at,
  };
}

export async function findGroup(queryable: Queryable, id: string): Promise<StoredGroup | undefined> {
  const { rows } = await queryable.query<Row>(`${SELECT} where g.id = $1`, [id]);
  return rows[0] === undefined ? undefined : stored(rows[0]);
}

export async function listGroups(queryable: Queryable): Promise<readonly StoredGroup[]> {
  const { rows } = await queryable.query<Row>(`${SELECT} order by g.name`);
  return rows.map(stored);
}

/** The first of these ids that is no group's, or undefined. */
export async function unknownGroup(
  queryable: Queryable,
  ids: readonly string[],
): Promise<string | undefined> {
  const { rows } = await queryable.query<{ id: string }>(
    'select id from unnest($1::text[]) as asked (id) where not exists (select 1 from person_group g where g.id = asked.id) limit 1',
    [ids],
  );
  return rows[0]?.id;
}

/** The groups that a provider's names stand for. */
export async function groupsOfExternalNames(
  queryable: Queryable,
  names: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await queryable.query<{ id: string }>(
    'select id from person_group where external_names && $1::text[] order by id',
    [names],
  );
  return rows.map(({ id }) => id);
}

/** Adds a group. @returns its id, or GROUP_NAME_TAKEN */
export async function addGroup(queryable: Queryable, draft: GroupDraft): Promise<string | ChartrierError> {
  const { rows } = await queryable.query<{ id: string }>(
    `insert into person_group (id, name, description, grants, external_names)
     values ('GR-' || lpad(nextval('person_group_number')::text, 6, '0'), $1, $2, $3::jsonb, $4)
     on conflict (name) do nothing returning id`,
    valuesOf(draft),
  );
  return rows[0]?.id ?? chartrierError('GROUP_NAME_TAKEN', { name: draft.name });
}

/** Replaces a group's content. @returns GROUP_UNKNOWN, GROUP_NAME_TAKEN, or undefined */
export async function replaceGroup(
  queryable: Queryable,
  id: string,
  draft: GroupDraft,
): Promise<ChartrierError | undefined> {
  const taken = await queryable.query('select 1 from person_group where name = $1 and id <> $2', [
    draft.name,
    id,
  ]);
  if (taken.rowCount > 0) return chartrierError('GROUP_NAME_TAKEN', { name: draft.name });
  const { rowCount } = await queryable.query(
    `update person_group set name = $1, description = $2, grants = $3::jsonb, external_names = $4 where id = $5`,
    [...valuesOf(draft), id],
  );
  return rowCount === 1 ? undefined : chartrierError('GROUP_UNKNOWN', { id });
}

function valuesOf({ name, description, grants, externalNames }: GroupDraft) {
  return [name, description ?? null, JSON.stringify(grants), externalNames ?? []] as const;
}

/** Removes a group; its members lose what it gave. @returns GROUP_UNKNOWN, or undefined */
export async function removeGroup(queryable: Queryable, id: string): Promise<ChartrierError | undefined> {
  const { rowCount } = await queryable.query('delete from person_group where id = $1', [id]);
  return rowCount === 1 ? undefined : chartrierError('GROUP_UNKNOWN', { id });
}
