import type { Route } from '../route.ts';
import { importRoute, updateRoute } from './importing-referentials.ts';
import { attachFile, downloadFile } from './profile-files.ts';
import { readingRoutes } from './reading-referentials.ts';
import { refusedByAdmin } from './refusal-families.ts';

const collection = 'Profile';
const path = '/profiles';
const what = 'archive profiles';

/** Archive profiles, and the XSD or RNG file of each. */
export const PROFILE_ROUTES: readonly Route[] = [
  ...readingRoutes({ collection, path, what, search: 'profiles:read', byId: 'profiles:id:read:json' }),
  importRoute({
    ...{ collection, path, what },
    permission: 'profiles:create:json',
    consumes: 'json',
    answer: 'envelope',
  }),
  importRoute({
    ...{ collection, path, what },
    permission: 'profiles:create:binary',
    consumes: 'octets',
    answer: 'envelope',
  }),
  updateRoute({
    ...{ collection, path, what },
    permission: 'profiles:id:update:json',
    refusals: refusedByAdmin({ 404: '020131', 400: '020124' }),
    accepted: { form: 'envelope', status: 200 },
  }),
  {
    service: 'admin',
    method: 'PUT',
    path: `${path}/{identifier+}`,
    description: 'Attaches its XSD or RNG file to an archive profile',
    permission: 'profiles:id:update:binaire',
    consumes: 'octets',
    produces: 'json',
    body: { kind: 'stream' },
    refusals: refusedByAdmin(),
    handle: attachFile,
  },
  {
    service: 'admin',
    method: 'GET',
    path: `${path}/{identifier+}`,
    description: 'Downloads the XSD or RNG file of an archive profile',
    permission: 'profiles:id:read:binary',
    consumes: 'any',
    produces: 'octets',
    body: { kind: 'none' },
    refusals: refusedByAdmin(),
    handle: downloadFile,
  },
];
