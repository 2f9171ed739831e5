import type { Route } from '../route.ts';
import { importRoute, updateRoute } from './importing-referentials.ts';
import { readingRoutes } from './reading-referentials.ts';
import { refusedByAdmin } from './refusal-families.ts';

const collection = 'SecurityProfile';
const path = '/securityprofiles';
const what = 'security profiles';
const administrationTenantOnly = true;

/** Security profiles: the permissions of a context. The same for all tenants. */
export const SECURITY_PROFILE_ROUTES: readonly Route[] = [
  ...readingRoutes({
    ...{ collection, path, what },
    search: 'securityprofiles:read',
    byId: 'securityprofiles:id:read',
  }),
  importRoute({
    ...{ collection, path, what, administrationTenantOnly },
    permission: 'securityprofiles:create:json',
    consumes: 'json',
    answer: 'empty',
  }),
  updateRoute({
    ...{ collection, path, what, administrationTenantOnly },
    permission: 'securityprofiles:id:update',
    refusals: refusedByAdmin({ 404: '020132', 412: '020132', 400: '020126' }),
    accepted: { form: 'empty-envelope', status: 200 },
  }),
];
