import { readTable, type TableRow } from '../csv/read-table.ts';
import { spreadsheetDamage } from '../csv/spreadsheet-damage.ts';
import { RULE_CATEGORIES, type RuleCategory } from '../document.ts';
import { type Finding, refusal } from '../finding/finding.ts';
import {
  isOverlong,
  isUnlimited,
  isWholeDuration,
  type MinimumDurations,
  missedMinimum,
  readMeasurement,
} from './rule-duration.ts';

export const RULE_COLUMNS = [
  'RuleId',
  'RuleType',
  'RuleValue',
  'RuleDescription',
  'RuleDuration',
  'RuleMeasurement',
] as const;
type RuleRow = TableRow<(typeof RULE_COLUMNS)[number]>;

/** A rule of a given file. */
export interface GivenRule {
  readonly line: number;
  readonly identifier: string;
  readonly document: Readonly<Record<string, string>>;
}

/**
 * Reads a CSV file of management rules (six columns, UTF-8). Each rule must name a category, a value, and a duration
 * with its unit; a hold rule may have neither. Identifiers given twice are found once everything is staged.
 */
export async function* readManagementRules(
  source: AsyncIterable<Uint8Array>,
  unsafeTextFault: (text: string) => string | undefined,
  minimums: MinimumDurations = {},
): AsyncGenerator<GivenRule | { readonly finding: Finding }> {
  for await (const item of readTable(source, { columns: RULE_COLUMNS }, unsafeTextFault)) {
    if ('finding' in item) {
      yield item;
      continue;
    }
    const findings = ruleFindings(item, minimums);
    for (const finding of findings) yield { finding };
    if (findings.length === 0) yield givenRule(item);
  }
}

function givenRule({ line, cells }: RuleRow): GivenRule {
  const { RuleId, RuleType, RuleValue, RuleDescription, RuleDuration, RuleMeasurement } = cells;
  const duration = isUnlimited(RuleDuration) ? RuleDuration : String(Number(RuleDuration));
  return {
    line,
    identifier: RuleId,
    document: {
      RuleId,
      RuleType,
      RuleValue,
      ...(RuleDescription === '' ? {} : { RuleDescription }),
      ...(RuleDuration === ''
        ? {}
        : { RuleDuration: duration, RuleMeasurement: RuleMeasurement.toUpperCase() }),
    },
  };
}

function ruleFindings(row: RuleRow, minimums: MinimumDurations): readonly Finding[] {
  const findings: Finding[] = [];
  for (const field of ['RuleId', 'RuleType', 'RuleValue'] as const)
    if (row.cells[field] === '')
      findings.push(refusal('STP_IMPORT_RULES_MISSING_INFORMATION', { field }, row.at(field)));
  const { RuleType: value, RuleId } = row.cells;
  if (spreadsheetDamage(RuleId) !== undefined)
    findings.push(refusal('CSV_SPREADSHEET_IDENTIFIER', { value: RuleId }, row.at('RuleId')));
  const category = RULE_CATEGORIES.find((name) => name === value);
  if (value !== '' && category === undefined)
    findings.push(
      refusal(
        'STP_IMPORT_RULES_WRONG_RULETYPE_UNKNOW',
        { value, allowed: RULE_CATEGORIES },
        row.at('RuleType'),
      ),
    );
  return [...findings, ...durationFindings(row, category, minimums)];
}

function durationFindings(
  row: RuleRow,
  category: RuleCategory | undefined,
  minimums: MinimumDurations,
): readonly Finding[] {
  const { RuleDuration: duration, RuleMeasurement: unit } = row.cells;
  if (duration === '' || unit === '') {
    if (category === 'HoldRule' && duration === unit) return [];
    const field = duration === '' ? 'RuleDuration' : 'RuleMeasurement';
    return category === 'HoldRule'
      ? [refusal('STP_IMPORT_RULES_HOLD_DURATION', { field }, row.at(field))]
      : [refusal('STP_IMPORT_RULES_MISSING_INFORMATION', { field }, row.at(field))];
  }
  const measurement = readMeasurement(unit);
  if (measurement === undefined)
    return [refusal('STP_IMPORT_RULES_WRONG_RULEMEASUREMENT', { value: unit }, row.at('RuleMeasurement'))];
  if (isUnlimited(duration)) return [];
  const at = row.at('RuleDuration');
  const value = `${duration} ${unit}`;
  if (!isWholeDuration(duration))
    return [refusal('STP_IMPORT_RULES_WRONG_RULEDURATION', { value: duration }, at)];
  if (isOverlong(duration, measurement))
    return [refusal('STP_IMPORT_RULES_WRONG_TOTALDURATION', { value }, at)];
  const minimum =
    category === undefined ? undefined : missedMinimum(category, duration, measurement, minimums);
  return minimum === undefined
    ? []
    : [refusal('STP_IMPORT_RULES_RULEDURATION_EXCEED', { value, minimum }, at)];
}
