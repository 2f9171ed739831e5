import type { Unit } from '@chartrier/client';
import { BYTE_ORDER_MARK, csvLine } from './csv-line.ts';

/** The columns of an export, under the names of the API's fields. */
const COLUMNS = [
  '#id',
  'Title',
  'StartDate',
  'EndDate',
  'DescriptionLevel',
  '#originating_agency',
  '#object',
  '#opi',
] as const;

/** Units as CSV, a line at a time: a byte order mark, the names of the columns, then a line a unit. */
export async function* unitsCsv(units: AsyncIterable<Unit>, separator: string): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(COLUMNS, separator);
  for await (const unit of units)
    yield csvLine(
      COLUMNS.map((column) => cellOf(unit[column])),
      separator,
    );
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
