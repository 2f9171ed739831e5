import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { newOperationId } from '../../../test/engine/toy-engine.ts';
import { startReferential } from '../../../test/referential/start-referential.ts';
import { checkReferentialFile } from './check-file.ts';

const bench = await startReferential();
const AGENCIES = 'Identifier,Name,Description\nA,Agency A,\nB,Agency B,\n';
const RULES =
  'RuleId,RuleType,RuleValue,RuleDescription,RuleDuration,RuleMeasurement\nR-1,AccessRule,Value,,1,year\n';

async function check(collection: 'Agencies' | 'FileRules' | 'FileFormat', file: string) {
  const { accepted, findings, report } = await checkReferentialFile(bench.services, {
    collection,
    tenant: 0,
    operationId: newOperationId(0),
    file: Readable.from([Buffer.from(file)], { objectMode: false }),
  });
  return { accepted, findings, report: JSON.parse(report.toString('utf8')) as unknown };
}

beforeAll(async () => {
  await bench.importFile('Agencies', AGENCIES);
});

describe('the check of a file without import', () => {
  it('reports what an import would change, and changes nothing', async () => {
    const { accepted, report } = await check(
      'Agencies',
      AGENCIES.replace('Agency B', 'Other').replace('A,Agency A,\n', ''),
    );
    expect(accepted).toBe(true);
    expect(report).toMatchObject({
      AgenciesToImport: ['B'],
      InsertedAgencies: [],
      UpdatedAgencies: ['B'],
      DeletedAgencies: ['A'],
    });
    expect([...(await bench.snapshot().all('Agencies')).values()].map((agency) => agency.Name)).toEqual([
      'Agency A',
      'Agency B',
    ]);
    expect((await bench.database.query('select 1 from referential_staged')).rows).toEqual([]);
    expect((await bench.database.query('select 1 from referential_finding')).rows).toEqual([]);
    expect((await bench.database.query(`select id from operation where tenant = 0`)).rows).toHaveLength(1);
  });

  it('accepts rules', async () => {
    const { accepted, report } = await check('FileRules', RULES);
    expect(accepted).toBe(true);
    expect(report).toMatchObject({ insertedRules: ['R-1'], updatedRules: [], deletedRules: [] });
  });

  it('refuses faulty rules, line by line', async () => {
    const { accepted, findings, report } = await check(
      'FileRules',
      `${RULES}R-2,AccessRule,,,1,year\nR-1,AccessRule,V,,1,day\n`,
    );
    expect(accepted).toBe(false);
    expect(findings).toHaveLength(2);
    expect(report).toMatchObject({
      error: {
        'line 3': [{ Code: 'STP_IMPORT_RULES_MISSING_INFORMATION.KO' }],
        'line 4': [{ Code: 'STP_IMPORT_RULES_RULEID_DUPLICATION.KO' }],
      },
    });
  });

  it('refuses the removal of an agency that a contract names', async () => {
    await bench.importJson('AccessContract', [{ Identifier: 'AC', Name: 'AC', OriginatingAgencies: ['A'] }]);
    const { accepted, findings } = await check('Agencies', AGENCIES.replace('A,Agency A,\n', ''));
    expect(accepted).toBe(false);
    expect(findings).toMatchObject([{ code: 'STP_IMPORT_AGENCIES_DELETE_USED_AGENCIES', identifier: 'A' }]);
  });

  it('refuses what is no signature file', async () => {
    expect(await check('FileFormat', '<a/>')).toMatchObject({
      accepted: false,
      findings: [{ code: 'SIGNATURE_FILE_INVALID' }],
    });
  });
});
