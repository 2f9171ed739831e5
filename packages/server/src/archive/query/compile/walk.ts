import { elementPath, type JsonPath, memberPath, type QueryStep, ROOT_PATH } from '@chartrier/dsl';
import { ARCHIVED_UNITS } from '../searched-units.ts';
import { allOf, bind, EMPTY, type Fragment, join, numbered, opaque, sql, TRUE } from '../sql/fragment.ts';
import { compileCondition, type Scope } from './condition.ts';

/** A walk as SQL: the condition that the results fit, and the sets met on the way that it refers to. */
export interface CompiledWalk {
  /** `step_1 as materialized (…), …`; empty when there is none. */
  readonly sets: readonly Fragment[];
  readonly condition: Fragment;
}

/**
 * A multiple query on units: each step looks at a distance of what the step before found. The rights apply to every
 * step. A step at distance 0 is one more condition; another needs the set of the step before.
 *
 * With roots and no step, the roots themselves are the result, as far as they may be seen.
 */
export function compileUnitWalk(
  roots: readonly string[],
  steps: readonly QueryStep[],
  {
    tenant,
    visible,
    from = ARCHIVED_UNITS.from,
  }: { readonly tenant: number; readonly visible: Fragment; readonly from?: Fragment },
  scope: Scope,
): CompiledWalk {
  const walked: Walked = { tenant, from };
  const sets: Fragment[] = [];
  let found: Found = { kind: 'roots', ids: roots };
  if (steps.length === 0)
    return { sets, condition: allOf([visible, sql`u.id = any(${bind(roots)}::text[])`]) };
  for (const [index, step] of steps.entries()) {
    const own = allOf([visible, compileCondition(step.condition, scope, stepPath(index))]);
    found = { kind: 'condition', condition: allOf([atDistance(step.depth, found, walked, sets), own]) };
  }
  return { sets, condition: found.kind === 'condition' ? found.condition : TRUE };
}

/** Object groups are in no tree: each step is one more condition, and roots are groups. */
export function compileGroupWalk(
  roots: readonly string[],
  steps: readonly QueryStep[],
  visible: Fragment,
  scope: Scope,
): CompiledWalk {
  const conditions = steps.map((step, index) => compileCondition(step.condition, scope, stepPath(index)));
  const among = roots.length === 0 ? TRUE : sql`g.id = any(${bind(roots)}::text[])`;
  return { sets: [], condition: allOf([visible, among, ...conditions]) };
}

function stepPath(index: number): JsonPath {
  return elementPath(memberPath(ROOT_PATH, '$query'), index);
}

/** `with … ` before a statement that uses the sets. */
export function withSets(sets: readonly Fragment[]): Fragment {
  return sets.length === 0 ? EMPTY : sql`with ${join(sets, sql`, `)} `;
}

/** What the steps so far found: ids that the caller gave, or the units that fit a condition. */
type Found =
  | { readonly kind: 'roots'; readonly ids: readonly string[] }
  | { readonly kind: 'condition'; readonly condition: Fragment };

/** Whose units are walked through, and where they are. */
interface Walked {
  readonly tenant: number;
  /** `unit u` */
  readonly from: Fragment;
}

function atDistance(depth: number | undefined, found: Found, walked: Walked, sets: Fragment[]): Fragment {
  if (depth === undefined) return TRUE;
  if (depth === 0) {
    return found.kind === 'roots' ? sql`u.id = any(${bind(found.ids)}::text[])` : found.condition;
  }
  if (depth < 0) return ancestors(-depth, found, walked, sets);
  const start =
    found.kind === 'roots' ? sql`${bind(found.ids)}::text[]` : idsOf(found.condition, walked, sets);
  return depth === 1
    ? sql`(u.us && ${start} and u.up && ${start})`
    : // Every ancestor of a unit is within `max - 1` steps: distances are looked at only when that is farther.
      opaque(
        sql`(u.us && ${start} and (u.max - 1 <= ${bind(depth)}::integer or ancestors_within(u.document -> '_uds', ${bind(depth)}::integer) && ${start}))`,
      );
}

function ancestors(distance: number, found: Found, { tenant, from }: Walked, sets: Fragment[]): Fragment {
  // Roots are named by the caller: their ancestors are looked for whether they may be seen or not, and then filtered.
  const start =
    found.kind === 'roots'
      ? sql`u.tenant = ${bind(tenant)}::integer and u.id = any(${bind(found.ids)}::text[])`
      : found.condition;
  const name = numbered('step', sets.length);
  sets.push(
    sql`${name} as materialized (select coalesce(array_agg(distinct ancestor), '{}') as ids from ${from} cross join lateral unnest(ancestors_within(u.document -> '_uds', ${bind(distance)}::integer)) ancestor where ${start})`,
  );
  return sql`u.id = any((select ids from ${name})::text[])`;
}

/** The ids of a set of units, computed once, that the following step starts from. */
function idsOf(condition: Fragment, { from }: Walked, sets: Fragment[]): Fragment {
  const name = numbered('step', sets.length);
  sets.push(
    sql`${name} as materialized (select coalesce(array_agg(u.id), '{}') as ids from ${from} where ${condition})`,
  );
  return sql`(select ids from ${name})`;
}
