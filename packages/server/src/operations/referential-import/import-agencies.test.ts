import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { startReferential } from '../../../test/referential/start-referential.ts';
import { documentHistory } from '../../referential/index.ts';
import { readGivenFile, readReport } from './read-papers.ts';

const bench = await startReferential();
const FIRST = 'Identifier,Name,Description\nA,Agency A,One\nB,Agency B,\nC,Agency C,Three\n';
const SECOND =
  '\uFEFFIdentifier,Name,Description\r\nA,Agency A,One\r\nB,Agency B changed,\r\nD,Agency D,Four\r\n';

describe('the import of agencies', () => {
  it('adds, changes and removes: the list replaces the one in place', async () => {
    const first = await bench.importFile('Agencies', FIRST);
    expect(first.status).toBe('OK');
    expect(first.documents.map((agency) => ('Identifier' in agency ? agency.Identifier : ''))).toEqual([
      'A',
      'B',
      'C',
    ]);
    const before = await bench.snapshot().find('Agencies', 'B');

    const second = await bench.importFile('Agencies', SECOND);
    expect(second.status).toBe('OK');
    const agencies = await bench.snapshot().all('Agencies');
    expect([...agencies.keys()]).toEqual(['A', 'B', 'D']);
    expect(agencies.get('A')).toMatchObject({ _v: 0, Description: 'One', _tenant: 0 });
    expect(agencies.get('B')).toEqual({ ...before, _v: 1, Name: 'Agency B changed' });
  });

  it('tells its journal as Vitam does, without steps', async () => {
    const result = await bench.importFile('Agencies', SECOND);
    const { events } = await bench.journal(result);
    expect(events).toEqual([
      'IMPORT_AGENCIES.CHECK_CONCURRENT_AGENCIES_IMPORT.OK',
      'IMPORT_AGENCIES.USED_CONTRACT.OK',
      'IMPORT_AGENCIES.USED_AU.OK',
      'IMPORT_AGENCIES.USED_AU.OK',
      'IMPORT_AGENCIES_BACKUP_CSV.OK',
      'BACKUP_AGENCIES.OK',
      'AGENCIES_REPORT.OK',
      'IMPORT_AGENCIES.OK',
    ]);
  });

  it('leaves its report and the file given on the offers', async () => {
    const result = await bench.importFile('Agencies', FIRST);
    const id = result.operationId ?? '';
    const report = await readReport(bench.services, 0, id);
    expect(report === undefined ? undefined : JSON.parse(await text(report))).toMatchObject({
      Operation: { evType: 'IMPORT_AGENCIES', evId: id },
      AgenciesToImport: ['A', 'B', 'C'],
      InsertedAgencies: ['C'],
      UpdatedAgencies: ['B'],
      DeletedAgencies: ['D'],
    });
    const given = await readGivenFile(bench.services, 0, id, 'Agencies');
    expect(given === undefined ? undefined : await text(given)).toBe(FIRST);
  });

  it('keeps every version', async () => {
    const history = await documentHistory(bench.database, 0, 'Agencies', 'D');
    expect(history.map(({ version, document }) => [version, document?.Name])).toEqual([
      [1, undefined],
      [0, 'Agency D'],
    ]);
  });

  it('leaves nothing staged and nothing in the workspace', async () => {
    const { rows } = await bench.database.query('select 1 from referential_staged');
    expect(rows).toEqual([]);
    expect(await Array.fromAsync(bench.workspace.list())).toEqual([]);
  });

  it('belongs to its tenant', async () => {
    expect((await bench.snapshot(2).all('Agencies')).size).toBe(0);
  });

  it('remarks the change of an agency that a contract names', async () => {
    await bench.importJson('AccessContract', [{ Identifier: 'AC', Name: 'AC', OriginatingAgencies: ['B'] }]);
    const result = await bench.importFile('Agencies', FIRST.replace('Agency B', 'Another B'));
    expect(result).toMatchObject({
      status: 'WARNING',
      findings: [{ code: 'STP_IMPORT_AGENCIES_UPDATED_AGENCIES', identifier: 'B', warning: true }],
    });
    expect(await bench.snapshot().find('Agencies', 'B')).toMatchObject({ Name: 'Another B' });
  });
});
