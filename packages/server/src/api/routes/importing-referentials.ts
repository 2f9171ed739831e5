import { QUERY_BODIES } from '@chartrier/api-schema';
import type { UpdatableCollectionName } from '../../operations/referential-import/index.ts';
import type { CollectionName } from '../../referential/index.ts';
import type { Permission } from '../../security/index.ts';
import type { AcceptedForm } from '../answers/import-answer.ts';
import { type Media, queryRoute, type Refusals, type Route } from '../route.ts';
import { importCollection, updateByIdentifier } from './referential-handlers.ts';
import { refusedByAdmin } from './refusal-families.ts';

export interface ImportableCollection {
  readonly collection: CollectionName;
  readonly path: string;
  readonly what: string;
  readonly permission: Permission;
  readonly consumes: Extract<Media, 'json' | 'octets'>;
  readonly answer: Exclude<AcceptedForm['form'], 'empty-envelope'>;
  readonly administrationTenantOnly?: true;
}

/** An import: the file or the list of documents is streamed to an operation, and the answer waits for its end. */
export function importRoute(of: ImportableCollection): Route {
  return {
    service: 'admin',
    method: 'POST',
    path: of.path,
    description: `Imports ${of.what}`,
    permission: of.permission,
    ...(of.administrationTenantOnly === true ? { administrationTenantOnly: true } : {}),
    consumes: of.consumes,
    produces: 'json',
    body: { kind: of.consumes === 'json' ? 'json' : 'stream' },
    refusals: refusedByAdmin(),
    handle: (exchange, services) =>
      importCollection(of.collection, { form: of.answer, status: 201 }, exchange, services),
  };
}

export interface UpdatableCollection {
  readonly collection: UpdatableCollectionName;
  readonly path: string;
  readonly what: string;
  readonly permission: Permission;
  readonly refusals: Refusals;
  readonly accepted: AcceptedForm;
  readonly administrationTenantOnly?: true;
}

/** An update of one document by its identifier; the body is a DSL update. */
export function updateRoute(of: UpdatableCollection): Route {
  return queryRoute({
    service: 'admin',
    method: 'PUT',
    path: `${of.path}/{identifier+}`,
    description: `Updates one of ${of.what}`,
    permission: of.permission,
    ...(of.administrationTenantOnly === true ? { administrationTenantOnly: true } : {}),
    consumes: 'json',
    produces: 'json',
    parse: QUERY_BODIES.updateReferential,
    refusals: of.refusals,
    handle: (_update, exchange, services) =>
      updateByIdentifier(of.collection, of.accepted, exchange, services),
  });
}
