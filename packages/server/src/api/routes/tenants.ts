import { NewTenant, Tenant, TenantErasure, TenantUpdate, TenantUsage } from '@chartrier/api-schema';
import { chartrierError } from '@chartrier/messages';
import { changeTenant, createTenant, eraseTenant, exportTenant } from '../../operations/tenants/index.ts';
import {
  listTenants,
  monthlyOperations,
  type Tenant as StoredTenant,
  tenantHoldings,
} from '../../security/index.ts';
import { listAnswer } from '../answers/route-answer.ts';
import { checkedBody } from '../bodies/checked-body.ts';
import type { Exchange } from '../exchange.ts';
import type { Route } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { administrationRoute } from './administration-route.ts';
import { operationCaller } from './operation-caller.ts';

const newTenant = checkedBody(NewTenant);
const tenantUpdate = checkedBody(TenantUpdate);
const tenantErasure = checkedBody(TenantErasure);
const one = '/tenants/{id}';
const USAGE_MONTHS = 24;

/** Tenants at run time; each change is an operation (X-Request-Id) of the administration tenant. */
export const TENANT_ROUTES: readonly Route[] = [
  administrationRoute({
    method: 'GET',
    path: '/tenants',
    description: 'Lists tenants, erased ones too',
    permission: 'tenants:read',
    answer: Tenant,
    handle: async (_exchange, services) =>
      listAnswer((await listTenants(services.database)).map((tenant) => told(tenant, services))),
  }),
  administrationRoute({
    method: 'POST',
    path: '/tenants',
    description: 'Creates a tenant; requests may name it at once',
    permission: 'tenants:create',
    body: newTenant,
    answer: Tenant,
    handle: async (exchange, services) => {
      const { quota = {}, ...given } = newTenant.check(exchange.body);
      const tenant = await createTenant(servicesOf(services), requestOf(exchange), { ...given, quota });
      return listAnswer([told(tenant, services)], { status: 201 });
    },
  }),
  administrationRoute({
    method: 'GET',
    path: one,
    description: 'Reads a tenant',
    permission: 'tenants:id:read',
    answer: Tenant,
    handle: async (exchange, services) => listAnswer([told(await found(exchange, services), services)]),
  }),
  administrationRoute({
    method: 'PUT',
    path: one,
    description: 'Renames, suspends or resumes a tenant, or changes its quota',
    permission: 'tenants:id:update',
    body: tenantUpdate,
    answer: Tenant,
    handle: async (exchange, services) => {
      const changes = tenantUpdate.check(exchange.body);
      const { id } = await found(exchange, services);
      const tenant = await changeTenant(servicesOf(services), requestOf(exchange), id, changes);
      return listAnswer([told(tenant, services)]);
    },
  }),
  administrationRoute({
    method: 'DELETE',
    path: one,
    description: 'Erases a suspended tenant for good, rows and folders',
    permission: 'tenants:id:delete',
    body: tenantErasure,
    answer: Tenant,
    handle: async (exchange, services) => {
      const { confirmation } = tenantErasure.check(exchange.body);
      const { id } = await found(exchange, services);
      const tenant = await eraseTenant(servicesOf(services), requestOf(exchange), id, confirmation);
      return listAnswer([told(tenant, services)]);
    },
  }),
  {
    ...administrationRoute({
      method: 'GET',
      path: `${one}/export`,
      description: 'Streams a tenant as a tar of its folders, in the layout of the offers',
      permission: 'tenants:id:export',
      handle: async (exchange, services) => {
        const { id } = await found(exchange, services);
        return {
          kind: 'stream',
          stream: exportTenant(services.storage, id),
          mediaType: 'application/octet-stream',
          headers: { 'Content-Disposition': `attachment; filename="tenant-${id}.tar"` },
        };
      },
    }),
    produces: 'octets',
  },
  administrationRoute({
    method: 'GET',
    path: `${one}/usage`,
    description: 'Tells what a tenant holds, and its operations by month',
    permission: 'tenants:id:usage:read',
    answer: TenantUsage,
    handle: async (exchange, services) => {
      const { id, quota } = await found(exchange, services);
      const held = await tenantHoldings(services.database, id);
      const months = await monthlyOperations(services.database, id, USAGE_MONTHS);
      return listAnswer([{ tenant: id, ...held, quota, months }]);
    },
  }),
];

/** @throws TENANT_ABSENT */
async function found(exchange: Exchange, { database }: ApiServices): Promise<StoredTenant> {
  const { id = '' } = exchange.parameters;
  const tenant = (await listTenants(database)).find((known) => String(known.id) === id);
  if (tenant === undefined) throw chartrierError('TENANT_ABSENT', { tenant: id });
  return tenant;
}

function servicesOf({ database, voice, settings, tenants, imports }: ApiServices) {
  return {
    database,
    voice,
    administrationTenant: settings.administrationTenant,
    registry: tenants,
    timeoutMilliseconds: imports.timeoutMilliseconds,
  };
}

function requestOf(exchange: Exchange) {
  return {
    operationId: exchange.requestId,
    caller: operationCaller(exchange),
    signal: exchange.signal,
  };
}

function told({ id, name, status, quota, createdAt }: StoredTenant, { settings }: ApiServices): Tenant {
  return {
    id,
    name,
    status,
    quota: { ...quota } as Tenant['quota'],
    administration: id === settings.administrationTenant,
    createdAt: createdAt.toISOString(),
  };
}
