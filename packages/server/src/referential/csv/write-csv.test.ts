import { describe, expect, it } from 'vitest';
import { readCsv } from './read-csv.ts';
import { CSV_START, csvLine } from './write-csv.ts';

const CELLS = [
  'simple',
  '',
  'a,b;c',
  'dit "oui"',
  'deux\r\nlignes',
  '00123',
  '–12,5 €',
  '-12',
  '+33 1',
  ' bord ',
  'é',
];

async function read(text: string): Promise<readonly string[]> {
  const source = (async function* () {
    yield Buffer.from(text);
  })();
  for await (const item of readCsv(source)) if ('cells' in item) return item.cells;
  return [];
}

describe('a CSV line', () => {
  it('gives the values back to a strict reader', async () => {
    expect(await read(CSV_START + csvLine(CELLS))).toEqual(CELLS);
  });

  it.each(['=1+1', '@SUM(A1)', '+cmd', '-cmd', '\t=1', "'quoted"])('neutralises %j', async (formula) => {
    const [cell] = await read(csvLine([formula]));
    expect(cell).toBe(`'${formula}`);
  });

  it('leaves an absent cell empty, and writes numbers', () => {
    expect(csvLine(['a', undefined, 12])).toBe('a,,12\r\n');
  });
});
