import type { Clock, Database } from '../../platform/index.ts';
import type { Workspace } from '../../workspace/index.ts';

/** Packages looked at together. */
const BATCH = 500;
const MINUTE = 60_000;

export interface PurgeServices {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly clock: Clock;
  /** How long a package may be fetched. */
  readonly minutesToLive: number;
}

/**
 * Removes the packages that were ready for longer than they are kept (Vitam's PurgeDipJob). Cut anywhere, what it removed
 * is marked by the next run. Whoever is fetching one reads it to its end.
 *
 * @returns the operations whose package went
 */
export async function purgeDips(
  { database, workspace, clock, minutesToLive }: PurgeServices,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const before = new Date(clock.now().getTime() - minutesToLive * MINUTE);
  const purged: string[] = [];
  for (;;) {
    const { rows } = await database.query<{ readonly tenant: number; readonly id: string }>(
      `select d.tenant, d.operation_id id
       from dip d join operation o on o.tenant = d.tenant and o.id = d.operation_id
       where d.purged_at is null and d.stored_at < $1 and o.state = 'COMPLETED'
       order by d.stored_at limit $2`,
      [before, BATCH],
    );
    for (const { tenant, id } of rows) {
      signal.throwIfAborted();
      await workspace.remove(id);
      await database.query('update dip set purged_at = $3 where tenant = $1 and operation_id = $2', [
        tenant,
        id,
        clock.now(),
      ]);
      purged.push(id);
    }
    if (rows.length < BATCH) return purged;
  }
}

/** Removes the packages of a tenant that is erased; their rows go after them, with the tenant's others. */
export async function removeDipsOfTenant(
  database: Database,
  workspace: Workspace,
  tenant: number,
): Promise<void> {
  const { rows } = await database.query<{ readonly id: string }>(
    'select operation_id id from dip where tenant = $1 and purged_at is null',
    [tenant],
  );
  for (const { id } of rows) await workspace.remove(id);
}
