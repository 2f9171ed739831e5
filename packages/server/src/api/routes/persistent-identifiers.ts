import { QUERY_BODIES } from '@chartrier/api-schema';
import { WHOLE_DOCUMENT } from '@chartrier/dsl';
import { chartrierError } from '@chartrier/messages';
import { findPurgedIdentifier } from '../../archive/index.ts';
import {
  objectGroupOfUnit,
  objectGroupsByPersistentIdentifier,
  unitsByPersistentIdentifier,
} from '../../archive/query/index.ts';
import { DATA_OBJECT_USAGES } from '../../referential/index.ts';
import type { RouteAnswer } from '../answers/route-answer.ts';
import { found, searchAnswer } from '../answers/search-answer.ts';
import type { Exchange } from '../exchange.ts';
import { queryRoute, type Route } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { accessOf, searchSettings } from './access.ts';
import { refusedWith } from './refusal-families.ts';
import { objectOf, objectsIn, objectsOf, serveObject } from './serve-object.ts';

const unitPath = '/units/byunitspersistentidentifier/{persistentIdentifier+}';
const objectOfUnitPath = '/objects/byunitspersistentidentifier/{persistentIdentifier+}';
const objectPath = '/objects/byobjectspersistentidentifier/{persistentIdentifier+}';

/** Units and objects by their persistent identifier (`ark:/225867/001a9d7db5eghxac`, its slashes as they are). */
export const PERSISTENT_IDENTIFIER_ROUTES: readonly Route[] = [
  queryRoute({
    service: 'access',
    method: 'GET',
    path: unitPath,
    description: 'Reads archive units by a persistent identifier',
    permission: 'units:unitsbypersistentidentifier:id:read',
    accessContract: true,
    consumes: 'json',
    produces: 'json',
    refusals: refusedWith('020100'),
    parse: QUERY_BODIES.readUnit,
    // none found is an empty list, not a 404; what was removed is told
    handle: async ({ projection }, exchange, services) => {
      const request = { ...requestOf(exchange, services), projection };
      const outcome = await unitsByPersistentIdentifier(services.database, request);
      if (found(outcome).results.length === 0) await refusePurged(request, services);
      return searchAnswer(outcome, exchange.body);
    },
  }),
  {
    service: 'access',
    method: 'GET',
    path: objectOfUnitPath,
    description: 'Downloads an object of the archive unit with a persistent identifier',
    permission: 'objects:unitsbypersistentidentifier:id:objects:read:binary',
    accessContract: true,
    consumes: 'any',
    produces: 'octets',
    body: { kind: 'none' },
    refusals: refusedWith('020119'),
    handle: downloadOfUnit,
  },
  {
    service: 'access',
    method: 'GET',
    path: objectPath,
    description: 'Downloads the object with a persistent identifier',
    permission: 'objects:objectsbypersistentidentifier:id:read:binary',
    accessContract: true,
    consumes: 'any',
    produces: 'octets',
    body: { kind: 'none' },
    refusals: refusedWith('020119'),
    handle: downloadOfObject,
  },
  queryRoute({
    service: 'access',
    method: 'GET',
    path: objectPath,
    description: 'Reads object groups by the persistent identifier of one of their objects',
    permission: 'objects:objectsbypersistentidentifier:id:read',
    accessContract: true,
    consumes: 'json',
    produces: 'json',
    refusals: refusedWith('020149'),
    parse: QUERY_BODIES.readObjectGroup,
    handle: async ({ projection }, exchange, services) => {
      const request = { ...requestOf(exchange, services), projection };
      const outcome = await objectGroupsByPersistentIdentifier(services.database, request);
      if (found(outcome).results.length === 0) await refusePurged(request, services);
      return searchAnswer(outcome, exchange.body);
    },
  }),
];

type Sought = Pick<ReturnType<typeof requestOf>, 'identifier' | 'access'>;

function requestOf(exchange: Exchange, services: ApiServices) {
  return {
    identifier: exchange.parameters.persistentIdentifier ?? '',
    access: accessOf(exchange, services),
    settings: searchSettings(services),
    projection: WHOLE_DOCUMENT,
  };
}

/** @throws PERSISTENT_IDENTIFIER_PURGED (410) for an identifier of what was removed */
async function refusePurged({ identifier, access }: Sought, { database }: ApiServices): Promise<void> {
  const purged = await findPurgedIdentifier(database, access.tenant, identifier);
  if (purged !== undefined) throw chartrierError('PERSISTENT_IDENTIFIER_PURGED', { identifier, ...purged });
}

async function downloadOfUnit(exchange: Exchange, services: ApiServices): Promise<RouteAnswer> {
  const { qualifier: usage = 'BinaryMaster', version = '1' } = exchange.queryParameters;
  const request = requestOf(exchange, services);
  if (!DATA_OBJECT_USAGES.some((known) => known === usage) || !/^\d{1,9}$/.test(version))
    throw chartrierError('USAGE_UNKNOWN', { usage, version, known: [...DATA_OBJECT_USAGES] });
  const [unit] = found(await unitsByPersistentIdentifier(services.database, request)).results;
  const unitId = unit?.['#id'];
  if (typeof unitId !== 'string') await refusePurged(request, services);
  if (typeof unitId !== 'string')
    throw chartrierError('PERSISTENT_IDENTIFIER_NOT_FOUND', { identifier: request.identifier });
  const group = await objectGroupOfUnit(services.database, { ...request, unitId });
  const object = group === undefined ? undefined : objectOf(group, usage, Number(version));
  if (object === undefined) throw chartrierError('OBJECT_NOT_FOUND', { unit: unitId, usage, version });
  return serveObject(object, exchange, services);
}

async function downloadOfObject(exchange: Exchange, services: ApiServices): Promise<RouteAnswer> {
  const request = requestOf(exchange, services);
  const { results } = found(await objectGroupsByPersistentIdentifier(services.database, request));
  const object = results
    .flatMap(objectsOf)
    .find((candidate) =>
      objectsIn(candidate.PersistentIdentifier).some(
        ({ PersistentIdentifierContent }) => PersistentIdentifierContent === request.identifier,
      ),
    );
  if (object === undefined) await refusePurged(request, services);
  if (object === undefined)
    throw chartrierError('PERSISTENT_IDENTIFIER_NOT_FOUND', { identifier: request.identifier });
  return serveObject(object, exchange, services);
}
