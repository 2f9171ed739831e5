import { chartrierError } from '@chartrier/messages';
import type { Queryable } from '../../platform/index.ts';

/** Operations that an operator holds: those of a type, of a tenant, of both, or all. */
export interface ForcedPause {
  readonly type?: string;
  readonly tenant?: number;
  readonly pauseAll?: boolean;
}

/** From now on, RESUME of such an operation runs one step only. @throws FORCED_PAUSE_EMPTY */
export async function forcePause(queryable: Queryable, pause: ForcedPause): Promise<void> {
  for (const [type, tenant] of targetsOf(pause))
    await queryable.query(
      'insert into forced_pause (type_proc, tenant) values ($1, $2) on conflict do nothing',
      [type, tenant],
    );
}

/** Ends what `forcePause` with the same values began. @throws FORCED_PAUSE_EMPTY */
export async function removeForcedPause(queryable: Queryable, pause: ForcedPause): Promise<void> {
  for (const [type, tenant] of targetsOf(pause))
    await queryable.query(
      'delete from forced_pause where type_proc is not distinct from $1 and tenant is not distinct from $2',
      [type, tenant],
    );
}

export async function isForcedPause(
  queryable: Queryable,
  tenant: number,
  typeProc: string,
): Promise<boolean> {
  const found = await queryable.query(
    `select 1 from forced_pause where (type_proc is null or type_proc = $1) and (tenant is null or tenant = $2) limit 1`,
    [typeProc, tenant],
    { name: 'forced-pause' },
  );
  return found.rowCount > 0;
}

type Target = readonly [type: string | null, tenant: number | null];

/** `pauseAll: false` pauses nothing by itself. */
function targetsOf({ type, tenant, pauseAll }: ForcedPause): readonly Target[] {
  if (type === undefined && tenant === undefined && pauseAll === undefined)
    throw chartrierError('FORCED_PAUSE_EMPTY');
  return [
    ...(pauseAll === true ? [[null, null] as const] : []),
    ...(type === undefined && tenant === undefined ? [] : [[type ?? null, tenant ?? null] as const]),
  ];
}
