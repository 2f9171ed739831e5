import type { Route } from '../route.ts';
import { fileCheckRoute } from './checking-files.ts';
import { importRoute } from './importing-referentials.ts';
import { readingRoutes } from './reading-referentials.ts';

const collection = 'FileFormat';
const path = '/formats';
const what = 'file formats';

/** File formats of PRONOM, the same for all tenants. */
export const FORMAT_ROUTES: readonly Route[] = [
  ...readingRoutes({ collection, path, what, search: 'formats:read', byId: 'formats:id:read' }),
  importRoute({
    collection,
    path,
    what,
    permission: 'formats:create',
    consumes: 'octets',
    answer: 'empty',
    administrationTenantOnly: true,
  }),
  fileCheckRoute({
    collection,
    path: '/formatsfilecheck',
    what,
    permission: 'formatsfile:check',
    administrationTenantOnly: true,
  }),
];
