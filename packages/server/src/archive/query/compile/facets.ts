import {
  type DateRangeFacet,
  elementPath,
  type Facet,
  type FiltersFacet,
  type JsonPath,
  memberPath,
  ROOT_PATH,
  type TermsFacet,
} from '@chartrier/dsl';
import type { FacetValues, SearchField } from '../fields/search-field.ts';
import { allOf, bind, type Fragment, join, numbered, sql } from '../sql/fragment.ts';
import { compileCondition, type Scope } from './condition.ts';
import { instantOf } from './date-format.ts';
import { refuseDateFormat, refuseNested } from './refusals.ts';
import { asList, termsBuckets } from './terms.ts';

/** Facets of a search: what they take from each row, and what they count in the rows so taken. */
export interface CompiledFacets {
  /** `… as sort_n`: columns of `found`, after those that the page takes. */
  readonly columns: readonly Fragment[];
  /** A list of `{value, count}` for each facet, counted in `found`. */
  readonly counts: readonly Fragment[];
}

/**
 * Compiles facets over `found`, the rows of a search: what facets count is taken from each matching row once, then
 * counted. Columns are numbered from `firstColumn`.
 */
export function compileFacets(facets: readonly Facet[], scope: Scope, firstColumn: number): CompiledFacets {
  const columns: Fragment[] = [];
  const counts = facets.map((facet, index) => {
    const path = elementPath(memberPath(ROOT_PATH, '$facets'), index);
    return compileFacet(facet, { scope, path, columns, firstColumn });
  });
  return { columns, counts };
}

interface FacetContext {
  readonly scope: Scope;
  readonly path: JsonPath;
  /** What is taken from each row: facets add theirs. */
  readonly columns: Fragment[];
  readonly firstColumn: number;
}

function compileFacet(facet: Facet, context: FacetContext): Fragment {
  switch (facet.kind) {
    case '$terms':
      return compileTerms(facet, context);
    case '$date_range':
      return compileDateRange(facet, context);
    case '$filters':
      return compileFilters(facet, context);
  }
}

/** Takes an expression from each row under a name, and answers the name. */
function take(expression: Fragment, { columns, firstColumn }: FacetContext): Fragment {
  const name = numbered('sort', firstColumn + columns.length);
  columns.push(sql`${expression} as ${name}`);
  return name;
}

function compileTerms(facet: TermsFacet, context: FacetContext): Fragment {
  const path = memberPath(memberPath(context.path, '$terms'), '$field');
  const { values, shape } = valuesOf(facet, context, path);
  return listOf(termsBuckets(take(values, context), shape, facet.size));
}

function valuesOf(facet: TermsFacet, context: FacetContext, path: JsonPath): FacetValues {
  const { scope } = context;
  const at = { compilation: scope.compilation, path };
  if (facet.subobject === undefined) return scope.field(facet.field.path).facetValues(at);
  const nested = scope.nested?.(facet.subobject.path);
  if (nested === undefined) return { values: refuseNested(scope.compilation, path), shape: 'one' };
  // Elements of the list are counted, not rows: one value for each.
  const own = asList(nested.field(facet.field.path).facetValues(at));
  return {
    values: sql`array(select value from ${nested.from} cross join lateral unnest(${own}) value)`,
    shape: 'list',
  };
}

function compileDateRange(facet: DateRangeFacet, context: FacetContext): Fragment {
  const { scope } = context;
  const path = memberPath(context.path, '$date_range');
  const nested = facet.subobject === undefined ? undefined : scope.nested?.(facet.subobject.path);
  if (facet.subobject !== undefined && nested === undefined) return refuseNested(scope.compilation, path);
  const field = (nested ?? scope).field(facet.field.path);
  const buckets = facet.ranges.map(({ from, to }, index) => {
    const at = elementPath(memberPath(path, '$ranges'), index);
    const condition = inPeriod(field, facet.format, { from, to }, scope, at);
    const taken = nested
      ? sql`(select count(*) from ${nested.from} where ${condition})`
      : sql`(case when ${condition} then 1 else 0 end)`;
    return counted(`${from ?? '*'}-${to ?? '*'}`, take(taken, context));
  });
  return listOf(join(buckets, sql` union all `));
}

function inPeriod(
  field: SearchField,
  format: string,
  period: { readonly from: string | undefined; readonly to: string | undefined },
  scope: Scope,
  path: JsonPath,
): Fragment {
  const { compilation } = scope;
  const bounds: { kind: '$gte' | '$lt'; value: string }[] = [];
  for (const [text, kind] of [
    [period.from, '$gte'],
    [period.to, '$lt'],
  ] as const) {
    if (text === undefined) continue;
    const instant = instantOf(text, format);
    if (instant === undefined) return refuseDateFormat(compilation, path, text);
    bounds.push({ kind, value: instant.toISOString() });
  }
  return field.between(bounds, { compilation, path });
}

function compileFilters(facet: FiltersFacet, context: FacetContext): Fragment {
  const path = memberPath(memberPath(context.path, '$filters'), '$query_filters');
  const buckets = facet.queries.map(({ name, condition }, index) => {
    const at = memberPath(elementPath(path, index), '$query');
    const matches = allOf([compileCondition(condition, context.scope, at)]);
    return counted(name, take(sql`(case when ${matches} then 1 else 0 end)`, context));
  });
  return listOf(join(buckets, sql` union all `));
}

function counted(value: string, column: Fragment): Fragment {
  return sql`select ${bind(value)}::text as value, coalesce(sum(${column}), 0)::bigint as count from found`;
}

/** Buckets as a JSON list, in their order. */
function listOf(buckets: Fragment): Fragment {
  return sql`(select coalesce(json_agg(json_build_object('value', bucket.value, 'count', bucket.count)), '[]') from (${buckets}) bucket)`;
}
