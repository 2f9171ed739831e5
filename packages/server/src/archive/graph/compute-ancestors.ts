import type { Queryable } from '../../platform/index.ts';
import type { GraphTables, GraphWork } from './graph-work.ts';

/**
 * Fills `result` level by level, from the parents' own: direct parents, all ancestors, ancestors by distance
 * (`_uds`), edges (`_graph`, child/parent), the longest depth and the agencies. Parents outside the set are read in the
 * archive. Lists keep the order of the parents, farther ancestors first: the same set always gives the same lists.
 */
export async function computeAncestors(
  queryable: Queryable,
  { work, tenant, tables }: GraphWork,
  levels: number,
): Promise<void> {
  const onlyParent = oneParent(tables);
  const otherwise = noneOrMany(tables);
  for (let level = 0; level < levels; level += 1) {
    await queryable.query(onlyParent, [work, tenant, level]);
    await queryable.query(otherwise, [work, tenant, level]);
  }
}

/** A parent as its children see it, in the set or in the archive. `$1` work, `$2` tenant. */
const parentsOf = (tables: GraphTables): string => `
  select r.id, r.us, r.uds, r.edges, r.max, r.sps from ${tables.result} r
  where r.work = $1 and r.id in (select parent from links)
  union all
  select u.id, u.us, coalesce(u.document -> '_uds', '{}'),
         coalesce((select array_agg(e) from jsonb_array_elements_text(u.document -> '_graph') e), '{}'),
         u.max, u.sps
  from unit u
  where u.tenant = $2 and u.id in (select parent from links)
    and not exists (select from ${tables.node} n where n.work = $1 and n.id = u.id)`;

/** Distances grow by one. */
const SHIFTED = `coalesce((select jsonb_object_agg((key::integer + 1)::text, value) from jsonb_each(p.uds)), '{}')`;

/** Most units: what comes from the parent is computed once for all its children. */
const oneParent = (tables: GraphTables): string => `
  with links as materialized (
    select l.child, min(l.parent) parent
    from ${tables.level} v
    join ${tables.link} l on l.work = v.work and l.child = v.id
    where v.work = $1 and v.level = $3
    group by l.child having count(*) = 1),
  parents as materialized (
    select p.id, p.us || p.id us, ${SHIFTED} || jsonb_build_object('1', jsonb_build_array(p.id)) uds,
           p.edges, p.max + 1 max, p.sps
    from (${parentsOf(tables)}) p)
  insert into ${tables.result} (work, id, up, us, uds, edges, max, sps)
  select $1, n.id, array[p.id], p.us, p.uds, p.edges || (n.id || '/' || p.id), p.max,
         case when n.sp is null or n.sp = any (p.sps) then p.sps else p.sps || n.sp end
  from links l
  join parents p on p.id = l.parent
  join ${tables.node} n on n.work = $1 and n.id = l.child`;

const noneOrMany = (tables: GraphTables): string => `
  with children as materialized (
    select n.id, n.sp, coalesce(array_agg(l.parent order by l.ordinal) filter (where l.parent is not null), '{}') up
    from ${tables.level} v
    join ${tables.node} n on n.work = v.work and n.id = v.id
    left join ${tables.link} l on l.work = v.work and l.child = v.id
    where v.work = $1 and v.level = $3
    group by n.id, n.sp having count(l.parent) <> 1),
  links as materialized (
    select c.id child, u.parent, u.place from children c, unnest(c.up) with ordinality u (parent, place)),
  parents as materialized (${parentsOf(tables)})
  insert into ${tables.result} (work, id, up, us, uds, edges, max, sps)
  select $1, c.id, c.up,
    coalesce((select array_agg(a.id order by a.place) from (
        select u.id, min(l.place * 1000000000 + u.rank) place
        from links l join parents p on p.id = l.parent, unnest(p.us || p.id) with ordinality u (id, rank)
        where l.child = c.id group by u.id) a), '{}'),
    coalesce((select jsonb_object_agg(d.distance, d.ids) from (
        select a.distance, jsonb_agg(a.id order by a.place) ids from (
          select d.distance, d.id, min(d.place) place from (
            select 1 distance, l.parent id, l.place * 1000000000 place from links l where l.child = c.id
            union all
            select e.key::integer + 1, i.id, l.place * 1000000000 + i.rank
            from links l join parents p on p.id = l.parent,
                 jsonb_each(p.uds) e, jsonb_array_elements_text(e.value) with ordinality i (id, rank)
            where l.child = c.id) d
          group by d.distance, d.id) a
        group by a.distance) d), '{}'),
    coalesce((select array_agg(a.edge order by a.place) from (
        select e.edge, min(e.place) place from (
          select x.edge, l.place * 1000000000 + x.rank place
          from links l join parents p on p.id = l.parent, unnest(p.edges) with ordinality x (edge, rank)
          where l.child = c.id
          union all
          select c.id || '/' || l.parent, 1000000000000000000 + l.place from links l where l.child = c.id) e
        group by e.edge) a), '{}'),
    coalesce((select max(p.max) + 1 from links l join parents p on p.id = l.parent where l.child = c.id), 1),
    coalesce((select array_agg(a.sp order by a.place) from (
        select s.sp, min(s.place) place from (
          select x.sp, l.place * 1000000000 + x.rank place
          from links l join parents p on p.id = l.parent, unnest(p.sps) with ordinality x (sp, rank)
          where l.child = c.id
          union all
          select c.sp, 1000000000000000000 where c.sp is not null) s
        group by s.sp) a), '{}')
  from children c`;
