import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { startReferential } from '../../../test/referential/start-referential.ts';
import { readReport } from './read-papers.ts';

const bench = await startReferential();
const RIGHT = 'Identifier,Name,Description\nA,Agency A,One\nB,Agency B,\n';

beforeAll(async () => {
  await bench.importFile('Agencies', RIGHT);
});

describe('an import of agencies that is refused', () => {
  it.each([
    ['CSV_NOT_UTF8', Buffer.from('Identifier,Name,Description\nA,é,\n', 'latin1')],
    ['CSV_WRONG_SEPARATOR', 'Identifier;Name;Description\nA;B;C\n'],
    ['CSV_COLUMN_MISSING', 'Identifier,Name\nA,B\n'],
    ['CSV_COLUMN_UNKNOWN', 'Identifier,Name,Description,Other\nA,B,C,D\n'],
    ['CSV_CELL_COUNT', 'Identifier,Name,Description\nA,B,C,D\n'],
    ['CSV_EMPTY_LINE', 'Identifier,Name,Description\nA,B,C\n\nD,E,F\n'],
    ['CSV_EMPTY', ''],
    ['REFERENTIAL_UNSAFE_TEXT', 'Identifier,Name,Description\nA,<i>B</i>,C\n'],
    ['REFERENTIAL_FORMULA', 'Identifier,Name,Description\nA,"=HYPERLINK(""x"")",C\n'],
    ['STP_IMPORT_AGENCIES_MISSING_INFORMATIONS', 'Identifier,Name,Description\n,B,C\n'],
    ['STP_IMPORT_AGENCIES_ID_DUPLICATION', 'Identifier,Name,Description\nA,B,C\nD,E,F\nA,B,C\n'],
  ])('%s', async (code, file) => {
    const result = await bench.importFile('Agencies', file);
    expect(result).toMatchObject({ status: 'KO', findings: [{ code }], documents: [] });
    expect([...(await bench.snapshot().all('Agencies')).keys()]).toEqual(['A', 'B']);
  });

  it('keeps its operation, its journal and the faults with their place', async () => {
    const result = await bench.importFile('Agencies', 'Identifier,Name,Description\nA,B,C\nA,B,C\nD,,F\n');
    const { events, data } = await bench.journal(result);
    expect(events.at(-1)).toBe('IMPORT_AGENCIES.KO');
    expect(data).toHaveProperty('agencyCheck');
    expect(result.findings).toMatchObject([
      { code: 'STP_IMPORT_AGENCIES_MISSING_INFORMATIONS', line: 4, column: 2 },
      { code: 'STP_IMPORT_AGENCIES_ID_DUPLICATION', line: 3, column: 1 },
    ]);
  });

  it('has a report that names line, column, rule and remedy in both languages', async () => {
    const result = await bench.importFile('Agencies', 'Identifier,Name,Description\nD,,F\n');
    const report = await readReport(bench.services, 0, result.operationId ?? '');
    expect(report === undefined ? undefined : JSON.parse(await text(report))).toMatchObject({
      Errors: {
        'line 2': [
          {
            Code: 'STP_IMPORT_AGENCIES_MISSING_INFORMATIONS.KO',
            line: 2,
            column: 2,
            field: 'Name',
            Message: 'ligne 2, colonne 2 : La cellule Name est vide.',
            MessageEn: 'line 2, column 2: The cell Name is empty.',
            RemedyEn: 'Give each agency an identifier and a name.',
          },
        ],
      },
    });
  });

  it('DELETION: an agency that a contract names, or that has archives', async () => {
    await bench.importJson('AccessContract', [{ Identifier: 'AC', Name: 'AC', OriginatingAgencies: ['B'] }]);
    await bench.database.query(
      `insert into accession_register_summary (tenant, id, originating_agency, document) values (0, 'x', 'A', '{}')`,
    );
    const byArchives = await bench.importFile('Agencies', RIGHT.replace('A,Agency A,One\n', ''));
    const first = await bench.journal(byArchives);
    expect(first.events).toEqual([
      'IMPORT_AGENCIES.CHECK_CONCURRENT_AGENCIES_IMPORT.OK',
      'IMPORT_AGENCIES.USED_CONTRACT.OK',
      'IMPORT_AGENCIES.USED_AU.KO',
      'AGENCIES_REPORT.OK',
      'IMPORT_AGENCIES.DELETION.KO',
    ]);
    expect(first.data.agencyCheck).toBe('{"Agencies ":"A"}');
    const byContract = await bench.importFile('Agencies', RIGHT.replace('B,Agency B,\n', ''));
    const second = await bench.journal(byContract);
    expect(second.events).toContain('IMPORT_AGENCIES.USED_CONTRACT.KO');
    expect(second.events.at(-1)).toBe('IMPORT_AGENCIES.DELETION.KO');
    expect((await bench.snapshot().all('Agencies')).size).toBe(2);
  });

  it('CONCURRENCE: while an earlier import is not over', async () => {
    await bench.database.query(
      `insert into operation (tenant, id, workflow, definition_version, identifier, type_proc, lane, steps,
         finally_step, state, status, created_at)
       values (0, 'stuck', 'IMPORT_AGENCIES', 1, 'IMPORT_AGENCIES', 'MASTERDATA', 'small', '{X}', 0, 'PAUSE', 'FATAL',
         now() - interval '1 hour')`,
    );
    const result = await bench.importFile('Agencies', RIGHT);
    expect(result).toMatchObject({
      status: 'KO',
      findings: [{ code: 'REFERENTIAL_IMPORT_RUNNING', parameters: { operation: 'stuck' } }],
    });
    expect((await bench.journal(result)).events.at(-1)).toBe('IMPORT_AGENCIES.CONCURRENCE.KO');
    await bench.database.query(`update operation set state = 'COMPLETED' where id = 'stuck'`);
  });
});
