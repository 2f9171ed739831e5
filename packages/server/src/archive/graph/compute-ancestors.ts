import type { Queryable } from '../../platform/index.ts';
import type { GraphTables, GraphWork } from './graph-work.ts';

/** What is above units, as the set that holds them was computed. */
export interface Ancestry {
  /** The longest way up from a unit of the set, units of the archive included (`_max`). */
  readonly deepest: number;
  /** Stopped there: a unit, or the set, would say more of its ancestors than allowed. */
  readonly beyond?: 'unit' | 'set';
}

/** Entries of `_graph` and `_uds` that are allowed, of one unit and of the set as a whole. */
export interface AncestryLimits {
  readonly ofUnit: number;
  readonly ofSet: number;
}

/**
 * Fills `result` level by level, from the parents' own: direct parents, all ancestors, ancestors by distance
 * (`_uds`), edges (`_graph`, child/parent), the longest depth and the agencies. Parents outside the set are read in the
 * archive. Lists keep the order of the parents, farther ancestors first: the same set always gives the same lists.
 *
 * @param counts units of each level, as `assignLevels` says
 */
export async function computeAncestors(
  queryable: Queryable,
  { work, tenant, tables }: GraphWork,
  counts: readonly number[],
  limits?: AncestryLimits,
): Promise<Ancestry> {
  const onlyParent = oneParent(tables);
  const severalParents = manyParents(tables);
  let deepest = 0;
  let total = 0;
  let heaviest = 0;

  async function fill(statement: string, level: number): Promise<number> {
    const { rows } = await queryable.query<Filled>(statement, [work, tenant, level]);
    const { units, depth, weight, most } = rows[0] ?? { units: 0, depth: 0, weight: 0, most: 0 };
    deepest = Math.max(deepest, depth);
    heaviest = Math.max(heaviest, most);
    total += weight;
    return units;
  }

  /** What the level would go beyond, before it is written. */
  async function beyondAt(level: number): Promise<'unit' | 'set' | undefined> {
    if (limits === undefined) return undefined;
    const { rows } = await queryable.query<Foreseen>(foreseen(tables), [work, tenant, level]);
    const { most, weight } = rows[0] ?? { most: 0, weight: 0 };
    if (most > limits.ofUnit) return 'unit';
    return total + weight > limits.ofSet ? 'set' : undefined;
  }

  for (const [level, count] of counts.entries()) {
    // Parents in the archive are seen by the first level only, those in the set are known.
    const mayBeTooMuch =
      limits !== undefined &&
      (level === 0 || total + count * (heaviest + ENTRIES_OF_A_PARENT) > limits.ofSet);
    const tooMuch = mayBeTooMuch ? await beyondAt(level) : undefined;
    if (tooMuch !== undefined) return { deepest, beyond: tooMuch };
    // Without parent are units of the first level only; most of the others have one.
    let placed = level === 0 ? await fill(noParent(tables), level) : 0;
    if (placed < count) placed += await fill(onlyParent, level);
    if (placed === count) continue;
    const beyond = await beyondAt(level);
    if (beyond !== undefined) return { deepest, beyond };
    await fill(severalParents, level);
  }
  return { deepest };
}

/** A parent is an edge of `_graph`, and an ancestor of `_uds`. */
const ENTRIES_OF_A_PARENT = 2;

interface Filled {
  readonly units: number;
  readonly depth: number;
  readonly weight: number;
  readonly most: number;
}

interface Foreseen {
  readonly most: number;
  readonly weight: number;
}

/** At most what units of a level would say of their ancestors: all that their parents say. */
const foreseen = (tables: GraphTables): string => `
  with links as materialized (
    select l.child, l.parent from ${tables.level} v
    join ${tables.link} l on l.work = v.work and l.child = v.id
    where v.work = $1 and v.level = $3),
  parents as materialized (
    select r.id, r.weight from ${tables.result} r where r.work = $1 and r.id in (select parent from links)
    union all
    select u.id, ${ARCHIVED_WEIGHT} ${inArchive(tables)})
  select coalesce(max(weight), 0)::bigint most, coalesce(sum(weight), 0)::bigint weight from (
    select sum(p.weight + ${ENTRIES_OF_A_PARENT}) weight from links l join parents p on p.id = l.parent
    group by l.child) c`;

/** What a unit of the archive says of its ancestors. */
const ARCHIVED_WEIGHT = `jsonb_array_length(coalesce(u.document -> '_graph', '[]'))
         + (select coalesce(sum(jsonb_array_length(value)), 0) from jsonb_each(coalesce(u.document -> '_uds', '{}')))`;

const inArchive = (tables: GraphTables): string => `
  from unit u
  where u.tenant = $2 and u.id in (select parent from links)
    and not exists (select from ${tables.node} n where n.work = $1 and n.id = u.id)`;

/** Puts the rows that a query gives in `result`; answers how many, their depth and weight. */
const filling = (tables: GraphTables, ctes: string, rows: string): string => `
  with ${ctes},
  filled as (
    insert into ${tables.result} (work, id, up, us, uds, edges, max, sps, weight) ${rows}
    returning max, weight)
  select count(*)::integer units, coalesce(max(max), 0)::integer depth, coalesce(sum(weight), 0)::bigint weight,
         coalesce(max(weight), 0)::bigint most
  from filled`;

