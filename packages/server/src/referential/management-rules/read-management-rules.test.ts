import { describe, expect, it } from 'vitest';
import { type GivenRule, RULE_COLUMNS, readManagementRules } from './read-management-rules.ts';

async function read(lines: readonly string[], minimums = {}) {
  const source = (async function* () {
    yield Buffer.from([RULE_COLUMNS.join(','), ...lines, ''].join('\r\n'));
  })();
  return Array.fromAsync(readManagementRules(source, () => undefined, minimums));
}

async function documentsOf(lines: readonly string[]) {
  return (await read(lines)).map((item) => ('document' in item ? item.document : item));
}

async function findingsOf(lines: readonly string[], minimums = {}) {
  return (await read(lines, minimums)).flatMap((item) => ('finding' in item ? [item.finding] : []));
}

describe('reading management rules', () => {
  it('keeps the duration as text, without leading zeros, and the unit in capitals', async () => {
    expect(await documentsOf(['ACC-1,AccessRule,Value,Text,007,Year'])).toEqual([
      {
        RuleId: 'ACC-1',
        RuleType: 'AccessRule',
        RuleValue: 'Value',
        RuleDescription: 'Text',
        RuleDuration: '7',
        RuleMeasurement: 'YEAR',
      },
    ]);
  });

  it('takes an unlimited duration in any case', async () => {
    const [rule] = (await read(['A,StorageRule,Value,,Unlimited,day'])) as readonly GivenRule[];
    expect(rule?.document).toMatchObject({ RuleDuration: 'Unlimited', RuleMeasurement: 'DAY' });
  });

  it('takes a hold rule without duration', async () => {
    expect(await documentsOf(['HOL-1,HoldRule,Value,,,'])).toEqual([
      { RuleId: 'HOL-1', RuleType: 'HoldRule', RuleValue: 'Value' },
    ]);
  });
});

describe('management rules that are refused', () => {
  it.each([
    ['STP_IMPORT_RULES_MISSING_INFORMATION', ',AccessRule,Value,,1,year', 1],
    ['STP_IMPORT_RULES_MISSING_INFORMATION', 'A,,Value,,1,year', 2],
    ['STP_IMPORT_RULES_MISSING_INFORMATION', 'A,AccessRule,,,1,year', 3],
    ['STP_IMPORT_RULES_MISSING_INFORMATION', 'A,AccessRule,Value,,,year', 5],
    ['STP_IMPORT_RULES_MISSING_INFORMATION', 'A,AccessRule,Value,,1,', 6],
    ['STP_IMPORT_RULES_WRONG_RULETYPE_UNKNOW', 'A,accessrule,Value,,1,year', 2],
    ['STP_IMPORT_RULES_WRONG_RULEMEASUREMENT', 'A,AccessRule,Value,,1,century', 6],
    ['STP_IMPORT_RULES_WRONG_RULEDURATION', 'A,AccessRule,Value,,-1,year', 5],
    ['STP_IMPORT_RULES_WRONG_RULEDURATION', 'A,AccessRule,Value,,1E+05,day', 5],
    ['STP_IMPORT_RULES_WRONG_TOTALDURATION', 'A,AccessRule,Value,,1000,year', 5],
    ['STP_IMPORT_RULES_WRONG_TOTALDURATION', 'A,AccessRule,Value,,11989,month', 5],
    ['STP_IMPORT_RULES_WRONG_TOTALDURATION', 'A,AccessRule,Value,,359641,day', 5],
    ['STP_IMPORT_RULES_HOLD_DURATION', 'A,HoldRule,Value,,1,', 6],
    ['STP_IMPORT_RULES_HOLD_DURATION', 'A,HoldRule,Value,,,year', 5],
  ])('%s: %s', async (code, line, column) => {
    expect(await findingsOf([line])).toMatchObject([{ code, line: 2, column }]);
  });

  it('STP_IMPORT_RULES_RULEDURATION_EXCEED: below the minimum of the tenant', async () => {
    const minimums = { AppraisalRule: '1 year' };
    expect(await findingsOf(['A,AppraisalRule,Value,,11,month'], minimums)).toMatchObject([
      { code: 'STP_IMPORT_RULES_RULEDURATION_EXCEED', parameters: { minimum: '1 year' } },
    ]);
    expect(await findingsOf(['A,AppraisalRule,Value,,12,month'], minimums)).toEqual([]);
    expect(await findingsOf(['A,AppraisalRule,Value,,unlimited,day'], minimums)).toEqual([]);
  });

  it('tells every fault of the file, not only the first', async () => {
    const findings = await findingsOf([
      'A,AccessRule,Value,,x,year',
      'B,AccessRule,,,1,year',
      'C,Nope,Value,,1,year',
    ]);
    expect(findings.map((finding) => finding.line)).toEqual([2, 3, 4]);
  });
});
