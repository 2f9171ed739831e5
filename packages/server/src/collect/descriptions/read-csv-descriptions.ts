import type { TypeOfField } from '../../archive/index.ts';
import { type CsvRecord, type Finding, readCsv, refusal } from '../../referential/index.ts';
import { type DescriptionColumn, descriptionColumn, PATH_COLUMN } from './description-columns.ts';
import {
  type DescriptionItem,
  MAX_LEVELS_OF_FIELD,
  tooDeepFinding,
  typedDescription,
} from './given-description.ts';
import { type CellFault, type FilledCell, unitOfCells } from './unit-of-cells.ts';

/** Vitam's collect reads this sign between cells, and no other. */
const SEPARATOR = ';';
const OTHER_SEPARATORS = [',', '\t', '|'] as const;
/** Empty lines between two rows that are told. */
const MAX_EMPTY_LINES = 1_000;

/**
 * Reads a CSV file of descriptions: UTF-8 with or without byte-order mark, any line ends, `;` between cells, columns in any
 * order. Each fault is a finding with its line; after a fault of the header or of the CSV form nothing more is read. Empty
 * lines and columns after the last are what spreadsheets leave there; an empty line between two rows is a fault.
 */
export async function* readCsvDescriptions(
  source: AsyncIterable<Uint8Array>,
  typeOf: TypeOfField,
): AsyncGenerator<DescriptionItem> {
  let columns: readonly DescriptionColumn[] | undefined;
  let emptyLines: number[] = [];
  for await (const record of readCsv(source, SEPARATOR)) {
    if ('finding' in record) {
      yield record;
      return;
    }
    if (columns === undefined) {
      const findings = headerFindings(record);
      for (const finding of findings) yield { finding };
      if (findings.length > 0) return;
      columns = record.cells.map(descriptionColumn);
    } else if (record.cells.every((cell) => cell.trim() === '')) {
      if (emptyLines.length < MAX_EMPTY_LINES) emptyLines.push(record.line);
    } else {
      for (const line of emptyLines) yield { finding: refusal('CSV_EMPTY_LINE', {}, { line }) };
      emptyLines = [];
      yield* readRow(record, columns, typeOf);
    }
  }
  if (columns === undefined)
    yield { finding: refusal('COLLECT_DESCRIPTIONS_EMPTY', { expected: PATH_COLUMN }) };
}

function headerFindings({ line, cells }: CsvRecord): readonly Finding[] {
  const names = cells.map((name) => name.trim());
  const found = OTHER_SEPARATORS.find((sign) => cells.length === 1 && names[0]?.includes(sign));
  if (found !== undefined) {
    const parameters = { found: found === '\t' ? 'TAB' : `« ${found} »`, expected: `« ${SEPARATOR} »` };
    return [refusal('COLLECT_CSV_SEPARATOR', parameters, { line })];
  }
  const lastAt = new Map(names.map((name, index) => [name, index]));
  const seen = new Set<string>();
  const repeated = names.filter((name) => {
    const before = seen.has(name);
    seen.add(name);
    return before && name !== '';
  });
  const tooDeep = names.filter((name) => name.split('.').length > MAX_LEVELS_OF_FIELD);
  return [
    ...(names.includes(PATH_COLUMN)
      ? []
      : [refusal('COLLECT_CSV_COLUMN_MISSING', { expected: PATH_COLUMN, found: names }, { line })]),
    ...repeated.map((name) =>
      refusal('CSV_COLUMN_REPEATED', { name }, { line, column: (lastAt.get(name) ?? 0) + 1 }),
    ),
    ...tooDeep.map((name) => tooDeepFinding(name, { line, column: (lastAt.get(name) ?? 0) + 1 })),
  ];
}

function* readRow(
  { line, cells }: CsvRecord,
  columns: readonly DescriptionColumn[],
  typeOf: TypeOfField,
): Generator<DescriptionItem> {
  if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
    const parameters = { found: cells.length, expected: columns.length };
    yield { finding: refusal('COLLECT_CSV_CELL_COUNT', parameters, { line }) };
    return;
  }
  const at = columns.findIndex(({ kind }) => kind === 'path');
  const path = cells[at] ?? '';
  if (path.trim() === '') {
    const place = { line, column: at + 1 };
    yield { finding: refusal('COLLECT_DESCRIPTION_PATH_EMPTY', { column: PATH_COLUMN }, place) };
    return;
  }
  const read = unitOfCells(filledCells(cells, columns));
  if ('refused' in read) {
    const column = columns.findIndex((one) => 'name' in one && one.name === read.refused.name) + 1;
    yield { finding: cellFinding(read.refused, { line, column }) };
  } else yield* typedDescription({ line, path, unit: read.unit }, typeOf);
}

/** Cells that have something in them: an empty one leaves the unit's value as it is. */
function filledCells(cells: readonly string[], columns: readonly DescriptionColumn[]): readonly FilledCell[] {
  const attributes = new Map<string, string>();
  for (const [index, column] of columns.entries()) {
    const text = cells[index]?.trim() ?? '';
    if (column.kind === 'attribute' && text !== '') attributes.set(column.of, text);
  }
  return columns.flatMap((column, index) => {
    const text = cells[index]?.trim() ?? '';
    if (column.kind !== 'value' || text === '') return [];
    const attribute = attributes.get(column.name);
    const { name, target } = column;
    return [{ name, target, text, ...(attribute === undefined ? {} : { attribute }) }];
  });
}

function cellFinding({ name, fault, found }: CellFault, place: { line: number; column: number }): Finding {
  if (fault === 'given-twice') return refusal('COLLECT_DESCRIPTION_GIVEN_TWICE', { column: name }, place);
  return refusal('COLLECT_DESCRIPTION_ATTRIBUTE', { column: name, found }, place);
}
