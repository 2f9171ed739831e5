import {
  type Condition,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  parseSimpleQuery,
  parseWildcard,
  type QueryStep,
  type Scalar,
  type SearchExpression,
} from '@chartrier/dsl';
import type { ContractScope } from '../../src/archive/query/index.ts';

/** What a text becomes: its words in order, undefined where a stop word stood. */
export type Analyse = (text: string) => readonly (string | undefined)[];

export type ModelType = 'text' | 'keyword' | 'date' | 'long' | 'boolean';

/** A small model of the language's semantics over documents in memory: what the SQL must answer, written plainly. */
export interface Model {
  readonly documents: readonly JsonObject[];
  readonly analyse: Analyse;
  typeOf(path: string): ModelType;
}

/** Ids of the units that a walk finds, as far as a contract lets see. */
export function walk(
  model: Model,
  roots: readonly string[],
  steps: readonly QueryStep[],
  contract: ContractScope,
  today: string,
): readonly string[] {
  const visible = model.documents.filter((document) => isVisible(document, contract, today));
  if (steps.length === 0) return visible.map(idOf).filter((id) => roots.includes(id));
  let found: readonly string[] = roots;
  for (const { condition, depth } of steps) {
    found = visible
      .filter((document) => isAtDistance(model, document, depth, found) && fits(model, document, condition))
      .map(idOf);
  }
  return found;
}

function isAtDistance(
  model: Model,
  document: JsonObject,
  depth: number | undefined,
  from: readonly string[],
): boolean {
  if (depth === undefined) return true;
  if (depth === 0) return from.includes(idOf(document));
  if (depth > 0) return within(document, depth).some((id) => from.includes(id));
  return model.documents.some(
    (start) => from.includes(idOf(start)) && within(start, -depth).includes(idOf(document)),
  );
}

function within(document: JsonObject, distance: number): readonly string[] {
  return Object.entries(document._uds as Record<string, readonly string[]>).flatMap(([level, ids]) =>
    Number(level) <= distance ? ids : [],
  );
}

export function isVisible(document: JsonObject, contract: ContractScope, today: string): boolean {
  const under = (roots: readonly string[]) =>
    roots.includes(idOf(document)) || list(document._us).some((id) => roots.includes(id));
  const {
    RootUnits: roots = [],
    ExcludedRootUnits: excluded = [],
    OriginatingAgencies: agencies = [],
  } = contract;
  if (roots.length > 0 && !under(roots)) return false;
  if (excluded.length > 0 && under(excluded)) return false;
  const mine = list(document._sps).some((agency) => agencies.includes(agency));
  if (!contract.EveryOriginatingAgency && !mine && document._unitType !== 'HOLDING_UNIT') return false;
  return (contract.RuleCategoryToFilter ?? []).every((category) =>
    valuesAt(document, `_computedInheritedRules.${category}.MaxEndDate`).some((end) => String(end) < today),
  );
}

export function fits(model: Model, document: JsonObject, condition: Condition): boolean {
  switch (condition.kind) {
    case '$and':
      return condition.conditions.every((inner) => fits(model, document, inner));
    case '$or':
      return condition.conditions.some((inner) => fits(model, document, inner));
    case '$not':
      return !condition.conditions.every((inner) => fits(model, document, inner));
    case '$ne':
      return !fits(model, document, { ...condition, kind: '$eq' });
    case '$nin':
      return !fits(model, document, { ...condition, kind: '$in' });
    case '$missing':
      return !fits(model, document, { ...condition, kind: '$exists' });
    case '$exists':
      return leavesUnder(document, condition.field.path).length > 0;
    case '$in':
      return condition.values.some((value) =>
        model.typeOf(condition.field.path) === 'text'
          ? fits(model, document, { kind: '$match', field: condition.field, value: String(value) })
          : fits(model, document, { kind: '$eq', field: condition.field, value }),
      );
    case '$subobject':
      throw new Error('units have no nested list');
    default: {
      const { path } = condition.field;
      const values = valuesAt(document, path);
      return model.typeOf(path) === 'text'
        ? fitsText(model, values.map(String), condition)
        : values.some((value) => fitsValue(model.typeOf(path), value, condition));
    }
  }
}

