import type { Management, UnitGraph, UnitOfGraph } from '@chartrier/rules';
import type { Queryable } from '../../platform/index.ts';

/** Told of a statement before it runs: its text and its bound values. */
export type Explain = (statement: { readonly text: string; readonly values: readonly unknown[] }) => void;

/** How units are read. */
export interface GraphReading {
  /** Where they are; the archive when absent. */
  readonly table?: 'unit' | 'collect_unit';
  readonly explain?: Explain;
}

interface Row {
  readonly id: string;
  readonly sp: string | null;
  readonly up: readonly string[];
  readonly management: Management | null;
}

/** Units and all their ancestors, at once: the columns say who is above, whatever the number of levels. */
const unitsAndAncestors = (table: 'unit' | 'collect_unit'): string => `
  select u.id, u.sp, u.up, u.document -> '_mgt' management
  from ${table} u
  where u.tenant = $1 and u.id = any(array(
    select unnest($2::text[])
    union
    select unnest(asked.us) from ${table} asked where asked.tenant = $1 and asked.id = any($2::text[])))`;

/**
 * The units of these ids with all their ancestors, as inheritance sees them. No access contract applies here: what an
 * ancestor declares counts, whether the caller may see that ancestor or not.
 */
export async function loadUnitGraph(
  queryable: Queryable,
  tenant: number,
  ids: readonly string[],
  { table = 'unit', explain }: GraphReading = {},
): Promise<UnitGraph> {
  if (ids.length === 0) return new Map();
  const values = [tenant, ids];
  const text = unitsAndAncestors(table);
  explain?.({ text, values });
  const { rows } = await queryable.query<Row>(text, values);
  return new Map(rows.map((row) => [row.id, unitOf(row)]));
}

function unitOf({ id, sp, up, management }: Row): UnitOfGraph {
  return {
    id,
    parents: up,
    management: management ?? {},
    ...(sp === null ? {} : { originatingAgency: sp }),
  };
}
