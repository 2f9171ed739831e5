/** The time that a date literal covers, from the first millisecond to the one after the last (undefined: no end). */
export interface DateSpan {
  readonly from: Date;
  readonly until: Date | undefined;
}

const LITERAL =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/;

/**
 * Reads `yyyy`, `yyyy-MM`, `yyyy-MM-dd`, then `T`, hours, minutes, seconds, fraction, zone: Elasticsearch's
 * `strict_date_optional_time`. What is not written covers its whole span: a day literal is the whole day. Without zone
 * it is UTC.
 */
export function readDateLiteral(text: string): DateSpan | undefined {
  const match = LITERAL.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const at = (y: number, mo: number, d: number, h: number, mi: number, s: number, ms: number) => {
    const date = new Date(0);
    date.setUTCFullYear(y, mo, d);
    date.setUTCHours(h, mi, s, ms);
    return date;
  };
  const y = Number(year);
  const mo = month === undefined ? 0 : Number(month) - 1;
  const d = day === undefined ? 1 : Number(day);
  const h = Number(hour ?? 0);
  const mi = Number(minute ?? 0);
  const s = Number(second ?? 0);
  const ms = fraction === undefined ? 0 : Number(fraction.padEnd(3, '0').slice(0, 3));
  const from = at(y, mo, d, h, mi, s, ms);
  if (from.getUTCMonth() !== mo || from.getUTCDate() !== d || h > 23 || mi > 59 || s > 59) return undefined;
  const until =
    month === undefined
      ? at(y + 1, 0, 1, 0, 0, 0, 0)
      : day === undefined
        ? at(y, mo + 1, 1, 0, 0, 0, 0)
        : hour === undefined
          ? at(y, mo, d + 1, 0, 0, 0, 0)
          : minute === undefined
            ? at(y, mo, d, h + 1, 0, 0, 0)
            : second === undefined
              ? at(y, mo, d, h, mi + 1, 0, 0)
              : fraction === undefined
                ? at(y, mo, d, h, mi, s + 1, 0)
                : at(y, mo, d, h, mi, s, ms + 1);
  const offset = offsetMilliseconds(zone);
  return { from: within(moved(from, offset)), until: endOf(moved(until, offset)) };
}

/** The years that a stored date can write; every date is at or after the first instant. */
export const BEGINNING_OF_DATES = new Date('0000-01-01T00:00:00.000Z');
const END_OF_DATES = new Date('9999-12-31T23:59:59.999Z');

function within(date: Date): Date {
  if (date < BEGINNING_OF_DATES) return BEGINNING_OF_DATES;
  return date > END_OF_DATES ? END_OF_DATES : date;
}

function endOf(date: Date): Date | undefined {
  return date > END_OF_DATES ? undefined : within(date);
}

function offsetMilliseconds(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  const digits = zone.slice(1).replace(':', '');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0)) * 60_000;
}

function moved(date: Date, offset: number): Date {
  return new Date(date.getTime() - offset);
}

/**
 * The shortest text of an instant as documents store it (ISO, no zone): the day, and the time without its trailing
 * zeros. Any stored text of this instant or a later one compares at or after it, whatever its precision, and any of an
 * earlier one before it; so half-open spans of dates are compared as texts.
 */
export function shortestText(date: Date): string {
  const text = date.toISOString().slice(0, 23);
  return text
    .replace(/\.000$/, '')
    .replace(/:00$/, '')
    .replace(/T00:00$/, '');
}

/** The instant as PostgreSQL's `timestamp` (UTC, no zone), which has no year 0: ISO's is its year 1 before Christ. */
export function timestampText(date: Date): string {
  const text = date.toISOString().slice(0, 23);
  return date.getUTCFullYear() === 0 ? `0001${text.slice(4)} BC` : text;
}
