import {
  analyzeGraph,
  assignLevels,
  clearGraph,
  computeAncestors,
  findCycle,
  type GraphWork,
  MAX_ANCESTRY_OF_UNIT,
  maxAncestryOf,
} from '../../../archive/index.ts';
import { planForSets, type Transaction } from '../../../platform/index.ts';
import type { Deposit } from '../staging/deposit.ts';
import type { GraphFacts } from '../staging/deposit-facts.ts';
import type { RarePart } from '../staging/rare-parts.ts';

/** A longer cycle is said to exist, without its ids (Vitam shows those of at most 20 units). */
const MAX_SHOWN_CYCLE = 20;

const CROWDED = { unit: 'ofUnit', set: 'ofSet' } as const;

export interface UnitsToResolve {
  /** Nothing was put in the graph before. */
  readonly isFirst: boolean;
  readonly holdsNo: (...parts: readonly RarePart[]) => boolean;
  readonly originatingAgency: string | undefined;
  readonly linkParentId: string | undefined;
}

/**
 * Puts the deposit's new units and their parents in the graph, and computes levels and ancestors. Parents are units of
 * the deposit, units of the archive that the manifest attaches to, and for roots the contract's own parent.
 */
export async function resolveUnits(
  transaction: Transaction,
  deposit: Deposit,
  options: UnitsToResolve,
): Promise<GraphFacts> {
  const work: GraphWork = { work: deposit.deposit, tenant: deposit.tenant, tables: deposit.graph };
  if (!options.isFirst) await clearGraph(transaction, work);
  await putNodes(transaction, deposit, options.originatingAgency);
  // without links each unit has the parent that encloses it: an index finds it
  if (!deposit.ownTables && options.holdsNo('unitLinks')) await putLinks(transaction, deposit);
  else await planForSets(transaction, () => putLinks(transaction, deposit));
  if (options.linkParentId !== undefined) await linkRoots(transaction, deposit, options.linkParentId);
  const outside = await noteParents(transaction, deposit, options);
  if (deposit.ownTables) await analyzeGraph(transaction, work, 'node', 'link');
  const levels = await assignLevels(transaction, work);
  if (levels.unplaced > 0) {
    const cycle = await findCycle(transaction, work);
    const shown = cycle !== undefined && cycle.length - 1 <= MAX_SHOWN_CYCLE;
    return {
      levels: levels.counts,
      outside,
      unplaced: levels.unplaced,
      ...(shown ? { cycle: await manifestIds(transaction, deposit, cycle) } : {}),
    };
  }
  if (deposit.ownTables) await analyzeGraph(transaction, work, 'level');
  const units = levels.counts.reduce((sum, count) => sum + count, 0);
  const limits = { ofUnit: MAX_ANCESTRY_OF_UNIT, ofSet: maxAncestryOf(units) };
  const { deepest, beyond } = await computeAncestors(transaction, work, levels.counts, limits);
  if (deposit.ownTables) await analyzeGraph(transaction, work, 'result');
  const tooMuch = beyond === undefined ? {} : { crowded: { of: beyond, max: limits[CROWDED[beyond]] } };
  return { levels: levels.counts, outside, unplaced: 0, deepest, ...tooMuch };
}

async function putNodes(
  transaction: Transaction,
  deposit: Deposit,
  agency: string | undefined,
): Promise<void> {
  await transaction.query(
    `insert into ${deposit.graph.node} (work, id, sp)
     select $1, id, $2 from ${deposit.tables.unit} where deposit = $1 and existing is null`,
    [deposit.deposit, agency ?? null],
  );
}

/**
 * What each link refers to in the end: a link may refer to another link, which stands for its own target. `$1` deposit;
 * columns manifest_id (the link's), parent_manifest_id, child_manifest_id, line, col.
 */
export function linkTargets({ tables }: Pick<Deposit, 'tables'>): string {
  return `
    with recursive target as (
      select manifest_id, parent_manifest_id, child_manifest_id, line, col
      from ${tables.unit_link} where deposit = $1
      union
      select t.manifest_id, t.parent_manifest_id, l.child_manifest_id, t.line, t.col
      from target t join ${tables.unit_link} l on l.deposit = $1 and l.manifest_id = t.child_manifest_id)
    select * from target t
    where not exists (select from ${tables.unit_link} l where l.deposit = $1 and l.manifest_id = t.child_manifest_id)`;
}

/** The enclosing unit first, then the units that refer to it, in the document's order. */
async function putLinks(transaction: Transaction, { deposit, tables, graph }: Deposit): Promise<void> {
  await transaction.query(
    `insert into ${graph.link} (work, child, parent, ordinal)
     select $1, l.child, l.parent, row_number() over (order by l.place, l.line, l.col)
     from (
       select child.id child, coalesce(found.id, parent.id) parent, min(link.place) place, min(link.line) line,
              min(link.col) col
       from (
         select manifest_id child_manifest_id, parent_manifest_id, 0 place, line, col
         from ${tables.unit} where deposit = $1 and parent_manifest_id is not null
         union all
         select child_manifest_id, parent_manifest_id, 1, line, col
         from (${linkTargets({ tables })}) target where parent_manifest_id is not null) link
       join ${tables.unit} child on child.deposit = $1 and child.manifest_id = link.child_manifest_id
       join ${tables.unit} parent on parent.deposit = $1 and parent.manifest_id = link.parent_manifest_id
       left join ${tables.attachment} found on found.deposit = $1 and found.ordinal = parent.ordinal
       where child.existing is null and (parent.existing is null or found.id is not null)
       group by child.id, coalesce(found.id, parent.id)) l`,
    [deposit],
  );
}

/** The contract's parent becomes the parent of every root of the deposit. */
async function linkRoots(
  transaction: Transaction,
  { deposit, graph }: Deposit,
  parent: string,
): Promise<void> {
  await transaction.query(
    `insert into ${graph.link} (work, child, parent, ordinal)
     select $1, n.id, $2, 0 from ${graph.node} n
     where n.work = $1 and not exists (select from ${graph.link} l where l.work = $1 and l.child = n.id)`,
    [deposit, parent],
  );
}

/**
 * Remembers the versions of the parents that are in the archive: the commit refuses if one has changed by then. Answers how
 * many they are.
 */
async function noteParents(
  transaction: Transaction,
  { deposit, tenant, tables, graph }: Deposit,
  { isFirst, holdsNo, linkParentId }: UnitsToResolve,
): Promise<number> {
  if (!isFirst) await transaction.query(`delete from ${tables.parent} where deposit = $1`, [deposit]);
  if (holdsNo('attachedUnits') && linkParentId === undefined) return 0;
  const { rowCount } = await transaction.query(
    `insert into ${tables.parent} (deposit, id, atomic_version)
     select distinct $1::bigint, u.id, u.atomic_version
     from ${graph.link} l join unit u on u.tenant = $2 and u.id = l.parent
     where l.work = $1 and not exists (select from ${graph.node} n where n.work = $1 and n.id = l.parent)`,
    [deposit, tenant],
  );
  return rowCount;
}

async function manifestIds(
  transaction: Transaction,
  { deposit, tables }: Deposit,
  ids: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await transaction.query<{ id: string; manifest_id: string }>(
    `select id, manifest_id from ${tables.unit} where deposit = $1 and id = any($2)`,
    [deposit, ids],
  );
  const known = new Map(rows.map((row) => [row.id, row.manifest_id]));
  return ids.map((id) => known.get(id) ?? id);
}
