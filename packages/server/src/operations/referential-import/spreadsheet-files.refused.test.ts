import { describe, expect, it } from 'vitest';
import { startReferential } from '../../../test/referential/start-referential.ts';
import type { Finding } from '../../referential/index.ts';

/** What users of spreadsheets ran into: files that a spreadsheet saved, and what it made of cells. */
const bench = await startReferential();
const AGENCIES = 'Identifier,Name,Description';
const RULES = 'RuleId,RuleType,RuleValue,RuleDescription,RuleDuration,RuleMeasurement';

function places(findings: readonly Finding[]) {
  return findings.map(({ code, line, column }) => [code, line, column]);
}

describe('a CSV file that a spreadsheet saved', () => {
  it('is read with a byte-order mark, CRLF, a quoted line break, and empty rows after the last one', async () => {
    const text = `\uFEFF${AGENCIES}\r\nA1,"Mairie\r\nde Test",\r\nA2,"Dit ""l’autre""","a,b"\r\n,,\r\n\r\n,,\r\n`;
    expect(await bench.importFile('Agencies', text)).toMatchObject({ status: 'OK', findings: [] });
    const agencies = await bench.snapshot().all('Agencies');
    expect([...agencies.values()]).toMatchObject([
      { Identifier: 'A1', Name: 'Mairie\r\nde Test' },
      { Identifier: 'A2', Name: 'Dit "l’autre"', Description: 'a,b' },
    ]);
    const rules = `\uFEFF${RULES}\r\nR1,AccessRule,"Deux\r\nlignes",,1,Year\r\n,,,,,\r\n`;
    expect(await bench.importFile('FileRules', rules)).toMatchObject({ status: 'OK' });
  });

  it.each([
    [';', 'Agencies', `${AGENCIES.replaceAll(',', ';')}\nZ1;Autre;\n`],
    ['TAB', 'Agencies', `${AGENCIES.replaceAll(',', '\t')}\nZ1\tAutre\t\n`],
    [';', 'FileRules', `\uFEFF${RULES.replaceAll(',', ';')}\r\nR9;AccessRule;V;;1;Year\r\n`],
  ] as const)(
    'separated by %s is refused: which was found, which is expected',
    async (found, collection, text) => {
      const before = [...(await bench.snapshot().all(collection)).keys()];
      const result = await bench.importFile(collection, text);
      expect(result).toMatchObject({
        status: 'KO',
        findings: [{ code: 'CSV_WRONG_SEPARATOR', line: 1, parameters: { found } }],
      });
      expect([...(await bench.snapshot().all(collection)).keys()]).toEqual(before);
    },
  );

  it('is refused with names of columns in other case, and says which are expected', async () => {
    const result = await bench.importFile('Agencies', `${AGENCIES.toLowerCase()}\nZ1,Autre,\n`);
    expect(result.findings[0]).toMatchObject({
      code: 'CSV_COLUMN_UNKNOWN',
      line: 1,
      column: 1,
      parameters: { name: 'identifier', expected: AGENCIES },
    });
  });

  it('is refused with columns that have no name, and with cells beyond the columns', async () => {
    expect(places((await bench.importFile('Agencies', `${AGENCIES},,\nZ1,A,,,\n`)).findings)).toEqual([
      ['CSV_COLUMN_UNNAMED', 1, 4],
      ['CSV_COLUMN_UNNAMED', 1, 5],
    ]);
    expect(places((await bench.importFile('Agencies', `${AGENCIES}\nZ1,A,,\n`)).findings)).toEqual([
      ['CSV_CELL_COUNT', 2, undefined],
    ]);
  });

  it('is refused in Latin-1, with the remedy', async () => {
    const result = await bench.importFile('Agencies', Buffer.from(`${AGENCIES}\nZ1,Préfecture,\n`, 'latin1'));
    expect(result).toMatchObject({ status: 'KO', findings: [{ code: 'CSV_NOT_UTF8' }] });
  });
});

describe('a cell that a spreadsheet changed is refused, by line and column', () => {
  it('in identifiers: numbers, dates, truth values', async () => {
    const agencies = `${AGENCIES}\n1E+05,A,\n01/02/2023,B,\nVRAI,C,\nGOOD,D,\n"1,5E+11",E,\n`;
    expect(places((await bench.importFile('Agencies', agencies)).findings)).toEqual([
      ['CSV_SPREADSHEET_IDENTIFIER', 2, 1],
      ['CSV_SPREADSHEET_IDENTIFIER', 3, 1],
      ['CSV_SPREADSHEET_IDENTIFIER', 4, 1],
      ['CSV_SPREADSHEET_IDENTIFIER', 6, 1],
    ]);
    expect([...(await bench.snapshot().all('Agencies')).keys()]).toEqual(['A1', 'A2']);
  });

  it('in durations: dates, decimal commas, truth values, powers of ten', async () => {
    const durations = ['01/02/2023', '"1,5"', 'VRAI', '1E+02'];
    const rows = durations.map((duration, place) => `R${place},AccessRule,V,,${duration},Year`);
    expect(places((await bench.importFile('FileRules', [RULES, ...rows, ''].join('\n'))).findings)).toEqual(
      durations.map((_, place) => ['STP_IMPORT_RULES_WRONG_RULEDURATION', place + 2, 5]),
    );
  });

  it('when identifiers lost their first zeros', async () => {
    expect((await bench.importFile('Agencies', `${AGENCIES}\n00123,A,\n00124,B,\n`, 2)).status).toBe('OK');
    const result = await bench.importFile('Agencies', `${AGENCIES}\n123,A,\n124,B,\n`, 2);
    expect(result).toMatchObject({
      status: 'KO',
      findings: [
        { code: 'CSV_LEADING_ZEROS_LOST', line: 2, parameters: { value: '123', known: '00123' } },
        { code: 'CSV_LEADING_ZEROS_LOST', line: 3 },
      ],
    });
    expect([...(await bench.snapshot(2).all('Agencies')).keys()]).toEqual(['00123', '00124']);
  });

  it('when it is as long as a spreadsheet allows', async () => {
    const long = 'x'.repeat(40_000);
    expect(places((await bench.importFile('Agencies', `${AGENCIES}\nZ1,${long},\n`)).findings)).toEqual([
      ['CSV_CELL_TOO_LONG', 2, 2],
    ]);
  });

  it('when it would run as a formula', async () => {
    const text = `${AGENCIES}\nZ1,"=HYPERLINK(""http://x"")",\n+Z2,B,@cmd\n`;
    expect(places((await bench.importFile('Agencies', text)).findings)).toEqual([
      ['REFERENTIAL_FORMULA', 2, 2],
      ['REFERENTIAL_FORMULA', 3, 1],
      ['REFERENTIAL_FORMULA', 3, 3],
    ]);
  });
});
