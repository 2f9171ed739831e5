import type { Database } from '../../platform/index.ts';
import { OPERATION_COLUMNS, type OperationRow } from './operation-row.ts';

export interface ClaimOptions {
  readonly lane: 'large' | 'small';
  /** `id@version` of the workflows that this worker can run. */
  readonly versions: readonly string[];
  /** Who claims: shown to operators. */
  readonly owner: string;
  readonly leaseMilliseconds: number;
  readonly now: Date;
}

/**
 * Takes the oldest operation that nobody holds: one to run, or one that is completed but not sealed yet. Its
 * fence grows by one, so that a former holder writes nothing more; one that still has a transaction open is
 * left for later.
 */
export async function claimOperation(
  db: Database,
  { lane, versions, owner, leaseMilliseconds, now }: ClaimOptions,
): Promise<OperationRow | undefined> {
  const claimed = await db.query<OperationRow>(
    `with next as (
       select tenant, id from operation
       where lane = $1 and (state = 'RUNNING' or (state = 'COMPLETED' and not sealed))
         and (lease_until is null or lease_until < clock_timestamp())
         and workflow || '@' || definition_version = any($2)
       order by created_at limit 1 for update skip locked
     ), claimed as (
     update operation set owner = $3, fence = fence + 1,
       lease_until = clock_timestamp() + $4 * interval '1 millisecond',
       crashes = case when owner is null then crashes else crashes + 1 end,
       started_at = coalesce(started_at, $5)
     from next where operation.tenant = next.tenant and operation.id = next.id
     returning operation.*)
     select ${OPERATION_COLUMNS} from claimed`,
    [lane, versions, owner, leaseMilliseconds, now],
    { name: 'operation-claim' },
  );
  return claimed.rows[0];
}