type Comparison = Exclude<
  Condition,
  { readonly kind: '$and' | '$or' | '$not' | '$ne' | '$nin' | '$in' | '$missing' | '$exists' | '$subobject' }
>;

function fitsText(model: Model, texts: readonly string[], condition: Comparison): boolean {
  const words = texts.map(model.analyse);
  const flat = words.flat().filter((word) => word !== undefined);
  const asked = (text: string) => model.analyse(text).filter((word) => word !== undefined);
  switch (condition.kind) {
    case '$eq':
    case '$match_all':
      return all(asked(String(condition.value)), flat);
    case '$match':
      return asked(condition.value).some((word) => flat.includes(word));
    case '$match_phrase':
      return words.some((text) => hasPhrase(text, model.analyse(condition.value), false));
    case '$match_phrase_prefix':
      return words.some((text) => hasPhrase(text, model.analyse(condition.value), true));
    case '$search': {
      const expression = parseSimpleQuery(condition.value);
      return expression !== undefined && (fitsSearch(model, words, flat, expression) ?? false);
    }
    case '$wildcard':
      return flat.some((word) => wildcard(condition.pattern).test(word));
    case '$regex':
      return flat.some((word) => new RegExp(`^(?:${condition.pattern})$`, 'su').test(word));
    default: {
      const bounds = condition.kind === '$range' ? condition.bounds : [condition];
      return flat.some((word) =>
        bounds.every(({ kind, value }) =>
          respects(kind, compare(word, fold(String(value)).replaceAll(/[._]/g, ' '))),
        ),
      );
    }
  }
}

/** Undefined: the expression asks for no word. */
function fitsSearch(
  model: Model,
  texts: readonly (readonly (string | undefined)[])[],
  flat: readonly string[],
  expression: SearchExpression,
): boolean | undefined {
  switch (expression.kind) {
    case 'word': {
      const asked = model.analyse(expression.text).filter((word) => word !== undefined);
      return asked.length === 0 ? undefined : asked.some((word) => flat.includes(word));
    }
    case 'phrase': {
      const asked = model.analyse(expression.text);
      return asked.every((word) => word === undefined)
        ? undefined
        : texts.some((text) => hasPhrase(text, asked, false));
    }
    case 'prefix': {
      const start = fold(expression.text);
      return flat.some((word) => word.startsWith(start));
    }
    case 'not': {
      const inner = fitsSearch(model, texts, flat, expression.expression);
      return inner === undefined ? undefined : !inner;
    }
    case 'and':
    case 'or': {
      const inner = expression.expressions
        .map((one) => fitsSearch(model, texts, flat, one))
        .filter((one) => one !== undefined);
      if (inner.length === 0) return undefined;
      return expression.kind === 'and' ? inner.every(Boolean) : inner.some(Boolean);
    }
  }
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();
}

function all(asked: readonly string[], words: readonly string[]): boolean {
  return asked.length > 0 && asked.every((word) => words.includes(word));
}

function hasPhrase(
  text: readonly (string | undefined)[],
  phrase: readonly (string | undefined)[],
  lastIsBeginning: boolean,
): boolean {
  const first = phrase.findIndex((word) => word !== undefined);
  if (first < 0) return false;
  const asked = phrase.slice(first);
  while (asked.at(-1) === undefined) asked.pop();
  return text.some((_, start) =>
    asked.every((word, offset) => {
      const found = text[start + offset];
      if (word === undefined) return true;
      return lastIsBeginning && offset === asked.length - 1
        ? (found?.startsWith(word) ?? false)
        : found === word;
    }),
  );
}

