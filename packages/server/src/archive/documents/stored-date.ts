import { parseDay } from '@chartrier/rules';

/** Vitam's dates: a day, maybe a time, maybe an offset, which is dropped without conversion. */
const DATE =
  /^(\d{4})[-/](\d{2})[-/](\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/**
 * A date in the form that is stored, `yyyy-MM-dd` or `yyyy-MM-ddTHH:mm:ss[.fff]`: the offset is dropped, the day
 * written stays. Undefined for what is no day of the calendar (the year 0 is none), and for partial dates (`1914-08`).
 */
export function storedDate(text: string): string | undefined {
  const form = DATE.exec(text);
  if (form === null) return undefined;
  const [, year, month, day, hour, minute, second = '00', fraction = ''] = form;
  const date = `${year}-${month}-${day}`;
  if (parseDay(date) === undefined || year === '0000') return undefined;
  if (hour === undefined || minute === undefined) return date;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  // a fraction that is none is not written (java.time's ISO form, which Vitam stores)
  return `${date}T${hour}:${minute}:${second}${/[1-9]/.test(fraction) ? fraction : ''}`;
}
