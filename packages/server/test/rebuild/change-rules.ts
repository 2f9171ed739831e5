import { accepted, type Client } from '@chartrier/client';
import { DEPOSITOR } from './populate-archive.ts';

/** Gives the rules that units hold another duration, and waits for the update of these units. */
export async function changeRules(client: Client): Promise<void> {
  const csv = (accepted(await client.referentials.find(DEPOSITOR, 'rules')).$results ?? []).map((rule) =>
    [
      rule.RuleId,
      rule.RuleType,
      rule.RuleValue,
      rule.RuleDescription ?? '',
      rule.RuleId === 'APP-00001' ? '15' : (rule.RuleDuration ?? ''),
      rule.RuleMeasurement ?? '',
    ].join(','),
  );
  const file = ['RuleId,RuleType,RuleValue,RuleDescription,RuleDuration,RuleMeasurement', ...csv, ''].join(
    '\n',
  );
  accepted(await client.referentials.import(DEPOSITOR, 'rules', Buffer.from(file), 'rules.csv'));
  const updates = accepted(
    await client.operations.list(DEPOSITOR, { workflows: ['UPDATE_RULES_ARCHIVE_UNITS'] }),
  ).$results;
  if (updates.length === 0) throw new Error('no unit holds a rule that changed');
  for (const { operationId } of updates)
    accepted(await client.waitFor(DEPOSITOR, operationId, { pollMs: 50, timeoutMs: 60_000 }));
}
