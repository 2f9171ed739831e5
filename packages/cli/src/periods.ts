/** A period of the calendar, as a person writes one: from its first day, until the first day after it. */
export interface Period {
  readonly from: string;
  readonly until: string;
}

const WRITTEN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** The period of a year (`1912`), a month (`1912-03`) or a day (`1912-03-14`); undefined for any other text. */
export function periodOf(text: string): Period | undefined {
  const [, year, month, day] = WRITTEN.exec(text) ?? [];
  if (year === undefined) return undefined;
  const first = new Date(0);
  first.setUTCFullYear(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  const from = dayOf(first);
  // the 31st of February would be another day
  if (from !== `${year}-${month ?? '01'}-${day ?? '01'}`) return undefined;
  if (day !== undefined) first.setUTCDate(first.getUTCDate() + 1);
  else if (month !== undefined) first.setUTCMonth(first.getUTCMonth() + 1);
  else first.setUTCFullYear(first.getUTCFullYear() + 1);
  // beyond, days are not written so
  return first.getUTCFullYear() > 9999 ? undefined : { from, until: dayOf(first) };
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
