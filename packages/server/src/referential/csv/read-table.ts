import { type Finding, refusal } from '../finding/finding.ts';
import type { CsvRecord } from './csv-parser.ts';
import { readCsv } from './read-csv.ts';

/** The columns of a table of reference data. */
export interface TableDefinition<Column extends string> {
  readonly columns: readonly Column[];
}

/** A line of the table. */
export interface TableRow<Column extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
  /** The place of a cell, for findings. */
  at(column: Column): { readonly line: number; readonly column: number; readonly field: Column };
}

export type TableItem<Column extends string> = TableRow<Column> | { readonly finding: Finding };

const OTHER_SEPARATORS = [';', '\t', '|', '/'] as const;
/** Empty lines between two rows that are told. */
const MAX_EMPTY_LINES = 1_000;
/** A cell that a spreadsheet would run: it starts like a formula. A lone sign or a negative number does not. */
const FORMULA = /^(?:[=@\t\r]|[+-](?![\d\s.,]|$))/;

/**
 * Reads a table whose first line names its columns (in any order; each once, no other). Each fault is a finding
 * with its line and column; after a fault of the header or of the CSV form nothing more is read. Empty lines after the last
 * row are what spreadsheets leave there; between rows they are faults.
 *
 * @param unsafeTextFault says why a text may not be taken (HTML, control characters)
 */
export async function* readTable<Column extends string>(
  source: AsyncIterable<Uint8Array>,
  { columns }: TableDefinition<Column>,
  unsafeTextFault: (text: string) => string | undefined,
): AsyncGenerator<TableItem<Column>> {
  let places: ReadonlyMap<Column, number> | undefined;
  let emptyLines: number[] = [];
  for await (const item of readCsv(source)) {
    if ('finding' in item) {
      yield item;
      return;
    }
    if (places !== undefined) {
      if (isEmpty(item)) {
        if (emptyLines.length < MAX_EMPTY_LINES) emptyLines.push(item.line);
        continue;
      }
      for (const line of emptyLines) yield { finding: refusal('CSV_EMPTY_LINE', {}, { line }) };
      emptyLines = [];
      yield* readRow(item, columns, places, unsafeTextFault);
      continue;
    }
    const findings = headerFindings(item, columns);
    for (const finding of findings) yield { finding };
    if (findings.length > 0) return;
    const names = item.cells.map((name) => name.trim());
    places = new Map(columns.map((column) => [column, names.indexOf(column)]));
  }
  if (places === undefined)
    yield { finding: refusal('CSV_EMPTY', { columns: columns.join(',') }, { line: 1 }) };
}

function isEmpty({ cells }: CsvRecord): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function headerFindings({ line, cells }: CsvRecord, columns: readonly string[]): readonly Finding[] {
  const expected = columns.join(',');
  const names = cells.map((name) => name.trim());
  const separator = OTHER_SEPARATORS.find((sign) => names[0]?.includes(sign));
  if (names.length === 1 && separator !== undefined)
    return [refusal('CSV_WRONG_SEPARATOR', { found: separator === '\t' ? 'TAB' : separator }, { line })];
  const findings: Finding[] = [];
  for (const [index, name] of names.entries()) {
    const place = { line, column: index + 1 };
    if (name === '') findings.push(refusal('CSV_COLUMN_UNNAMED', { expected }, place));
    else if (names.indexOf(name) !== index) findings.push(refusal('CSV_COLUMN_REPEATED', { name }, place));
    else if (!columns.includes(name)) findings.push(refusal('CSV_COLUMN_UNKNOWN', { name, expected }, place));
  }
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0)
    findings.push(refusal('CSV_COLUMN_MISSING', { columns: missing, found: names, expected }, { line }));
  return findings;
}

function* readRow<Column extends string>(
  { line, cells }: CsvRecord,
  columns: readonly Column[],
  places: ReadonlyMap<Column, number>,
  unsafeTextFault: (text: string) => string | undefined,
): Generator<TableItem<Column>> {
  if (cells.length !== places.size) {
    yield { finding: refusal('CSV_CELL_COUNT', { found: cells.length, expected: places.size }, { line }) };
    return;
  }
  const read = {} as Record<Column, string>;
  const at = (column: Column) => ({ line, column: (places.get(column) ?? 0) + 1, field: column });
  let refused = false;
  for (const column of columns) {
    const cell = cells[places.get(column) ?? -1] ?? '';
    read[column] = cell.trim();
    const fault = unsafeTextFault(cell);
    if (fault !== undefined) yield { finding: refusal('REFERENTIAL_UNSAFE_TEXT', { fault }, at(column)) };
    else if (FORMULA.test(cell))
      yield { finding: refusal('REFERENTIAL_FORMULA', { sign: cell.slice(0, 1) }, at(column)) };
    else continue;
    refused = true;
  }
  if (!refused) yield { line, cells: read, at };
}
