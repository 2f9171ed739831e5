import pg from 'pg';
import type { SqlValue } from './database.ts';

const INT8 = 20;
const DATE = 1082;
const TIMESTAMP = 1114;
const INT8_ARRAY = 1016;

/**
 * How columns are read: `bigint` as a number (ours are counts, sizes and sequence numbers; one beyond 2^53 is
 * refused rather than rounded), `timestamp` as the UTC instant that it is here, `date` as its text. `numeric` stays a
 * text, `timestamptz` a Date, `json` its value.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary') {
      if (oid === INT8) return safeInteger;
      if (oid === INT8_ARRAY) return integerArray;
      if (oid === TIMESTAMP) return utcInstant;
      if (oid === DATE) return (text: string) => text;
    }
    return pg.types.getTypeParser(oid, format ?? 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/** What pg is given for a bound value: dates in UTC, whatever the process's time zone. */
export function bindable(value: SqlValue): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(bindable);
  return value;
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond what a number holds exactly`);
  return value;
}

function integerArray(text: string): (number | null)[] {
  const inside = text.slice(1, -1);
  return inside === '' ? [] : inside.split(',').map((item) => (item === 'NULL' ? null : safeInteger(item)));
}

function utcInstant(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}Z`);
}
