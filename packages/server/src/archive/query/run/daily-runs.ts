import type { Queryable } from '../../../platform/index.ts';

export type StreamKind = 'unit' | 'objectgroup';

/** The streams of a kind that a tenant may have in a day. */
export interface DailyRuns {
  readonly tenant: number;
  readonly kind: StreamKind;
  /** `yyyy-MM-dd` */
  readonly day: string;
  readonly limit: number;
}

/** How many streams the tenant may still have today (Vitam's `unitsStreamExecutionLimit`). */
export async function dailyRunsLeft(
  queryable: Queryable,
  { tenant, kind, day, limit }: DailyRuns,
): Promise<number> {
  const { rows } = await queryable.query<{ runs: number }>(
    'select runs from stream_run where tenant = $1 and kind = $2 and day = $3::date',
    [tenant, kind, day],
  );
  return Math.max(0, limit - (rows[0]?.runs ?? 0));
}

/** Takes one of the day's streams, whatever asks at the same moment; false when none is left. Older days are forgotten. */
export async function takeDailyRun(
  queryable: Queryable,
  { tenant, kind, day, limit }: DailyRuns,
): Promise<boolean> {
  if (limit < 1) return false;
  const { rowCount } = await queryable.query(
    `insert into stream_run (tenant, kind, day, runs) values ($1, $2, $3::date, 1)
     on conflict (tenant, kind, day) do update set runs = stream_run.runs + 1 where stream_run.runs < $4`,
    [tenant, kind, day, limit],
  );
  await queryable.query('delete from stream_run where tenant = $1 and kind = $2 and day < $3::date', [
    tenant,
    kind,
    day,
  ]);
  return rowCount === 1;
}
