import { STATUSES, type Status } from '../../logbook/index.ts';
import type { Queryable } from '../../platform/index.ts';
import type { LifecycleOutcomes } from './check-operation.ts';

/**
 * The gravest outcome of each type of event in the lifecycles of some operations' items: OK for what they share, unless
 * facts of the same action say otherwise. Chunks of facts keep their gravest outcome beside them: no fact is read.
 */
export async function lifecycleOutcomes(
  queryable: Queryable,
  tenant: number,
  operations: readonly string[],
): Promise<ReadonlyMap<string, LifecycleOutcomes>> {
  const { rows } = await queryable.query<{ operation: string; event: string; worst: number | null }>(
    `select shared.operation_id operation, substr(shared.document ->> 'evType', length('LFC.') + 1) event,
       max(facts.worst)::integer worst
     from lifecycle_shared shared left join lifecycle_facts facts
       on facts.tenant = shared.tenant and facts.operation_id = shared.operation_id and facts.kind = shared.kind
       and facts.action = shared.document ->> 'action'
     where shared.tenant = $1 and shared.operation_id = any ($2) and not shared.document ? 'parent'
     group by shared.operation_id, shared.document ->> 'evType',
       coalesce((shared.document ->> 'onlyWithFact')::boolean, false)
     having count(facts.*) > 0 or not coalesce((shared.document ->> 'onlyWithFact')::boolean, false)`,
    [tenant, operations],
  );
  const found = new Map<string, Map<string, Status>>();
  for (const { operation, event, worst } of rows) {
    const outcomes = found.get(operation) ?? new Map<string, Status>();
    found.set(operation, outcomes);
    const status = worst === null ? undefined : STATUSES[worst];
    outcomes.set(event, status === undefined || status === 'UNKNOWN' || status === 'STARTED' ? 'OK' : status);
  }
  return found;
}
