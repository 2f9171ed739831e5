import type { Route } from '../route.ts';
import { importRoute } from './importing-referentials.ts';
import { readingRoutes } from './reading-referentials.ts';

const griffins = { collection: 'Griffin', path: '/griffin', what: 'griffins' } as const;
const scenarios = {
  collection: 'PreservationScenario',
  path: '/preservationScenario',
  what: 'preservation scenarios',
} as const;

/** Griffins (tools that transform files) and the scenarios that say when to use them. */
export const PRESERVATION_ROUTES: readonly Route[] = [
  ...readingRoutes({ ...griffins, search: 'griffins:read', byId: 'griffin:read' }),
  importRoute({
    ...griffins,
    permission: 'griffins:create',
    consumes: 'json',
    answer: 'envelope',
    administrationTenantOnly: true,
  }),
  ...readingRoutes({ ...scenarios, search: 'preservationScenarios:read', byId: 'preservationScenario:read' }),
  importRoute({
    ...scenarios,
    permission: 'preservationScenarios:create',
    consumes: 'json',
    answer: 'envelope',
  }),
];
