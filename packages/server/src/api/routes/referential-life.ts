import { DocumentVersion, HEADERS } from '@chartrier/api-schema';
import { chartrierError } from '@chartrier/messages';
import { deleteReferential } from '../../operations/referential-import/index.ts';
import { vitamDateTime } from '../../platform/index.ts';
import { documentChanges, owningTenant } from '../../referential/index.ts';
import { externalNames, told } from '../answers/import-answer.ts';
import { emptyAnswer, listAnswer, type RouteAnswer } from '../answers/route-answer.ts';
import type { Exchange } from '../exchange.ts';
import type { Route } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { operationCaller } from './operation-caller.ts';
import { collectionOf } from './referential-paths.ts';
import { refusedByAdmin } from './refusal-families.ts';

/** What may be asked of any document of reference data: its history, its removal. */
export const REFERENTIAL_LIFE_ROUTES: readonly Route[] = [
  {
    service: 'chartrier',
    method: 'GET',
    path: '/referentialhistory/{collection}/{identifier+}',
    description: 'Reads the versions of a document of reference data, with their differences',
    permission: 'referentials:id:history:read',
    answer: DocumentVersion,
    consumes: 'any',
    produces: 'json',
    body: { kind: 'none' },
    refusals: refusedByAdmin(),
    handle: history,
  },
  {
    service: 'chartrier',
    method: 'DELETE',
    path: '/referentials/{collection}/{identifier+}',
    description: 'Removes a document of reference data that nothing uses',
    permission: 'referentials:id:delete',
    queryParameters: ['force'],
    consumes: 'any',
    produces: 'json',
    body: { kind: 'none' },
    refusals: refusedByAdmin(),
    handle: remove,
  },
];

/** @throws REFERENTIAL_NOT_FOUND (404) for an identifier that never was */
async function history(exchange: Exchange, { database, settings }: ApiServices): Promise<RouteAnswer> {
  const collection = collectionOf(exchange);
  const identifier = exchange.parameters.identifier ?? '';
  const { tenant } = exchange;
  const { administrationTenant } = settings;
  const owner = owningTenant(collection, { tenant, administrationTenant });
  const changes = await documentChanges(database, owner, collection, identifier);
  if (changes.length === 0) throw chartrierError('REFERENTIAL_NOT_FOUND', { identifier });
  return listAnswer(
    changes.map(({ version, operationId, committedAt, change, differences, document }) => ({
      version,
      operationId,
      date: vitamDateTime(committedAt),
      change,
      differences,
      ...(document === undefined ? {} : { document: externalNames(document) }),
    })),
  );
}

/** @throws REFERENTIAL_DELETION_REFUSED (403) with what uses it; 404, 401 as `deleteReferential` */
async function remove(exchange: Exchange, services: ApiServices): Promise<RouteAnswer> {
  const { status, findings, operationId } = await deleteReferential(services.imports, {
    tenant: exchange.tenant,
    operationId: exchange.requestId,
    caller: operationCaller(exchange),
    collection: collectionOf(exchange),
    identifier: exchange.parameters.identifier ?? '',
    force: exchange.queryParameters.force === 'true',
    signal: exchange.signal,
  });
  const headers = operationId === undefined ? {} : { [HEADERS.requestId]: operationId };
  if (status === 'KO') throw chartrierError('REFERENTIAL_DELETION_REFUSED', told(findings));
  if (status === 'FATAL') throw chartrierError('OPERATION_STOPPED', { operation: operationId ?? '' });
  return emptyAnswer(status === 'STARTED' ? 202 : 204, headers);
}
