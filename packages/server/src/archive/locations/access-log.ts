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

/** Gives lines that no operation has brought to the offers to one: at most so many, the oldest ones. Answers how many. */
export async function takeAccessLines(
  transaction: Transaction,
  tenant: number,
  operationId: string,
  atMost: number,
): Promise<number> {
  const { rowCount } = await transaction.query(
    `update access_log log set operation_id = $2 from (
       select accessed_at, request_id from access_log where tenant = $1 and operation_id is null
       order by accessed_at, request_id limit $3 for update skip locked) taken
     where log.tenant = $1 and (log.accessed_at, log.request_id) = (taken.accessed_at, taken.request_id)`,
    [tenant, operationId, atMost],
  );
  return rowCount;
}

export async function releaseAccessLines(
  queryable: Queryable,
  tenant: number,
  operationId: string,
): Promise<void> {
  await queryable.query('update access_log set operation_id = null where tenant = $1 and operation_id = $2', [
    tenant,
    operationId,
  ]);
}

/** The lines that an operation brings, in their order, a batch at a time. */
export async function* accessLinesOf(
  transaction: Transaction,
  tenant: number,
  operationId: string,
): AsyncGenerator<readonly Readonly<Record<string, unknown>>[]> {
  const batches = transaction.stream<LoggedLine>(
    `select accessed_at "at", line from access_log where tenant = $1 and operation_id = $2
     order by accessed_at, request_id`,
    [tenant, operationId],
    BATCH,
  );
  for await (const rows of batches) yield rows.map(written);
}

/** Puts a line back as an offer gives it. */
export async function putAccessLine(
  transaction: Transaction,
  tenant: number,
  operationId: string,
  { eventDateTime, ...line }: Readonly<Record<string, unknown>>,
): Promise<void> {
  await transaction.query(
    `insert into access_log (tenant, accessed_at, request_id, line, operation_id) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [tenant, `${eventDateTime}Z`, String(line.xRequestId), JSON.stringify(line), operationId],
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

interface LoggedLine {
  readonly at: Date;
  readonly line: Readonly<Record<string, unknown>>;
}

function written({ at, line }: LoggedLine): Readonly<Record<string, unknown>> {
  return { eventDateTime: at.toISOString().slice(0, 23), ...line };
}

/** The lines of a period, in their order, a batch at a time. */
export async function* readAccessLog(
  transaction: Transaction,
  { tenant, from, until }: AccessPeriod,
): AsyncGenerator<readonly object[]> {
  const batches = transaction.stream<LoggedLine>(
    `select accessed_at "at", line from access_log where ${IN_PERIOD} order by accessed_at, request_id`,
    [tenant, from ?? null, until ?? null],
    BATCH,
  );
  for await (const rows of batches) yield rows.map(written);
}
