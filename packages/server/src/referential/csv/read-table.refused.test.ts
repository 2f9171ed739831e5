import { describe, expect, it } from 'vitest';
import { readTable } from './read-table.ts';

const definition = { columns: ['Identifier', 'Name'] as const };

async function findingsOf(text: string) {
  const source = (async function* () {
    yield Buffer.from(text);
  })();
  const unsafe = (cell: string) => (cell.includes('<b>') ? 'html-element' : undefined);
  const items = await Array.fromAsync(readTable(source, definition, unsafe));
  return items.flatMap((item) => ('finding' in item ? [item.finding] : []));
}

describe('tables that are refused', () => {
  it('CSV_EMPTY: nothing at all', async () => {
    expect(await findingsOf('')).toMatchObject([{ code: 'CSV_EMPTY', line: 1 }]);
  });

  it('CSV_WRONG_SEPARATOR: says which was found', async () => {
    expect(await findingsOf('Identifier;Name\nA;B\n')).toMatchObject([
      { code: 'CSV_WRONG_SEPARATOR', parameters: { found: ';' } },
    ]);
  });

  it('CSV_COLUMN_MISSING: names what is missing and what was found', async () => {
    expect(await findingsOf('Identifier\nA\n')).toMatchObject([
      { code: 'CSV_COLUMN_MISSING', parameters: { columns: ['Name'], found: ['Identifier'] } },
    ]);
  });

  it('CSV_COLUMN_UNKNOWN, CSV_COLUMN_REPEATED, CSV_COLUMN_UNNAMED: with their column', async () => {
    expect(await findingsOf('Identifier,Name,identifier\n')).toMatchObject([
      { code: 'CSV_COLUMN_UNKNOWN', column: 3 },
    ]);
    expect(await findingsOf('Identifier,Name,Name\n')).toMatchObject([
      { code: 'CSV_COLUMN_REPEATED', column: 3 },
    ]);
    expect(await findingsOf('Identifier,,Name\n')).toMatchObject([{ code: 'CSV_COLUMN_UNNAMED', column: 2 }]);
  });

  it('CSV_EMPTY_LINE and CSV_CELL_COUNT: every one between rows, with its line', async () => {
    expect(await findingsOf('Identifier,Name\nA,B\n\nC,D,E\nF,G\n,\n')).toMatchObject([
      { code: 'CSV_EMPTY_LINE', line: 3 },
      { code: 'CSV_CELL_COUNT', line: 4, parameters: { found: 3, expected: 2 } },
    ]);
  });

  it('REFERENTIAL_UNSAFE_TEXT and REFERENTIAL_FORMULA: with line and column', async () => {
    expect(await findingsOf('Name,Identifier\n<b>x</b>,A\n=1+1,B\n"-12 days",C\n')).toMatchObject([
      { code: 'REFERENTIAL_UNSAFE_TEXT', line: 2, column: 1, field: 'Name' },
      { code: 'REFERENTIAL_FORMULA', line: 3, column: 1, field: 'Name' },
    ]);
  });
});
