import type { Unit } from '@chartrier/client';
import { describe, expect, it } from 'vitest';
import { unitsCsv } from './units-csv.ts';

/** A strict reader of RFC 4180, apart from the writer. */
function readCsv(text: string, separator: string): readonly (readonly string[])[] {
  const lines: string[][] = [];
  let line: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (at >= text.length) throw new Error('a quote is not closed');
        if (text[at] === '"') at += 1;
        cell += text[at];
      }
      at += 1;
    } else {
      while (at < text.length && text[at] !== separator && text[at] !== '\r') {
        if (text[at] === '"' || text[at] === '\n') throw new Error(`a bare ${JSON.stringify(text[at])}`);
        cell += text[at];
        at += 1;
      }
    }
    line.push(cell);
    if (text[at] === separator) at += 1;
    else if (text.startsWith('\r\n', at)) {
      lines.push(line);
      line = [];
      at += 2;
    } else throw new Error(`a line does not end at ${at}`);
  }
  return lines;
}

async function written(titles: readonly string[], separator: string): Promise<string> {
  async function* units(): AsyncGenerator<Unit> {
    for (const Title of titles) yield { '#id': 'aeaq', Title } as unknown as Unit;
  }
  const lines: string[] = [];
  for await (const line of unitsCsv(units(), separator)) lines.push(line);
  return lines.join('');
}

const TITLES = [
  'a;b, c "d" – é',
  'two\nlines',
  'two\r\nlines',
  '00042',
  '1E+05',
  ' spaces around ',
  '',
  'œuvre, « ligne »',
];

describe('units as CSV', () => {
  it.each([',', ';'])('are read back equal by a strict reader, with %s', async (separator) => {
    const text = await written(TITLES, separator);
    expect(text.startsWith('\uFEFF#id')).toBe(true);
    const [header, ...lines] = readCsv(text.slice(1), separator);
    expect(header?.slice(0, 2)).toEqual(['#id', 'Title']);
    expect(lines.map(([, title]) => title)).toEqual(TITLES);
    expect(new Set([header, ...lines].map((line) => line?.length))).toEqual(new Set([8]));
  });

  it('have no cell that a spreadsheet runs', async () => {
    const formulas = ['=1+1', '+33 1', '-2', '@SUM(A1)', '\t=1', '\r=1', '=cmd|"/c calc"!A1'];
    const [, ...lines] = readCsv((await written(formulas, ',')).slice(1), ',');
    expect(lines.map(([, title]) => title)).toEqual(formulas.map((formula) => `'${formula}`));
  });
});
