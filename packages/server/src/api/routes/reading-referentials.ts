import { QUERY_BODIES } from '@chartrier/api-schema';
import type { CollectionName } from '../../referential/index.ts';
import type { Permission } from '../../security/index.ts';
import { queryRoute, type Route } from '../route.ts';
import { readByIdentifier, searchCollection } from './referential-handlers.ts';
import { refusedByAdmin } from './refusal-families.ts';

export interface ReadableCollection {
  readonly collection: CollectionName;
  /** Its path, under the administration service. */
  readonly path: string;
  readonly what: string;
  readonly search: Permission;
  readonly byId: Permission;
}

/** The two ways to read a collection: by a query, and by business identifier (which may hold slashes). */
export function readingRoutes({
  collection,
  path,
  what,
  search,
  byId,
}: ReadableCollection): readonly Route[] {
  return [
    queryRoute({
      service: 'admin',
      method: 'GET',
      path,
      description: `Searches ${what}`,
      permission: search,
      consumes: 'json',
      produces: 'json',
      parse: QUERY_BODIES.searchReferential,
      refusals: refusedByAdmin(),
      handle: (query, exchange, services) => searchCollection(collection, query, exchange, services),
    }),
    {
      service: 'admin',
      method: 'GET',
      path: `${path}/{identifier+}`,
      description: `Reads one of ${what} by its identifier`,
      permission: byId,
      consumes: 'any',
      produces: 'json',
      body: { kind: 'none' },
      refusals: refusedByAdmin(),
      handle: (exchange, services) => readByIdentifier(collection, exchange, services),
    },
  ];
}
