import type { Route } from '../route.ts';
import { importRoute, updateRoute } from './importing-referentials.ts';
import { readingRoutes } from './reading-referentials.ts';
import { refusedByAdmin } from './refusal-families.ts';

const collection = 'Context';
const path = '/contexts';
const what = 'application contexts';
const administrationTenantOnly = true;

/** Application contexts: which applications call, and what is open to them. The same for all tenants. */
export const CONTEXT_ROUTES: readonly Route[] = [
  ...readingRoutes({ collection, path, what, search: 'contexts:read', byId: 'contexts:id:read' }),
  importRoute({
    ...{ collection, path, what, administrationTenantOnly },
    permission: 'contexts:create:json',
    consumes: 'json',
    answer: 'text',
  }),
  updateRoute({
    ...{ collection, path, what, administrationTenantOnly },
    permission: 'contexts:id:update',
    refusals: refusedByAdmin({ 404: '020130', 400: '020125' }),
    accepted: { form: 'envelope', status: 200 },
  }),
];
