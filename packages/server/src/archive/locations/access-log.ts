import type { Queryable, Transaction } from '../../platform/index.ts';

/** One object given to a caller, under the names of Vitam's access log. */
export interface AccessLine {
  readonly eventDateTime: Date;
  readonly xRequestId: string;
  readonly applicationId: string | undefined;
  readonly contextId: string;
  readonly contractId: string;
  /** The unit through which the object was reached, when there is one. */
  readonly archivesId: string | undefined;
  readonly objectIdentifier: string;
  readonly qualifier: string;
  readonly version: number;
  readonly size: number;
}

export async function logAccess(queryable: Queryable, tenant: number, line: AccessLine): Promise<void> {
  const { eventDateTime, ...rest } = line;
  await queryable.query(
    'insert into access_log (tenant, accessed_at, request_id, line) values ($1, $2, $3, $4)',
    [tenant, eventDateTime, line.xRequestId, JSON.stringify({ ...rest, tenantId: tenant })],
  );
}

/** From the first moment, until the second one, which is left out; an absent one does not limit. */
export interface AccessPeriod {
  readonly tenant: number;
  readonly from: Date | undefined;
  readonly until: Date | undefined;
}

const IN_PERIOD = `tenant = $1 and accessed_at >= coalesce($2::timestamptz, '-infinity')
  and accessed_at < coalesce($3::timestamptz, 'infinity')`;

/** How many lines there are, counted up to `atMost`. */
export async function countAccesses(
  queryable: Queryable,
  { tenant, from, until }: AccessPeriod,
  atMost: number,
): Promise<number> {
  const { rows } = await queryable.query<{ readonly lines: number }>(
    `select count(*)::integer lines from (select from access_log where ${IN_PERIOD} limit $4) counted`,
    [tenant, from ?? null, until ?? null, atMost],
  );
  return rows[0]?.lines ?? 0;
}

const BATCH = 1_000;

/** The lines of a period, in their order, a batch at a time. */
export async function* readAccessLog(
  transaction: Transaction,
  { tenant, from, until }: AccessPeriod,
): AsyncGenerator<readonly object[]> {
  const batches = transaction.stream<{ readonly at: Date; readonly line: object }>(
    `select accessed_at "at", line from access_log where ${IN_PERIOD} order by accessed_at, request_id`,
    [tenant, from ?? null, until ?? null],
    BATCH,
  );
  for await (const rows of batches)
    yield rows.map(({ at, line }) => ({ eventDateTime: at.toISOString().slice(0, 23), ...line }));
}
