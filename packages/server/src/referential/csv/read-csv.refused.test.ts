import { describe, expect, it } from 'vitest';
import { MAX_CELL_LENGTH, MAX_RECORD_LENGTH } from './csv-parser.ts';
import { readCsv } from './read-csv.ts';

async function lastOf(bytes: Buffer) {
  const items = await Array.fromAsync(
    readCsv(
      (async function* () {
        yield bytes;
      })(),
    ),
  );
  const last = items.at(-1);
  return last !== undefined && 'finding' in last ? last.finding : undefined;
}

describe('CSV that is refused', () => {
  it('CSV_NOT_UTF8: Latin-1', async () => {
    expect(await lastOf(Buffer.from('Identifier,Name\nA,é\n', 'latin1'))).toMatchObject({
      code: 'CSV_NOT_UTF8',
    });
  });

  it('CSV_NOT_UTF8: a character cut at the end', async () => {
    expect(await lastOf(Buffer.from([0x61, 0xc3]))).toMatchObject({ code: 'CSV_NOT_UTF8' });
  });

  it('CSV_QUOTE: a quotation mark inside a plain cell, with its place', async () => {
    expect(await lastOf(Buffer.from('a,b\nc,d"e\n'))).toMatchObject({
      code: 'CSV_QUOTE',
      line: 2,
      column: 2,
    });
  });

  it('CSV_QUOTE: text after a closing quotation mark', async () => {
    expect(await lastOf(Buffer.from('"a"b\n'))).toMatchObject({ code: 'CSV_QUOTE', line: 1, column: 1 });
  });

  it('CSV_QUOTE: a quotation mark never closed', async () => {
    expect(await lastOf(Buffer.from('a,"b\nc\n'))).toMatchObject({ code: 'CSV_QUOTE', line: 3 });
  });

  it('CSV_CELL_TOO_LONG: an endless cell, before it fills the memory', async () => {
    const finding = await lastOf(Buffer.from(`"${'x'.repeat(MAX_CELL_LENGTH + 1)}`));
    expect(finding).toMatchObject({ code: 'CSV_CELL_TOO_LONG', parameters: { limit: MAX_CELL_LENGTH } });
  });

  it('CSV_RECORD_TOO_LONG: a record of endless cells, but not many records', async () => {
    const finding = await lastOf(Buffer.from(`a\n${','.repeat(MAX_RECORD_LENGTH + 1)}`));
    expect(finding).toMatchObject({ code: 'CSV_RECORD_TOO_LONG', line: 2 });
    expect(await lastOf(Buffer.from(`${','.repeat(2 ** 9)}\n`.repeat(2 ** 13)))).toBeUndefined();
  });
});
