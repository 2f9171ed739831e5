import { Readable } from 'node:stream';
import { chartrierError } from '@chartrier/messages';
import { type CheckFileRequest, checkReferentialFile } from '../../operations/referential-import/index.ts';
import type { Permission } from '../../security/index.ts';
import { told } from '../answers/import-answer.ts';
import { emptyAnswer, type RouteAnswer } from '../answers/route-answer.ts';
import type { Exchange } from '../exchange.ts';
import { MEDIA_TYPES, type Route } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { refusedByAdmin } from './refusal-families.ts';

export interface CheckableCollection {
  readonly collection: CheckFileRequest['collection'];
  readonly path: string;
  readonly what: string;
  readonly permission: Permission;
  readonly administrationTenantOnly?: true;
}

/** Judges a file as an import would, and changes nothing. */
export function fileCheckRoute(of: CheckableCollection): Route {
  return {
    service: 'admin',
    method: 'POST',
    path: of.path,
    description: `Checks a file of ${of.what} without importing it`,
    permission: of.permission,
    ...(of.administrationTenantOnly === true ? { administrationTenantOnly: true } : {}),
    consumes: 'octets',
    produces: 'octets',
    body: { kind: 'stream' },
    refusals: refusedByAdmin(),
    handle: (exchange, services) => check(of.collection, exchange, services),
  };
}

/**
 * The report of an accepted file; formats have none.
 *
 * @throws REFERENTIAL_REFUSED (400) with what was found against the file
 */
async function check(
  collection: CheckFileRequest['collection'],
  exchange: Exchange,
  services: ApiServices,
): Promise<RouteAnswer> {
  const { accepted, findings, report } = await checkReferentialFile(services.checks, {
    collection,
    tenant: exchange.tenant,
    operationId: exchange.requestId,
    file: exchange.openBody(),
    signal: exchange.signal,
  });
  if (!accepted) throw chartrierError('REFERENTIAL_REFUSED', told(findings));
  if (collection === 'FileFormat') return emptyAnswer(200);
  return {
    kind: 'stream',
    stream: Readable.from([report], { objectMode: false }),
    size: report.length,
    mediaType: MEDIA_TYPES.octets,
    headers: { 'Content-Disposition': 'attachment; filename=rapport.json' },
  };
}
