import type { Readable } from 'node:stream';
import type { NewTenant, OkEnvelope, Tenant, TenantUpdate, TenantUsage } from '@chartrier/api-schema';
import type { Answer } from './answer.ts';
import { type Caller, segment } from './caller.ts';
import type { Session } from './session.ts';

/** Tenants at run time, from the administration tenant. */
export interface TenantsArea {
  list(session: Session): Promise<Answer<OkEnvelope<Tenant>>>;
  create(session: Session, tenant: NewTenant): Promise<Answer<OkEnvelope<Tenant>>>;
  byId(session: Session, id: number): Promise<Answer<OkEnvelope<Tenant>>>;
  update(session: Session, id: number, changes: TenantUpdate): Promise<Answer<OkEnvelope<Tenant>>>;
  /** @param confirmation the tenant's name */
  erase(session: Session, id: number, confirmation: string): Promise<Answer<OkEnvelope<Tenant>>>;
  /** A tar, in the layout of the offers. */
  export(session: Session, id: number): Promise<Answer<Readable>>;
  usage(session: Session, id: number): Promise<Answer<OkEnvelope<TenantUsage>>>;
}

const service = 'chartrier';

export function tenantsArea({ call, envelope }: Caller): TenantsArea {
  const one = (id: number) => `/tenants/${segment(String(id))}`;
  return {
    list: (session) => envelope(session, { service, method: 'GET', path: '/tenants' }),
    create: (session, json) =>
      envelope(session, { service, method: 'POST', path: '/tenants', body: { json } }),
    byId: (session, id) => envelope(session, { service, method: 'GET', path: one(id) }),
    update: (session, id, json) =>
      envelope(session, { service, method: 'PUT', path: one(id), body: { json } }),
    erase: (session, id, confirmation) =>
      envelope(session, { service, method: 'DELETE', path: one(id), body: { json: { confirmation } } }),
    export: (session, id) =>
      call(
        session,
        { service, method: 'GET', path: `${one(id)}/export`, accept: 'application/octet-stream' },
        async ({ body }) => body,
      ),
    usage: (session, id) => envelope(session, { service, method: 'GET', path: `${one(id)}/usage` }),
  };
}
