const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const DAY_FIRST = /^(\d{2})\/(\d{2})\/(\d{4})$/;

/**
 * A date given in reference data, as it is stored: UTC without zone, milliseconds. Taken, as Vitam does: ISO local
 * date-times, with or without seconds, fraction and zone; ISO dates and `dd/MM/yyyy` (midnight).
 *
 * @returns undefined for what is no date, or no day of the calendar
 */
export function parseReferentialDate(text: string): string | undefined {
  const dayFirst = DAY_FIRST.exec(text.trim());
  if (dayFirst !== null) return stored(dayFirst[3], dayFirst[2], dayFirst[1]);
  const iso = ISO.exec(text.trim());
  return iso === null ? undefined : stored(iso[1], iso[2], iso[3], iso.slice(4));
}

function stored(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  [hours, minutes, seconds, fraction, zone]: readonly (string | undefined)[] = [],
): string | undefined {
  const date = `${year}-${month}-${day}`;
  const time = `${hours ?? '00'}:${minutes ?? '00'}:${seconds ?? '00'}.${(fraction ?? '').slice(0, 3).padEnd(3, '0')}`;
  const utc = new Date(`${date}T${time}Z`);
  if (Number.isNaN(utc.getTime()) || !utc.toISOString().startsWith(date)) return undefined;
  if (zone === undefined || zone === 'Z') return utc.toISOString().slice(0, 23);
  const sign = zone.startsWith('-') ? -1 : 1;
  const offset = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return new Date(utc.getTime() - sign * offset * 60_000).toISOString().slice(0, 23);
}
