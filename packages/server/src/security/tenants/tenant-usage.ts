import { type ChartrierError, chartrierError } from '@chartrier/messages';
import type { Queryable } from '../../platform/index.ts';
import type { TenantQuota } from './tenant-registry.ts';

/** What a tenant holds now. */
export interface TenantHoldings {
  readonly units: number;
  readonly objectGroups: number;
  readonly objects: number;
  /** Of the objects, once, whatever the number of offers. */
  readonly bytes: number;
}

/** Operations of a month (UTC), by process type. */
export interface MonthlyOperations {
  readonly month: string;
  readonly operations: Readonly<Record<string, number>>;
}

/** What a tenant holds. The statement reads whole indexes: it is for bills, not for each request. */
export async function tenantHoldings(queryable: Queryable, tenant: number): Promise<TenantHoldings> {
  const { rows } = await queryable.query<Record<keyof TenantHoldings, string>>(
    `select (select count(*) from unit where tenant = $1) as units,
       (select count(*) from object_group where tenant = $1) as "objectGroups",
       count(*) as objects, coalesce(sum(byte_length), 0) as bytes
     from object_location where tenant = $1`,
    [tenant],
  );
  const [row] = rows;
  return {
    units: Number(row?.units ?? 0),
    objectGroups: Number(row?.objectGroups ?? 0),
    objects: Number(row?.objects ?? 0),
    bytes: Number(row?.bytes ?? 0),
  };
}

/** Operations by month, the latest first. */
export async function monthlyOperations(
  queryable: Queryable,
  tenant: number,
  months: number,
): Promise<readonly MonthlyOperations[]> {
  const { rows } = await queryable.query<MonthlyOperations>(
    `select month, jsonb_object_agg(type_proc, operations) as operations from (
       select to_char(created_at at time zone 'UTC', 'YYYY-MM') as month, type_proc, count(*)::int as operations
       from operation where tenant = $1 group by 1, 2) counted
     group by month order by month desc limit $2`,
    [tenant, months],
  );
  return rows;
}

/** Whether a tenant may take another deposit. @returns TENANT_QUOTA_EXCEEDED, or undefined */
export async function quotaRefusal(
  queryable: Queryable,
  tenant: number,
  quota: TenantQuota,
): Promise<ChartrierError | undefined> {
  const measures = (['units', 'objects', 'bytes'] as const).filter((measure) => quota[measure] !== undefined);
  if (measures.length === 0) return undefined;
  const held = await tenantHoldings(queryable, tenant);
  for (const measure of measures) {
    const limit = quota[measure];
    if (limit !== undefined && held[measure] >= limit)
      return chartrierError('TENANT_QUOTA_EXCEEDED', { tenant, measure, used: held[measure], quota: limit });
  }
  return undefined;
}
