import {
  type Condition,
  elementPath,
  type JsonPath,
  memberPath,
  parseLuceneRegex,
  parseSimpleQuery,
  parseWildcard,
} from '@chartrier/dsl';
import type { NestedList } from '../catalogue/collection.ts';
import type { SearchField, WordsMode } from '../fields/search-field.ts';
import { allOf, anyOf, FALSE, type Fragment, not, opaque, sql } from '../sql/fragment.ts';
import type { Compilation } from './compilation.ts';
import { refuseExpression, refuseNested } from './refusals.ts';

/** What names mean where a condition is compiled: on a row, or on an element of a nested list. */
export interface Scope {
  readonly compilation: Compilation;
  field(dotted: string): SearchField;
  nested?(dotted: string): NestedList | undefined;
}

/** A condition as SQL: true when the row fits it; false or null otherwise. `path` is where it stands in the body. */
export function compileCondition(condition: Condition, scope: Scope, path: JsonPath): Fragment {
  const { compilation } = scope;
  const inside = memberPath(path, condition.kind);
  switch (condition.kind) {
    case '$and':
      return allOf(compileEach(condition.conditions, scope, inside));
    case '$or':
      return anyOf(compileEach(condition.conditions, scope, inside));
    case '$not':
      return not(allOf(compileEach(condition.conditions, scope, inside)));
    case '$exists':
      return scope.field(condition.field.path).exists();
    case '$missing':
      return not(scope.field(condition.field.path).exists());
    case '$subobject':
      return compileSubobject(
        condition.field.path,
        condition.condition,
        scope,
        memberPath(inside, condition.field.written),
      );
    default: {
      const field = scope.field(condition.field.path);
      return compileComparison(condition, field, {
        compilation,
        path: memberPath(inside, condition.field.written),
      });
    }
  }
}

function compileEach(conditions: readonly Condition[], scope: Scope, path: JsonPath): readonly Fragment[] {
  return conditions.map((condition, index) => compileCondition(condition, scope, elementPath(path, index)));
}

type Comparison = Exclude<
  Condition,
  { readonly kind: '$and' | '$or' | '$not' | '$exists' | '$missing' | '$subobject' }
>;

function compileComparison(
  condition: Comparison,
  field: SearchField,
  at: { readonly compilation: Compilation; readonly path: JsonPath },
): Fragment {
  switch (condition.kind) {
    case '$eq':
      return field.equals(condition.value, at);
    case '$ne':
      return not(field.equals(condition.value, at));
    case '$in':
      return field.oneOf(condition.values, at);
    case '$nin':
      return not(field.oneOf(condition.values, at));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return field.between([{ kind: condition.kind, value: condition.value }], at);
    case '$range':
      return field.between(condition.bounds, at);
    case '$match':
    case '$match_all':
    case '$match_phrase':
    case '$match_phrase_prefix':
      return field.words(WORDS_MODES[condition.kind], condition.value);
    case '$search': {
      const expression = parseSimpleQuery(condition.value);
      return expression === undefined ? FALSE : field.search(expression, at);
    }
    case '$wildcard':
      return field.wildcard(parseWildcard(condition.pattern), at);
    case '$regex': {
      const parsed = parseLuceneRegex(condition.pattern);
      return parsed.ok ? field.regex(parsed.node, at) : refuseExpression(at.compilation, at.path);
    }
  }
}

const WORDS_MODES = {
  $match: 'any',
  $match_all: 'all',
  $match_phrase: 'phrase',
  $match_phrase_prefix: 'phrasePrefix',
} as const satisfies Readonly<Record<string, WordsMode>>;

function compileSubobject(list: string, condition: Condition, scope: Scope, path: JsonPath): Fragment {
  const nested = scope.nested?.(list);
  if (nested === undefined) return refuseNested(scope.compilation, path);
  const element = compileCondition(condition, { compilation: scope.compilation, field: nested.field }, path);
  return opaque(sql`exists (select from ${nested.from} where ${element})`);
}
