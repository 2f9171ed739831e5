import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { startReferential } from '../../../test/referential/start-referential.ts';
import { readReport } from './read-papers.ts';

const bench = await startReferential();
const HEADER = 'RuleId,RuleType,RuleValue,RuleDescription,RuleDuration,RuleMeasurement\n';
const ACCESS = 'ACC-1,AccessRule,Communicable,"Two\nlines",25,Year\n';
const APPRAISAL = 'APP-1,AppraisalRule,Accounts,,10,year\n';
const HOLD = 'HOL-1,HoldRule,Litigation,,,\n';

/** A unit that holds a rule, as the archive stores it. */
async function holdRule(category: string, rule: string): Promise<void> {
  const document = { _id: 'unit', _mgt: { [category]: { Rules: [{ Rule: rule }] } } };
  await bench.database.query(
    `insert into unit (tenant, shelf, id, unit_type, opi, ops, created_at, updated_at, words, document)
     values (0, 0, $1, 'INGEST', 'x', '{x}', now(), now(), '', $2)`,
    [`unit-${rule}`, JSON.stringify(document)],
  );
}

describe('the import of management rules', () => {
  it('replaces the list, and keeps the date of creation of what stays', async () => {
    const first = await bench.importFile('FileRules', HEADER + ACCESS + APPRAISAL + HOLD);
    expect(first).toMatchObject({ status: 'OK' });
    const before = await bench.snapshot().find('FileRules', 'APP-1');
    const second = await bench.importFile('FileRules', HEADER + ACCESS + APPRAISAL.replace('10', '11'));
    expect(second).toMatchObject({ status: 'OK' });
    const rules = await bench.snapshot().all('FileRules');
    expect([...rules.keys()]).toEqual(['ACC-1', 'APP-1']);
    expect(rules.get('ACC-1')).toMatchObject({
      _v: 0,
      RuleDescription: 'Two\nlines',
      RuleMeasurement: 'YEAR',
    });
    expect(rules.get('APP-1')).toMatchObject({
      _v: 1,
      _id: before?._id,
      CreationDate: before?.CreationDate,
      RuleDuration: '11',
    });
  });

  it('tells its journal and what it changed', async () => {
    const result = await bench.importFile('FileRules', HEADER + ACCESS + HOLD);
    const { events } = await bench.journal(result);
    expect(events).toEqual([
      'CHECK_RULES.OK',
      'RULES_REPORT.OK',
      'COMMIT_RULES.OK',
      'STP_IMPORT_RULES_BACKUP_CSV.OK',
      'STP_IMPORT_RULES_BACKUP.OK',
      'STP_IMPORT_RULES.OK',
    ]);
    const report = await readReport(bench.services, 0, result.operationId ?? '');
    expect(report === undefined ? undefined : JSON.parse(await text(report))).toMatchObject({
      insertedRules: ['HOL-1'],
      updatedRules: [],
      deletedRules: ['APP-1'],
    });
  });

  it('remarks the change of a rule that units hold', async () => {
    await holdRule('AccessRule', 'ACC-1');
    const result = await bench.importFile('FileRules', HEADER + ACCESS.replace('25', '50') + HOLD);
    expect(result).toMatchObject({
      status: 'WARNING',
      findings: [{ code: 'STP_IMPORT_RULES_UPDATED_RULES', identifier: 'ACC-1', warning: true }],
    });
    expect((await bench.journal(result)).events[0]).toBe('CHECK_RULES.WARNING');
  });
});

describe('an import of rules that is refused', () => {
  it.each([
    ['INVALID_CSV', 'STP_IMPORT_RULES_WRONG_TOTALDURATION', `${HEADER}A,AccessRule,V,,1000,year\n`],
    ['INVALID_CSV', 'CSV_EMPTY_LINE', `${HEADER}${ACCESS}\n${APPRAISAL}`],
    ['INVALID_CSV', 'STP_IMPORT_RULES_RULEID_DUPLICATION', HEADER + ACCESS + ACCESS],
    [
      'INVALID_CSV_ENCODING_NOT_UTF_EIGHT',
      'CSV_NOT_UTF8',
      Buffer.from(`${HEADER}A,AccessRule,é,,1,year\n`, 'latin1'),
    ],
    ['INVALID_CSV_ENCODING_NOT_UTF_EIGHT', 'CSV_COLUMN_UNNAMED', 'RuleId,RuleValue,,RuleDuration\n'],
  ])('CHECK_RULES.%s: %s', async (subcode, code, file) => {
    const before = await bench.snapshot().all('FileRules');
    const result = await bench.importFile('FileRules', file);
    expect(result).toMatchObject({ status: 'KO' });
    expect(result.findings.map((finding) => finding.code)).toContain(code);
    const { events } = await bench.journal(result);
    expect(events).toEqual([`CHECK_RULES.${subcode}.KO`, 'RULES_REPORT.OK', 'STP_IMPORT_RULES.KO']);
    expect(await bench.snapshot().all('FileRules')).toEqual(before);
  });

  it('CHECK_RULES.MAX_DURATION_EXCEEDS: below the minimum of the tenant', async () => {
    const result = await bench.importFile('FileRules', HEADER + APPRAISAL.replace('10,year', '1,month'), 2);
    const { events } = await bench.journal(result, 2);
    expect(events[0]).toBe('CHECK_RULES.MAX_DURATION_EXCEEDS.KO');
  });

  it('a rule that units hold is left out of the list', async () => {
    const result = await bench.importFile('FileRules', HEADER + HOLD);
    expect(result).toMatchObject({
      status: 'KO',
      findings: [{ code: 'STP_IMPORT_RULES_DELETE_USED_RULES', identifier: 'ACC-1' }],
    });
    expect(await bench.snapshot().find('FileRules', 'ACC-1')).toMatchObject({ RuleDuration: '50' });
  });

  it('a hold rule that units hold gets a duration', async () => {
    await holdRule('HoldRule', 'HOL-1');
    const timed = HOLD.replace(',,,', ',,1,year');
    const result = await bench.importFile('FileRules', HEADER + ACCESS.replace('25', '50') + timed);
    expect(result).toMatchObject({
      status: 'KO',
      findings: [{ code: 'STP_IMPORT_RULES_DURATION_MODE', identifier: 'HOL-1' }],
    });
  });
});
