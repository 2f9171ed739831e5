import type { Database, Logger, Queryable } from '../../platform/index.ts';

export type TenantStatus = 'ACTIVE' | 'SUSPENDED' | 'ERASED';

/** What a tenant may hold; no limit where nothing is said. */
export interface TenantQuota {
  readonly units?: number | undefined;
  readonly objects?: number | undefined;
  readonly bytes?: number | undefined;
}

export interface Tenant {
  readonly id: number;
  readonly name: string;
  readonly status: TenantStatus;
  readonly quota: TenantQuota;
  readonly createdAt: Date;
}

/**
 * The tenants of the platform, kept in memory: every request asks. A change made by any process is heard of at once
 * (NOTIFY), and read again every few seconds in case the hint was lost.
 */
export interface TenantRegistry {
  find(id: number): Tenant | undefined;
  isActive(id: number): boolean;
  /** Those that requests may name, by number. */
  active(): readonly Tenant[];
  refresh(): Promise<void>;
  close(): Promise<void>;
}

/** Notified when a row of `tenant` changes. */
export const TENANT_CHANNEL = 'chartrier_tenant';
const REFRESH_MILLISECONDS = 5_000;

export async function openTenantRegistry(database: Database, logger: Logger): Promise<TenantRegistry> {
  let tenants: ReadonlyMap<number, Tenant> = new Map();
  let active: readonly Tenant[] = [];
  const refresh = async (): Promise<void> => {
    const read = await listTenants(database);
    tenants = new Map(read.map((tenant) => [tenant.id, tenant]));
    active = read.filter(({ status }) => status === 'ACTIVE');
  };
  const refreshLater = (): void => {
    refresh().catch((error: unknown) => logger.warn({ error }, 'the tenants could not be read again'));
  };
  await refresh();
  const unlisten = await database.listen(TENANT_CHANNEL, refreshLater);
  const timer = setInterval(refreshLater, REFRESH_MILLISECONDS);
  timer.unref();
  return {
    find: (id) => tenants.get(id),
    isActive: (id) => tenants.get(id)?.status === 'ACTIVE',
    active: () => active,
    refresh,
    close: async () => {
      clearInterval(timer);
      await unlisten();
    },
  };
}

interface Row {
  readonly id: number;
  readonly name: string;
  readonly status: TenantStatus;
  readonly quota: TenantQuota;
  readonly created_at: Date;
}

/** Every tenant, erased ones too, by number. */
export async function listTenants(queryable: Queryable): Promise<readonly Tenant[]> {
  const { rows } = await queryable.query<Row>(
    'select id, name, status, quota, created_at from tenant order by id',
  );
  return rows.map(({ id, name, status, quota, created_at }) => ({
    id,
    name,
    status,
    quota,
    createdAt: created_at,
  }));
}

/** The numbers of the tenants that are not erased. */
export async function tenantNumbers(queryable: Queryable): Promise<ReadonlySet<number>> {
  const { rows } = await queryable.query<{ id: number }>(`select id from tenant where status <> 'ERASED'`);
  return new Set(rows.map(({ id }) => id));
}

/** Makes a tenant what it is given to be, and tells every process when the transaction commits. */
export async function putTenant(
  queryable: Queryable,
  { id, name, status, quota }: Omit<Tenant, 'createdAt'>,
): Promise<void> {
  await queryable.query(
    `insert into tenant (id, name, status, quota) values ($1, $2, $3, $4::jsonb)
     on conflict (id) do update set name = excluded.name, status = excluded.status, quota = excluded.quota`,
    [id, name, status, JSON.stringify(quota)],
  );
  await queryable.query(`select pg_notify($1, '')`, [TENANT_CHANNEL]);
}
