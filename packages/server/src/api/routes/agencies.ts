import type { Route } from '../route.ts';
import { fileCheckRoute } from './checking-files.ts';
import { importRoute } from './importing-referentials.ts';
import { readingRoutes } from './reading-referentials.ts';

const collection = 'Agencies';
const path = '/agencies';
const what = 'agencies';

/** Agencies: producers, submitters, transferring services. */
export const AGENCY_ROUTES: readonly Route[] = [
  ...readingRoutes({ collection, path, what, search: 'agencies:read', byId: 'agencies:id:read' }),
  importRoute({ collection, path, what, permission: 'agencies:create', consumes: 'octets', answer: 'empty' }),
  fileCheckRoute({ collection, path: '/agenciesfilecheck', what, permission: 'agenciesfile:check' }),
];
