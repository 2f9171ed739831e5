import { HEADERS } from '@chartrier/api-schema';
import { isArray, isObject, type JsonObject, type JsonValue } from '@chartrier/dsl';
import { chartrierError } from '@chartrier/messages';
import { findObjectLocation, logAccess } from '../../archive/index.ts';
import { mayDownload } from '../../archive/query/index.ts';
import { readObject } from '../../storage/index.ts';
import type { RouteAnswer } from '../answers/route-answer.ts';
import { attachment } from '../download/content-disposition.ts';
import { serveFile } from '../download/serve-range.ts';
import type { Exchange } from '../exchange.ts';
import { MEDIA_TYPES } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { accessOf } from './access.ts';

/**
 * Streams an object of a group, or the range of it that was asked for. A whole object is verified against its digest as
 * it is read: a download that differs from what was sealed breaks off. When the contract asks for it, the access is in the
 * log before the first byte leaves.
 *
 * @throws USAGE_REFUSED (401), OBJECT_WITHOUT_BYTES (404), RANGE_UNSATISFIABLE (416)
 */
export async function serveObject(
  object: JsonObject,
  exchange: Exchange,
  services: ApiServices,
  unit?: string,
): Promise<RouteAnswer> {
  const named = textOf(object.DataObjectVersion) ?? '';
  const [usage = '', version = '1'] = named.split('_');
  if (!mayDownload(accessOf(exchange, services), usage))
    throw chartrierError('USAGE_REFUSED', { contract: exchange.accessContract().Identifier, usage });
  const id = textOf(object['#id']) ?? '';
  const location = await findObjectLocation(services.database, exchange.tenant, id);
  if (location === undefined) throw chartrierError('OBJECT_WITHOUT_BYTES', { object: id });
  const contract = exchange.accessContract();
  if (contract.AccessLog === 'ACTIVE')
    await logAccess(services.database, exchange.tenant, {
      eventDateTime: services.clock.now(),
      xRequestId: exchange.requestId,
      applicationId: exchange.applicationSession,
      contextId: exchange.caller.context.Identifier,
      contractId: contract.Identifier,
      archivesId: unit,
      objectIdentifier: id,
      qualifier: usage,
      version: Number(version),
      size: location.length,
    });
  return serveFile(exchange.header('Range'), {
    size: location.length,
    mediaType: textAt(object, 'FormatIdentification', 'MimeType') ?? MEDIA_TYPES.octets,
    headers: {
      'Content-Disposition': attachment(textAt(object, 'FileInfo', 'Filename') ?? id),
      [HEADERS.qualifier]: usage,
      [HEADERS.version]: version,
    },
    open: (range) =>
      readObject(services.storage, location, range === undefined ? { verify: true } : { range }),
  });
}

/** The objects of a group as the API shows it, of all usages. */
export function objectsOf(group: JsonObject): readonly JsonObject[] {
  return objectsIn(group['#qualifiers']).flatMap((qualifier) => objectsIn(qualifier.versions));
}

/** The version of a usage in a group. */
export function objectOf(group: JsonObject, usage: string, version: number): JsonObject | undefined {
  return objectsOf(group).find((object) => object.DataObjectVersion === `${usage}_${version}`);
}

export function objectsIn(value: JsonValue | undefined): readonly JsonObject[] {
  return isArray(value) ? value.filter((item) => isObject(item)) : [];
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function textAt(object: JsonObject, field: string, inner: string): string | undefined {
  const value = object[field];
  return isObject(value) ? textOf(value[inner]) : undefined;
}
