import type { Transaction } from '../../platform/index.ts';
import { assignLevels } from './assign-levels.ts';
import { computeAncestors } from './compute-ancestors.ts';
import { analyzeGraph, clearGraph, type GraphWork, SHARED_GRAPH } from './graph-work.ts';

/**
 * Computes again what the units and object groups of a tenant say of one another, from the units' direct parents and
 * groups: `_us`, `_uds`, `_graph`, `_min`, `_max`, `_sps`. What a rebuild ends with.
 * @throws Error when the units' parents form a cycle, which no operation lets in.
 */
export async function recomputeGraph(transaction: Transaction, tenant: number): Promise<void> {
  const work: GraphWork = { work: await newWork(transaction), tenant, tables: SHARED_GRAPH };
  await transaction.query(
    'insert into graph_node (work, id, sp) select $1, id, sp from unit where tenant = $2',
    [work.work, tenant],
  );
  await transaction.query(
    `insert into graph_link (work, child, parent, ordinal)
     select $1, u.id, p.parent, p.place from unit u, unnest(u.up) with ordinality p (parent, place)
     where u.tenant = $2`,
    [work.work, tenant],
  );
  await analyzeGraph(transaction, work, 'node', 'link');
  const levels = await assignLevels(transaction, work);
  if (levels.unplaced > 0) throw new Error(`tenant ${tenant}: ${levels.unplaced} units have no level`);
  await analyzeGraph(transaction, work, 'level');
  await computeAncestors(transaction, work, levels.counts);
  await analyzeGraph(transaction, work, 'result');
  await transaction.query(
    `update unit u set us = r.us, sps = r.sps, min = 1, max = r.max, document = u.document || ${DERIVED}
     from graph_result r
     where r.work = $1 and u.tenant = $2 and u.id = r.id`,
    [work.work, tenant],
  );
  await clearGraph(transaction, work);
  await recomputeObjectGroupParents(transaction, tenant);
}

/** The derived fields of a unit's document, from its row `r` of `graph_result`. */
export const DERIVED = `jsonb_build_object('_us', to_jsonb(r.us), '_uds', r.uds, '_graph', to_jsonb(r.edges),
  '_min', 1, '_max', r.max, '_sps', to_jsonb(r.sps))`;

/** Groups know the units that point to them, those units' ancestors, and all their agencies. */
async function recomputeObjectGroupParents(transaction: Transaction, tenant: number): Promise<void> {
  await transaction.query(
    `with pointing as (
       select u.og, array_agg(u.id order by u.id) up from unit u
       where u.tenant = $1 and u.og is not null group by u.og),
     above as (
       select u.og, array_agg(distinct a.id order by a.id) us
       from unit u, unnest(u.us || u.id) a (id)
       where u.tenant = $1 and u.og is not null group by u.og),
     agencies as (
       select u.og, array_agg(distinct s.sp order by s.sp) sps
       from unit u, unnest(u.sps) s (sp)
       where u.tenant = $1 and u.og is not null group by u.og)
     update object_group g set up = p.up, us = a.us, sps = coalesce(s.sps, '{}'),
       document = g.document || jsonb_build_object(
         '_up', to_jsonb(p.up), '_us', to_jsonb(a.us), '_sps', to_jsonb(coalesce(s.sps, '{}')))
     from pointing p join above a on a.og = p.og left join agencies s on s.og = p.og
     where g.tenant = $1 and g.id = p.og`,
    [tenant],
  );
}

async function newWork(transaction: Transaction): Promise<number> {
  const { rows } = await transaction.query<{ work: number }>("select nextval('graph_work') work");
  const work = rows[0]?.work;
  if (work === undefined) throw new Error('the sequence of graphs gave no number');
  return work;
}