/** A parent as its children see it, in the set or in the archive. `$1` work, `$2` tenant. */
const parentsOf = (tables: GraphTables): string => `
  select r.id, r.us, r.uds, r.edges, r.max, r.sps, r.weight from ${tables.result} r
  where r.work = $1 and r.id in (select parent from links)
  union all
  select u.id, u.us, coalesce(u.document -> '_uds', '{}'),
         coalesce((select array_agg(e) from jsonb_array_elements_text(u.document -> '_graph') e), '{}'),
         u.max, u.sps, ${ARCHIVED_WEIGHT} ${inArchive(tables)}`;

/** Distances grow by one. */
const SHIFTED = `coalesce((select jsonb_object_agg((key::integer + 1)::text, value) from jsonb_each(p.uds)), '{}')`;

/** Most units: what comes from the parent is computed once for all its children. */
const oneParent = (tables: GraphTables): string =>
  filling(
    tables,
    `links as materialized (
    select l.child, min(l.parent) parent
    from ${tables.level} v
    join ${tables.link} l on l.work = v.work and l.child = v.id
    where v.work = $1 and v.level = $3
    group by l.child having count(*) = 1),
  parents as materialized (
    select p.id, p.us || p.id us, ${SHIFTED} || jsonb_build_object('1', jsonb_build_array(p.id)) uds,
           p.edges, p.max + 1 max, p.sps, p.weight + ${ENTRIES_OF_A_PARENT} weight
    from (${parentsOf(tables)}) p)`,
    `select $1, n.id, array[p.id], p.us, p.uds, p.edges || (n.id || '/' || p.id), p.max,
       case when n.sp is null or n.sp = any (p.sps) then p.sps else p.sps || n.sp end, p.weight
     from links l
     join parents p on p.id = l.parent
     join ${tables.node} n on n.work = $1 and n.id = l.child`,
  );

const noParent = (tables: GraphTables): string =>
  filling(
    tables,
    `roots as materialized (
    select n.id, n.sp from ${tables.level} v join ${tables.node} n on n.work = v.work and n.id = v.id
    where v.work = $1 and v.level = $3 and $2::integer is not null
      and not exists (select from ${tables.link} l where l.work = v.work and l.child = v.id))`,
    `select $1, id, '{}'::text[], '{}'::text[], '{}'::jsonb, '{}'::text[], 1,
       case when sp is null then '{}' else array[sp] end, 0 from roots`,
  );

/** A unit's parents, each found by its id: what a unit costs does not depend on how many others there are. `l` is a link. */
const parentOf = (tables: GraphTables): string => `
  select r.us, r.uds, r.edges, r.max, r.sps from ${tables.result} r where r.work = $1 and r.id = l.parent
  union all
  select u.us, coalesce(u.document -> '_uds', '{}'),
         coalesce((select array_agg(e) from jsonb_array_elements_text(u.document -> '_graph') e), '{}'),
         u.max, u.sps
  from unit u
  where u.tenant = $2 and u.id = l.parent
    and not exists (select from ${tables.node} n where n.work = $1 and n.id = u.id)`;

/** Puts a place in the order of parents, then in that of each one's own list. */
const PLACE = 'l.place * 1000000000 + x.rank';

const manyParents = (tables: GraphTables): string =>
  filling(
    tables,
    `children as materialized (
    select n.id, n.sp, array_agg(l.parent order by l.ordinal) up
    from ${tables.level} v
    join ${tables.node} n on n.work = v.work and n.id = v.id
    join ${tables.link} l on l.work = v.work and l.child = v.id
    where v.work = $1 and v.level = $3
    group by n.id, n.sp having count(*) > 1)`,
    `select $1, c.id, c.up, a.us, a.uds, a.edges, a.max, a.sps, cardinality(a.edges)
      + (select coalesce(sum(jsonb_array_length(value)), 0) from jsonb_each(a.uds))
    from children c, lateral (
      with parents as materialized (
        select l.parent, l.place, p.* from unnest(c.up) with ordinality l (parent, place), lateral (${parentOf(tables)}) p)
      select
        coalesce((select array_agg(a.id order by a.place) from (
            select x.id, min(${PLACE}) place
            from parents l, unnest(l.us || l.parent) with ordinality x (id, rank)
            group by x.id) a), '{}') us,
        coalesce((select jsonb_object_agg(d.distance, d.ids) from (
            select a.distance, jsonb_agg(a.id order by a.place) ids from (
              select d.distance, d.id, min(d.place) place from (
                select 1 distance, l.parent id, l.place * 1000000000 place from parents l
                union all
                select e.key::integer + 1, x.id, ${PLACE}
                from parents l, jsonb_each(l.uds) e,
                     jsonb_array_elements_text(e.value) with ordinality x (id, rank)) d
              group by d.distance, d.id) a
            group by a.distance) d), '{}') uds,
        coalesce((select array_agg(a.edge order by a.place) from (
            select e.edge, min(e.place) place from (
              select x.edge, ${PLACE} place from parents l, unnest(l.edges) with ordinality x (edge, rank)
              union all
              select c.id || '/' || l.parent, 1000000000000000000 + l.place from parents l) e
            group by e.edge) a), '{}') edges,
        (select max(l.max) + 1 from parents l) max,
        coalesce((select array_agg(a.sp order by a.place) from (
            select s.sp, min(s.place) place from (
              select x.sp, ${PLACE} place from parents l, unnest(l.sps) with ordinality x (sp, rank)
              union all
              select c.sp, 1000000000000000000 where c.sp is not null) s
            group by s.sp) a), '{}') sps) a`,
  );
