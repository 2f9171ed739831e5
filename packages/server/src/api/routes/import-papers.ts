import { chartrierError } from '@chartrier/messages';
import { readBatchReport } from '../../operations/engine/index.ts';
import { readGivenFile, readReport } from '../../operations/referential-import/index.ts';
import type { CollectionName } from '../../referential/index.ts';
import type { Permission } from '../../security/index.ts';
import type { RouteAnswer } from '../answers/route-answer.ts';
import { attachment } from '../download/content-disposition.ts';
import type { Exchange } from '../exchange.ts';
import { MEDIA_TYPES, type Route } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { guidParameter } from './guid-parameter.ts';
import { refusedByAdmin } from './refusal-families.ts';

/** What operations leave: reports of imports and of changes of many units, files that imports were given. */
export const IMPORT_PAPER_ROUTES: readonly Route[] = [
  paperRoute('/rulesreport', 'Downloads the report of an import', 'rulesreport:id:read', report),
  paperRoute(
    '/batchreport',
    'Downloads the report of an operation on many units',
    'batchreport:id:read',
    batchReport,
  ),
  paperRoute(
    '/rulesreferential',
    'Downloads the file that an import of rules was given',
    'rulesreferential:id:read',
    (exchange, services) => givenFile('FileRules', exchange, services),
  ),
  paperRoute(
    '/agenciesreferential',
    'Downloads the file that an import of agencies was given',
    'agenciesreferential:id:read',
    (exchange, services) => givenFile('Agencies', exchange, services),
  ),
];

function paperRoute(
  path: string,
  description: string,
  permission: Permission,
  handle: Route['handle'],
): Route {
  return {
    service: 'admin',
    method: 'GET',
    path: `${path}/{opId}`,
    description,
    permission,
    consumes: 'any',
    produces: 'octets',
    body: { kind: 'none' },
    refusals: refusedByAdmin(),
    handle,
  };
}

async function report(exchange: Exchange, services: ApiServices): Promise<RouteAnswer> {
  const operation = guidParameter(exchange, 'opId');
  const stream = await readReport(services, exchange.tenant, operation);
  if (stream === undefined) throw chartrierError('OPERATION_FILE_NOT_FOUND', { operation, file: 'report' });
  const headers = { 'Content-Disposition': attachment(`${operation}.json`) };
  return { kind: 'stream', stream, mediaType: MEDIA_TYPES.octets, headers };
}

async function batchReport(exchange: Exchange, services: ApiServices): Promise<RouteAnswer> {
  const operation = guidParameter(exchange, 'opId');
  const stream = await readBatchReport(services, { tenant: exchange.tenant, id: operation });
  if (stream === undefined) throw chartrierError('OPERATION_FILE_NOT_FOUND', { operation, file: 'report' });
  const headers = { 'Content-Disposition': attachment(`${operation}.jsonl`) };
  return { kind: 'stream', stream, mediaType: MEDIA_TYPES.octets, headers };
}

async function givenFile(
  collection: CollectionName,
  exchange: Exchange,
  services: ApiServices,
): Promise<RouteAnswer> {
  const operation = guidParameter(exchange, 'opId');
  const stream = await readGivenFile(services, exchange.tenant, operation, collection);
  if (stream === undefined) throw chartrierError('OPERATION_FILE_NOT_FOUND', { operation, file: 'CSV' });
  const headers = { 'Content-Disposition': attachment(`${operation}.csv`) };
  return { kind: 'stream', stream, mediaType: MEDIA_TYPES.octets, headers };
}
