import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from './csv.ts';

/** A strict reader of RFC 4180 with semicolons: anything that is not a CSV throws. */
function readCsv(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [];
  let line: string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const quoted = /"((?:[^"]|"")*)"/y;
    const plain = /[^";\r\n]*/y;
    const form = text[at] === '"' ? quoted : plain;
    form.lastIndex = at;
    const found = form.exec(text);
    if (found === null) throw new Error(`no cell at ${at}`);
    line.push(form === quoted ? (found[1] ?? '').replaceAll('""', '"') : found[0]);
    at = form.lastIndex;
    if (text[at] === ';') at += 1;
    else if (text.startsWith('\r\n', at)) {
      lines.push(line);
      line = [];
      at += 2;
    } else throw new Error(`no separator at ${at}`);
  }
  return lines;
}

const FORMULA = /^[=+\-@\t\r]/;

describe('a CSV export', () => {
  it('is read back equal by a strict reader, formulas apart, which are made text', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('a;b', 'a,b', '« été » – n°1', 'deux\nlignes', '"cité"', '=1+1', '@SUM(A1)', '00123'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 8 }), (lines) => {
        const expected = lines.map((line) => line.map((one) => (FORMULA.test(one) ? `'${one}` : one)));
        expect(readCsv(writeCsv(lines)).slice(0, lines.length)).toEqual(expected);
      }),
    );
  });

  it('begins with a byte-order mark, so that a double click shows the accents', () => {
    expect(writeCsv([['Crue', 'été']]).codePointAt(0)).toBe(0xfeff);
  });
});
