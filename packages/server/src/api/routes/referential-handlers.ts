import type { Readable } from 'node:stream';
import { HEADERS, QUERY_BODIES } from '@chartrier/api-schema';
import type { SelectSingle } from '@chartrier/dsl';
import { chartrierError } from '@chartrier/messages';
import { selectReferential } from '../../archive/query/index.ts';
import {
  importReferential,
  type UpdatableCollectionName,
  updateReferential,
} from '../../operations/referential-import/index.ts';
import { type CollectionName, collectionDefinition } from '../../referential/index.ts';
import { type AcceptedForm, importAnswer } from '../answers/import-answer.ts';
import { listAnswer, type RouteAnswer } from '../answers/route-answer.ts';
import { found, searchAnswer } from '../answers/search-answer.ts';
import type { Exchange } from '../exchange.ts';
import type { ApiServices } from '../services.ts';
import { searchSettings } from './access.ts';
import { operationCaller } from './operation-caller.ts';

/** Answers a search of a collection. */
export async function searchCollection(
  collection: CollectionName,
  query: SelectSingle,
  exchange: Exchange,
  services: ApiServices,
): Promise<RouteAnswer> {
  return searchAnswer(await select(collection, query, exchange, services), exchange.body);
}

/** Answers one document by its business identifier. @throws REFERENTIAL_NOT_FOUND (404) */
export async function readByIdentifier(
  collection: CollectionName,
  exchange: Exchange,
  services: ApiServices,
): Promise<RouteAnswer> {
  const identifier = exchange.parameters.identifier ?? '';
  const { identifierField } = collectionDefinition(collection);
  const body = { $query: { $eq: { [identifierField]: identifier } }, $filter: {}, $projection: {} };
  const query = QUERY_BODIES.searchReferential(body);
  if (!query.ok) throw new Error(`No query of ${identifierField}`);
  const { results } = found(await select(collection, query.value, exchange, services));
  const document = results.find((candidate) => candidate[identifierField] === identifier);
  if (document === undefined) throw chartrierError('REFERENTIAL_NOT_FOUND', { identifier });
  return listAnswer([document]);
}

/** Imports what the request brings, and answers when its operation is over. */
export async function importCollection(
  collection: CollectionName,
  accepted: AcceptedForm,
  exchange: Exchange,
  services: ApiServices,
): Promise<RouteAnswer> {
  const fileName = exchange.header(HEADERS.filename);
  const force = exchange.header(HEADERS.forceUpdate);
  const result = await importReferential(services.imports, {
    collection,
    tenant: exchange.tenant,
    operationId: exchange.requestId,
    caller: operationCaller(exchange),
    given: givenBy(exchange),
    ...(fileName === undefined ? {} : { fileName }),
    ...(force === undefined ? {} : { forceUpdate: force.trim().toLowerCase() === 'true' }),
    signal: exchange.signal,
  });
  return importAnswer(result, accepted);
}

/** The file streamed, or the list in the body; one document alone stands for a list of one. */
function givenBy(exchange: Exchange): { readonly file: Readable } | { readonly json: unknown } {
  const { body } = exchange;
  if (body === undefined) return { file: exchange.openBody() };
  return { json: body === null || typeof body !== 'object' || Array.isArray(body) ? body : [body] };
}

/** Updates one document by its business identifier. @throws REFERENTIAL_NOT_FOUND (404) */
export async function updateByIdentifier(
  collection: UpdatableCollectionName,
  accepted: AcceptedForm,
  exchange: Exchange,
  services: ApiServices,
): Promise<RouteAnswer> {
  const result = await updateReferential(services.imports, {
    collection,
    tenant: exchange.tenant,
    operationId: exchange.requestId,
    caller: operationCaller(exchange),
    identifier: exchange.parameters.identifier ?? '',
    update: exchange.body,
    signal: exchange.signal,
  });
  return importAnswer(result, accepted);
}

function select(collection: CollectionName, query: SelectSingle, exchange: Exchange, services: ApiServices) {
  const { administrationTenant } = services.settings;
  const scope = { tenant: exchange.tenant, administrationTenant };
  return selectReferential(services.database, {
    collection,
    scope,
    query,
    settings: searchSettings(services),
  });
}
