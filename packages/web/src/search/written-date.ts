/** A day, a month or a year of the calendar, as the archive writes them: no hour, no zone, hence no shift between readers. */
export type WrittenDate = string;

const ISO = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
const FRENCH = /^(?:(?:(\d{1,2})[/.])?(\d{1,2})[/.])(\d{4})$/;

const two = (part: string): string => part.padStart(2, '0');

/**
 * Reads `1912`, `1912-03`, `1912-03-14`, `14/03/1912` or `03/1912`; undefined for what is no date of the calendar. The
 * order day, month, year is the European one: it is said beside the field.
 */
export function readWrittenDate(typed: string): WrittenDate | undefined {
  const text = typed.trim();
  const iso = ISO.exec(text);
  const french = iso === null ? FRENCH.exec(text) : null;
  const [year, month, day] =
    iso !== null ? [iso[1], iso[2], iso[3]] : french !== null ? [french[3], french[2], french[1]] : [];
  if (year === undefined) return undefined;
  const written = [year, ...[month, day].flatMap((part) => (part === undefined ? [] : [two(part)]))].join(
    '-',
  );
  return isOfCalendar(written) ? written : undefined;
}

function isOfCalendar(written: WrittenDate): boolean {
  const [year = '', month = '01', day = '01'] = written.split('-');
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** Today where the reader is: the day that their calendar shows. */
export function today(): WrittenDate {
  const now = new Date();
  return [
    String(now.getFullYear()).padStart(4, '0'),
    two(String(now.getMonth() + 1)),
    two(String(now.getDate())),
  ].join('-');
}

/** The year of a written date. */
export function yearOf(written: WrittenDate): number {
  return Number(written.slice(0, 4));
}