function fitsValue(type: ModelType, value: JsonValue, condition: Comparison): boolean {
  const text = String(value);
  switch (condition.kind) {
    case '$match':
    case '$match_all':
    case '$match_phrase':
    case '$match_phrase_prefix':
      return false;
    case '$search': {
      const expression = parseSimpleQuery(condition.value);
      if (expression === undefined || expression.kind === 'not') throw new Error('not modelled');
      return searchValue(text, expression);
    }
    case '$wildcard':
      return wildcard(condition.pattern).test(text);
    case '$regex':
      return new RegExp(`^(?:${condition.pattern})$`, 'su').test(text);
    case '$eq':
      return type === 'date'
        ? spanOf(String(condition.value)).includes(instant(text))
        : compareValues(type, value, condition.value) === 0;
    default: {
      const bounds = condition.kind === '$range' ? condition.bounds : [condition];
      return bounds.every(({ kind, value: bound }) =>
        type === 'date'
          ? respectsDate(kind, instant(text), spanOf(String(bound)))
          : respects(kind, compareValues(type, value, bound)),
      );
    }
  }
}

function searchValue(value: string, expression: SearchExpression): boolean {
  switch (expression.kind) {
    case 'word':
    case 'phrase':
      return value === expression.text;
    case 'prefix':
      return value.startsWith(expression.text);
    case 'or':
      return expression.expressions.some((inner) => searchValue(value, inner));
    default:
      throw new Error('not modelled');
  }
}

function wildcard(pattern: string): RegExp {
  const source = parseWildcard(pattern)
    .map((part) =>
      part.kind === 'text'
        ? part.text.replaceAll(/[^\p{L}\p{N}]/gu, '\\$&')
        : part.kind === 'anyText'
          ? '.*'
          : '.',
    )
    .join('');
  return new RegExp(`^(?:${source})$`, 's');
}

function compareValues(type: ModelType, value: JsonValue, other: Scalar): number {
  if (type === 'long') return compare(Number(value), Number(other));
  return type === 'boolean'
    ? compare(Number(value), Number(other === true || other === 'true'))
    : compare(String(value), String(other));
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function respects(kind: string, comparison: number): boolean {
  switch (kind) {
    case '$gt':
      return comparison > 0;
    case '$gte':
      return comparison >= 0;
    case '$lt':
      return comparison < 0;
    default:
      return comparison <= 0;
  }
}

function instant(text: string): number {
  return Date.parse(`${text}${'0000-01-01T00:00:00.000'.slice(text.length)}Z`);
}

interface Span {
  readonly from: number;
  readonly until: number;
  includes(instant: number): boolean;
}

/** What a literal of the generator covers: a day, a second, a millisecond. */
function spanOf(literal: string): Span {
  const from = instant(literal);
  const until = from + (literal.length === 10 ? 86_400_000 : literal.includes('.') ? 1 : 1000);
  return { from, until, includes: (at) => at >= from && at < until };
}

function respectsDate(kind: string, at: number, { from, until }: Span): boolean {
  switch (kind) {
    case '$gt':
      return at >= until;
    case '$gte':
      return at >= from;
    case '$lt':
      return at < from;
    default:
      return at < until;
  }
}

/** Values at a path, through lists. */
export function valuesAt(value: JsonValue | undefined, path: string): readonly JsonValue[] {
  if (value === undefined || value === null) return [];
  if (isArray(value)) return value.flatMap((element) => valuesAt(element, path));
  if (path === '') return isObject(value) ? [] : [value];
  if (!isObject(value)) return [];
  const dot = path.indexOf('.');
  return dot < 0 ? valuesAt(value[path], '') : valuesAt(value[path.slice(0, dot)], path.slice(dot + 1));
}

function leavesUnder(document: JsonObject, path: string): readonly JsonValue[] {
  const [first = '', ...rest] = path.split('.');
  const under = (value: JsonValue | undefined): readonly JsonValue[] => {
    if (value === undefined || value === null) return [];
    if (isArray(value)) return value.flatMap(under);
    return isObject(value) ? Object.values(value).flatMap(under) : [value];
  };
  const down = (value: JsonValue | undefined, names: readonly string[]): readonly JsonValue[] => {
    if (isArray(value)) return value.flatMap((element) => down(element, names));
    const [name, ...others] = names;
    if (name === undefined) return under(value);
    return isObject(value) ? down(value[name], others) : [];
  };
  return down(document[first], rest);
}

function list(value: JsonValue | undefined): readonly string[] {
  return isArray(value) ? value.map(String) : [];
}

export function idOf(document: JsonObject): string {
  return String(document._id);
}
