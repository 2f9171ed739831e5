import { allOf, bind, FALSE, type Fragment, not, opaque, sql, TRUE } from '../sql/fragment.ts';
import { type AccessFilter, isAccessFilter } from './access-filter.ts';

/**
 * What an access contract lets a caller see of the units, tenant included (Vitam's rule: agencies do not apply to
 * holding units, everything else does).
 */
export function visibleUnits(access: AccessFilter): Fragment {
  const { rootUnits, excludedRootUnits, agencies, ruleCategories } = checked(access);
  return allOf([
    sql`u.tenant = ${bind(access.tenant)}::integer`,
    rootUnits.length === 0 ? TRUE : unitUnder(rootUnits),
    excludedRootUnits.length === 0 ? TRUE : not(unitUnder(excludedRootUnits)),
    agencies === 'every' ? TRUE : sql`(u.sps && ${bind(agencies)}::text[] or u.unit_type = 'HOLDING_UNIT')`,
    ...ruleCategories.map((category) => pastEndDate(category, access.today)),
  ]);
}

function unitUnder(roots: readonly string[]): Fragment {
  return sql`(u.id = any(${bind(roots)}::text[]) or u.us && ${bind(roots)}::text[])`;
}

/** A unit whose rules were not computed, or are not valid any more, is hidden. */
function pastEndDate(category: string, today: string): Fragment {
  const maximum = sql`u.document -> '_computedInheritedRules' -> ${bind(category)}::text ->> 'MaxEndDate'`;
  // a date of the year 10000 or later has one digit more, and is not past
  return opaque(
    sql`coalesce((${maximum}) collate "C" < ${bind(today)}::text and length(${maximum}) = length(${bind(today)}::text), false)`,
  );
}

/**
 * What an access contract lets a caller see of the object groups in a search. A contract that filters by rule category
 * hides them all there: groups have no computed rules. Read through a unit, a group follows the unit's visibility.
 */
export function visibleObjectGroups(access: AccessFilter): Fragment {
  return checked(access).ruleCategories.length > 0 ? FALSE : objectGroupsInScope(access);
}

/** The same without the rule categories, for a group that is read through a visible unit. */
export function objectGroupsInScope(access: AccessFilter): Fragment {
  const { rootUnits, excludedRootUnits, agencies } = checked(access);
  return allOf([
    sql`g.tenant = ${bind(access.tenant)}::integer`,
    rootUnits.length === 0 ? TRUE : groupUnder(rootUnits),
    excludedRootUnits.length === 0 ? TRUE : not(groupUnder(excludedRootUnits)),
    agencies === 'every' ? TRUE : sql`g.sps && ${bind(agencies)}::text[]`,
  ]);
}

function groupUnder(roots: readonly string[]): Fragment {
  return sql`(g.up && ${bind(roots)}::text[] or g.us && ${bind(roots)}::text[])`;
}

/** The registers of the contract's agencies, tenant included. */
export function visibleRegisters(access: AccessFilter): Fragment {
  const { agencies } = checked(access);
  return allOf([
    sql`a.tenant = ${bind(access.tenant)}::integer`,
    agencies === 'every' ? TRUE : sql`a.originating_agency = any(${bind(agencies)}::text[])`,
  ]);
}

/** The type says it already; this holds against a cast too. */
function checked(access: AccessFilter): AccessFilter {
  if (!isAccessFilter(access)) throw new TypeError('an access filter is made by accessFilter() only');
  return access;
}

/** Contracts of the same shape make the same SQL text, with other values: a name for statements to prepare. */
export function accessShape(access: AccessFilter): string {
  return [
    access.rootUnits.length > 0 ? 'r' : '',
    access.excludedRootUnits.length > 0 ? 'x' : '',
    access.agencies === 'every' ? '' : 'a',
    access.ruleCategories.length > 0 ? `c${access.ruleCategories.length}` : '',
  ].join('');
}
