import { rulesHeldByUnits } from '../../archive/index.ts';
import type { Transaction } from '../../platform/index.ts';
import { durationChangesSince } from '../../referential/index.ts';
import type { IngestContext } from './ingest-services.ts';
import type { Deposit } from './staging/deposit.ts';

/**
 * Notes, before a deposit first reads the rules, how far the tenant's commits are. A step done again keeps the first note:
 * end dates that an earlier batch computed stay.
 */
export async function noteRulesRead(transaction: Transaction, { deposit, tenant }: Deposit): Promise<void> {
  await transaction.query(
    `update ingest_deposit set rules_seq = coalesce((select seq from commit_chain where tenant = $2), 0)
     where deposit = $1 and rules_seq is null`,
    [deposit, tenant],
  );
}

/**
 * In the transaction that publishes a deposit: when rules that its units hold have another duration than when it computed
 * their end dates, an update of these rules' units starts with it. Commits of a tenant are made one after the other, so
 * that a change of rules either sees these units or is seen here.
 */
export async function followRuleChanges(
  transaction: Transaction,
  { services, tenant, operationId, caller }: IngestContext,
  { deposit }: Deposit,
): Promise<void> {
  const { rows } = await transaction.query<{ seq: string | null }>(
    'select rules_seq::text seq from ingest_deposit where deposit = $1',
    [deposit],
  );
  const seq = rows[0]?.seq ?? null;
  if (seq === null) return;
  const changed = await durationChangesSince(transaction, tenant, BigInt(seq));
  const rules = await rulesHeldByUnits(transaction, tenant, changed, operationId);
  if (rules.length > 0) await services.startRuleUpdate(transaction, { tenant, operationId, caller, rules });
}
