/** A day of the proleptic Gregorian calendar (ISO 8601), without time or zone. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export type CalendarUnit = 'day' | 'month' | 'year';

const DAY_FORM = /^(\d{4,6})-(\d{2})-(\d{2})$/;
const DAYS_IN_FOUR_CENTURIES = 146_097;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Reads `yyyy-MM-dd` (a date-time's day when a time follows); undefined for a day that does not exist. */
export function parseDay(text: string): CalendarDay | undefined {
  const form = DAY_FORM.exec(text.split('T', 1)[0] ?? '');
  if (form === null) return undefined;
  const [year, month, day] = [Number(form[1]), Number(form[2]), Number(form[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return { year, month, day };
}

export function formatDay({ year, month, day }: CalendarDay): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Adds a duration. Months and years keep the day of the month, clamped to the end of a shorter month. */
export function addToDay(start: CalendarDay, count: number, unit: CalendarUnit): CalendarDay {
  if (unit === 'day') return dayOfNumber(numberOfDay(start) + count);
  const months = start.year * 12 + (start.month - 1) + (unit === 'year' ? count * 12 : count);
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  return { year, month, day: Math.min(start.day, daysInMonth(year, month)) };
}

/** Days since 0000-03-01, the usual way to count days without a table of months. */
function numberOfDay({ year, month, day }: CalendarDay): number {
  const y = month > 2 ? year : year - 1;
  const century = Math.floor(y / 400);
  const yearOfCentury = y - century * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfCentury =
    yearOfCentury * 365 + Math.floor(yearOfCentury / 4) - Math.floor(yearOfCentury / 100) + dayOfYear;
  return century * DAYS_IN_FOUR_CENTURIES + dayOfCentury;
}

function dayOfNumber(number: number): CalendarDay {
  const century = Math.floor(number / DAYS_IN_FOUR_CENTURIES);
  const dayOfCentury = number - century * DAYS_IN_FOUR_CENTURIES;
  const yearOfCentury = Math.floor(
    (dayOfCentury -
      Math.floor(dayOfCentury / 1460) +
      Math.floor(dayOfCentury / 36_524) -
      Math.floor(dayOfCentury / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfCentury - (365 * yearOfCentury + Math.floor(yearOfCentury / 4) - Math.floor(yearOfCentury / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfCentury + century * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}
