import { attachProfileFile } from '../../operations/referential-import/index.ts';
import { openProfileFile } from '../../referential/index.ts';
import { importAnswer } from '../answers/import-answer.ts';
import type { RouteAnswer } from '../answers/route-answer.ts';
import { attachment } from '../download/content-disposition.ts';
import type { Exchange } from '../exchange.ts';
import { MEDIA_TYPES } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { operationCaller } from './operation-caller.ts';

/** Attaches an XSD or RNG file to an archive profile. @throws REFERENTIAL_NOT_FOUND (404) */
export async function attachFile(exchange: Exchange, services: ApiServices): Promise<RouteAnswer> {
  const result = await attachProfileFile(services.imports, {
    tenant: exchange.tenant,
    operationId: exchange.requestId,
    caller: operationCaller(exchange),
    identifier: exchange.parameters.identifier ?? '',
    file: exchange.openBody(),
    signal: exchange.signal,
  });
  return importAnswer(result, { form: 'envelope', status: 201 });
}

/** Streams the file attached to an archive profile. @throws REFERENTIAL_NOT_FOUND, PROFILE_FILE_ABSENT (404) */
export async function downloadFile(exchange: Exchange, services: ApiServices): Promise<RouteAnswer> {
  const identifier = exchange.parameters.identifier ?? '';
  const { database, storage } = services;
  const { name, content } = await openProfileFile(database, storage, exchange.tenant, identifier);
  const headers = { 'Content-Disposition': attachment(name) };
  return { kind: 'stream', stream: content, mediaType: MEDIA_TYPES.octets, headers };
}
