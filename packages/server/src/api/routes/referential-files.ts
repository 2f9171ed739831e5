import { Readable } from 'node:stream';
import { chartrierError } from '@chartrier/messages';
import { readReport } from '../../operations/referential-import/index.ts';
import { exportCsv, owningTenant } from '../../referential/index.ts';
import type { RouteAnswer } from '../answers/route-answer.ts';
import { attachment } from '../download/content-disposition.ts';
import type { Exchange } from '../exchange.ts';
import type { Route } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { guidParameter } from './guid-parameter.ts';
import { collectionOf } from './referential-paths.ts';
import { refusedByAdmin } from './refusal-families.ts';

const CSV = 'text/csv; charset=utf-8';

/** Reference data, and reports of imports, as files for spreadsheets. */
export const REFERENTIAL_FILE_ROUTES: readonly Route[] = [
  {
    service: 'chartrier',
    method: 'GET',
    path: '/importreports/{opId}',
    description: 'Downloads the report of an import of reference data as CSV',
    permission: 'importreport:id:read',
    consumes: 'any',
    produces: 'any',
    body: { kind: 'none' },
    refusals: refusedByAdmin(),
    handle: report,
  },
  {
    service: 'chartrier',
    method: 'GET',
    path: '/referentialexport/{collection}',
    description: 'Downloads reference data as CSV',
    permission: 'referentials:export',
    consumes: 'any',
    produces: 'any',
    body: { kind: 'none' },
    refusals: refusedByAdmin(),
    handle: exported,
  },
];

async function report(exchange: Exchange, services: ApiServices): Promise<RouteAnswer> {
  const operation = guidParameter(exchange, 'opId');
  const stream = await readReport(services, exchange.tenant, operation, 'csv', exchange.language);
  if (stream === undefined) throw chartrierError('OPERATION_FILE_NOT_FOUND', { operation, file: 'report' });
  return file(stream, `${operation}.csv`);
}

async function exported(exchange: Exchange, { database, settings }: ApiServices): Promise<RouteAnswer> {
  const collection = collectionOf(exchange);
  const { administrationTenant } = settings;
  const owner = owningTenant(collection, { tenant: exchange.tenant, administrationTenant });
  const stream = Readable.from(exportCsv(database, owner, collection), { objectMode: false });
  return file(stream, `${exchange.parameters.collection ?? collection}.csv`);
}

function file(stream: Readable, name: string): RouteAnswer {
  return { kind: 'stream', stream, mediaType: CSV, headers: { 'Content-Disposition': attachment(name) } };
}
