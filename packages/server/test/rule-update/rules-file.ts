import type { Database } from '../../src/platform/index.ts';

const RULES: Readonly<
  Record<string, readonly [type: string, value: string, duration: string, unit: string]>
> = {
  'APP-00001': ['AppraisalRule', 'Dossier', '10', 'Year'],
  'ACC-00001': ['AccessRule', 'Immédiat', '0', 'Year'],
  'ACC-00002': ['AccessRule', 'Vingt-cinq ans', '25', 'Year'],
  'HOL-00001': ['HoldRule', 'Gel', '', ''],
};

/** The sample rules as a CSV file, some with another duration (and title). */
export function rulesFile(
  changes: Readonly<Record<string, readonly [duration: string, unit: string, value?: string]>>,
): string {
  const lines = Object.entries(RULES).map(([id, [type, value, duration, unit]]) => {
    const [newDuration = duration, newUnit = unit, newValue = value] = changes[id] ?? [];
    return [id, type, newValue, '', newDuration, newUnit].join(',');
  });
  return ['RuleId,RuleType,RuleValue,RuleDescription,RuleDuration,RuleMeasurement', ...lines, ''].join('\n');
}

/** The end dates of the appraisal rules of a deposit's units, `none` for none, in order. */
export async function storedRules(database: Database, operationId: string): Promise<readonly string[]> {
  const { rows } = await database.query<{ end: string }>(
    `select coalesce(document #>> '{_mgt,AppraisalRule,Rules,0,EndDate}', 'none') as end
     from unit where tenant = 0 and opi = $1`,
    [operationId],
  );
  return rows
    .map(({ end }) => end)
    .sort((one, other) => (one === 'none' ? -1 : other === 'none' ? 1 : one.localeCompare(other)));
}
