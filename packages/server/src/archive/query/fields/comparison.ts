import type { Bound, BoundKind, Scalar } from '@chartrier/dsl';
import { refuseBoolean, refuseDate, refuseNumber } from '../compile/refusals.ts';
import { BEGINNING_OF_DATES, type DateSpan, readDateLiteral } from '../sql/date-literal.ts';
import type { Place } from './search-field.ts';
import type { ExactType, ExactValue, Limit, ValueTest } from './value-test.ts';

const NEVER: ValueTest = { kind: 'never' };

/** The value is this one, read in the field's type; a date literal covers its whole span: a day is any time of it. */
export function equalityTest(type: ExactType, value: Scalar, at: Place): ValueTest {
  if (type === 'date') {
    const span = readDate(value, at);
    return span === undefined ? NEVER : { kind: 'limits', limits: [from(span), ...until(span)] };
  }
  const point = readPoint(type, value, at);
  return point === undefined ? NEVER : { kind: 'points', values: [point] };
}

/** The value is one of these: a test for all the points together, then one for each date. */
export function oneOfTests(type: ExactType, values: readonly Scalar[], at: Place): readonly ValueTest[] {
  if (type === 'date') return values.map((value) => equalityTest(type, value, at));
  const points = values.map((value) => readPoint(type, value, at)).filter((point) => point !== undefined);
  return points.length === 0 ? [] : [{ kind: 'points', values: points }];
}

/** The value respects every bound. With dates, `$gt` and `$lte` look at the literal's end, `$gte` and `$lt` at its start. */
export function boundsTest(type: ExactType, bounds: readonly Bound[], at: Place): ValueTest {
  if (type === 'boolean') return booleanBounds(bounds, at);
  const limits: Limit[] = [];
  for (const { kind, value } of bounds) {
    const some = type === 'date' ? dateLimits(kind, value, at) : plainLimits(type, kind, value, at);
    if (some === undefined) return NEVER;
    limits.push(...some);
  }
  return { kind: 'limits', limits };
}

const OPERATORS = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' } as const;

function plainLimits(
  type: ExactType,
  kind: BoundKind,
  value: Scalar,
  at: Place,
): readonly Limit[] | undefined {
  const point = readPoint(type, value, at);
  return point === undefined ? undefined : [{ operator: OPERATORS[kind], value: point }];
}

function dateLimits(kind: BoundKind, value: Scalar, at: Place): readonly Limit[] | undefined {
  const span = readDate(value, at);
  if (span === undefined) return undefined;
  switch (kind) {
    case '$gte':
      return [from(span)];
    case '$lt':
      return [{ operator: '<', value: span.from }];
    case '$lte':
      // Every date is before the end of the last year that a date can write; what has no date is not.
      return span.until === undefined ? [{ operator: '>=', value: BEGINNING_OF_DATES }] : until(span);
    case '$gt':
      // Nothing is after the end of the last year that a date can write.
      return span.until === undefined ? undefined : [{ operator: '>=', value: span.until }];
  }
}

function from(span: DateSpan): Limit {
  return { operator: '>=', value: span.from };
}

function until(span: DateSpan): readonly Limit[] {
  return span.until === undefined ? [] : [{ operator: '<', value: span.until }];
}

function booleanBounds(bounds: readonly Bound[], at: Place): ValueTest {
  let values: readonly boolean[] = [false, true];
  for (const { kind, value } of bounds) {
    const bound = readPoint('boolean', value, at);
    if (bound === undefined) return NEVER;
    values = values.filter((candidate) => respects(Number(candidate), kind, Number(bound)));
  }
  return values.length === 0 ? NEVER : { kind: 'points', values };
}

function respects(candidate: number, kind: BoundKind, bound: number): boolean {
  switch (kind) {
    case '$gt':
      return candidate > bound;
    case '$gte':
      return candidate >= bound;
    case '$lt':
      return candidate < bound;
    case '$lte':
      return candidate <= bound;
  }
}

function readDate(value: Scalar, at: Place): DateSpan | undefined {
  const span = readDateLiteral(String(value));
  if (span === undefined) refuseDate(at.compilation, at.path, value);
  return span;
}

const NUMBER = /^\s*[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?\s*$/;

function readPoint(type: ExactType, value: Scalar, at: Place): ExactValue | undefined {
  switch (type) {
    case 'keyword':
    case 'date':
      return String(value);
    case 'boolean':
      if (value === true || value === 'true') return true;
      if (value === false || value === 'false') return false;
      refuseBoolean(at.compilation, at.path, value);
      return undefined;
    case 'long':
    case 'double': {
      const number = typeof value === 'string' && NUMBER.test(value) ? Number(value) : value;
      if (typeof number === 'number' && Number.isFinite(number)) return number;
      refuseNumber(at.compilation, at.path, value);
      return undefined;
    }
  }
}
