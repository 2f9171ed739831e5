import { type Condition, type JsonValue, parseWildcard, type Scalar } from '@chartrier/dsl';

export type ModelType = 'text' | 'keyword' | 'date' | 'long' | 'boolean';

/** Conditions on the values of one field. */
export type Comparison = Exclude<
  Condition,
  { readonly kind: '$and' | '$or' | '$not' | '$ne' | '$nin' | '$in' | '$missing' | '$exists' | '$subobject' }
>;

export function compareValues(type: ModelType, value: JsonValue, other: Scalar): number {
  if (type === 'long') return compare(Number(value), Number(other));
  return type === 'boolean'
    ? compare(Number(value), Number(other === true || other === 'true'))
    : compare(String(value), String(other));
}

export function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function respects(kind: string, comparison: number): boolean {
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

export function instant(text: string): number {
  return Date.parse(`${text}${'0000-01-01T00:00:00.000'.slice(text.length)}Z`);
}

interface Span {
  readonly from: number;
  readonly until: number;
  includes(instant: number): boolean;
}

/** What a literal of the generator covers: a day, a second, a millisecond. */
export function spanOf(literal: string): Span {
  const from = instant(literal);
  const until = from + (literal.length === 10 ? 86_400_000 : literal.includes('.') ? 1 : 1000);
  return { from, until, includes: (at) => at >= from && at < until };
}

export function respectsDate(kind: string, at: number, { from, until }: Span): boolean {
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

export function wildcard(pattern: string): RegExp {
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
