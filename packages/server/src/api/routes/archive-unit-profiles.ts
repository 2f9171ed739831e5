import type { Route } from '../route.ts';
import { importRoute, updateRoute } from './importing-referentials.ts';
import { readingRoutes } from './reading-referentials.ts';
import { refusedByAdmin } from './refusal-families.ts';

const collection = 'ArchiveUnitProfile';
const path = '/archiveunitprofiles';
const what = 'archive unit profiles';

/** Archive unit profiles: JSON schemas that units declare to follow. */
export const ARCHIVE_UNIT_PROFILE_ROUTES: readonly Route[] = [
  ...readingRoutes({
    ...{ collection, path, what },
    search: 'archiveunitprofiles:read',
    byId: 'archiveunitprofiles:id:read:json',
  }),
  importRoute({
    ...{ collection, path, what },
    permission: 'archiveunitprofiles:create:json',
    consumes: 'json',
    answer: 'envelope',
  }),
  importRoute({
    ...{ collection, path, what },
    permission: 'archiveunitprofiles:create:binary',
    consumes: 'octets',
    answer: 'envelope',
  }),
  updateRoute({
    ...{ collection, path, what },
    permission: 'archiveunitprofiles:id:update:json',
    refusals: refusedByAdmin({ 404: '020131', 400: '020124' }),
    accepted: { form: 'empty-envelope', status: 200 },
  }),
];
