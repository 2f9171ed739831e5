import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CsvItem } from './csv-parser.ts';
import { readCsv } from './read-csv.ts';

async function* pieces(bytes: Buffer, size = 3): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string | Buffer, size?: number): Promise<readonly CsvItem[]> {
  return Array.fromAsync(readCsv(pieces(Buffer.from(text), size)));
}

const cellsOf = (items: readonly CsvItem[]) =>
  items.map((item) => ('cells' in item ? item.cells : item.finding.code));

describe('reading CSV', () => {
  it('reads cells whatever the line ends, with or without a last one', async () => {
    for (const end of ['\n', '\r\n', '\r'])
      expect(cellsOf(await read(`a,b${end}c,d${end}`))).toEqual([
        ['a', 'b'],
        ['c', 'd'],
      ]);
    expect(cellsOf(await read('a,b\nc,'))).toEqual([
      ['a', 'b'],
      ['c', ''],
    ]);
  });

  it('ignores a byte-order mark', async () => {
    expect(cellsOf(await read('\uFEFFa,b\n'))).toEqual([['a', 'b']]);
  });

  it('keeps commas, doubled quotation marks and line ends of a quoted cell', async () => {
    expect(cellsOf(await read('"a,b","say ""yes""","two\r\nlines"\n'))).toEqual([
      ['a,b', 'say "yes"', 'two\r\nlines'],
    ]);
  });

  it('tells the line that a record starts on, after cells of several lines', async () => {
    const items = await read('a\n"b\nb\r\nb",c\r\nd\n');
    expect(items.map((item) => ('line' in item ? item.line : 0))).toEqual([1, 2, 5]);
  });

  it('gives an empty line as one empty cell', async () => {
    expect(cellsOf(await read('a,b\n\nc,d\n'))).toEqual([['a', 'b'], [''], ['c', 'd']]);
  });

  it('reads back what was written, wherever the pieces are cut', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', '\r\n', ' ', '€', '🗄') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 7 }), async (rows, size) => {
        const text = rows
          .map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
          .join('\r\n');
        expect(cellsOf(await read(text, size))).toEqual(rows);
      }),
    );
  });
});
