import type { Queryable } from '../../platform/index.ts';
import type { StagedOperation } from '../store/publish.ts';

/** The rules to which an operation gives another duration, as it staged them; asked before they are published. */
export async function stagedDurationChanges(
  queryable: Queryable,
  { tenant, operationId }: StagedOperation,
): Promise<readonly string[]> {
  const { rows } = await queryable.query<{ identifier: string }>(
    `select staged.identifier from referential_staged staged join referential known
       on known.tenant = staged.owner and known.collection = staged.collection
       and known.identifier = staged.identifier
     where staged.tenant = $1 and staged.operation_id = $2 and staged.collection = 'FileRules'
       and staged.change = 'update' and ${differ('staged.document', 'known.document')}
     order by staged.identifier`,
    [tenant, operationId],
  );
  return rows.map(({ identifier }) => identifier);
}

/** The rules whose duration changed after a commit of the tenant, and is another one now. */
export async function durationChangesSince(
  queryable: Queryable,
  tenant: number,
  seq: bigint,
): Promise<readonly string[]> {
  const { rows } = await queryable.query<{ identifier: string }>(
    `select known.identifier from (
       select distinct identifier from referential_version
       where tenant = $1 and collection = 'FileRules' and seq > $2) changed
     join referential known on known.tenant = $1 and known.collection = 'FileRules'
       and known.identifier = changed.identifier
     cross join lateral (
       select document from referential_version before
       where before.tenant = $1 and before.collection = 'FileRules'
         and before.identifier = changed.identifier and before.seq <= $2
       order by before.seq desc limit 1) earlier
     where ${differ('earlier.document', 'known.document')} order by known.identifier`,
    [tenant, seq],
    { name: 'changed-durations' },
  );
  return rows.map(({ identifier }) => identifier);
}

function differ(before: string, after: string): string {
  const duration = (document: string) =>
    `(lower(${document} ->> 'RuleDuration'), upper(${document} ->> 'RuleMeasurement'))`;
  return `${duration(before)} is distinct from ${duration(after)}`;
}
