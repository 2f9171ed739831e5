import { chartrierError } from '@chartrier/messages';
import Type from 'typebox';
import { type AccessPeriod, countAccesses, readAccessLog } from '../../archive/index.ts';
import type { RouteAnswer } from '../answers/route-answer.ts';
import { readModel } from '../bodies/read-model.ts';
import { attachment } from '../download/content-disposition.ts';
import { spoolLines } from '../download/spool-lines.ts';
import { zipOfFile } from '../download/zip-of-file.ts';
import type { Exchange } from '../exchange.ts';
import type { Route } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { refusedWith } from './refusal-families.ts';

/** Lines of the log in one answer: at some 400 bytes each, well below what a zip may hold. */
const MAX_LINES = 5_000_000;

/**
 * The log of the objects that were given to callers whose access contract asks for it. As in Vitam it is the tenant's, and
 * its permission opens all of it, whatever the contract of whoever reads it.
 */
export const ACCESS_LOG_ROUTES: readonly Route[] = [
  {
    service: 'access',
    method: 'GET',
    path: '/storageaccesslog',
    description: 'Downloads the log of the objects given to callers',
    permission: 'storageaccesslog:read:binary',
    accessContract: true,
    consumes: 'json',
    produces: 'octets',
    body: { kind: 'optional-json' },
    refusals: refusedWith('020142'),
    handle: downloadAccessLog,
  },
];

const AccessLogRequest = Type.Object({
  StartDate: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  EndDate: Type.Optional(Type.Union([Type.String(), Type.Null()])),
});

async function downloadAccessLog(exchange: Exchange, services: ApiServices): Promise<RouteAnswer> {
  const { database, streams } = services;
  const period = periodOf(exchange);
  if ((await countAccesses(database, period, MAX_LINES + 1)) > MAX_LINES)
    throw chartrierError('ACCESS_LOG_TOO_LARGE', { limit: MAX_LINES });
  const { stream } = await database.transaction(
    (transaction) => spoolLines(streams.workspace, exchange.requestId, readAccessLog(transaction, period)),
    { isolation: 'repeatable read', readOnly: true },
  );
  const begin = stamp(period.from);
  const end = stamp(period.until ?? services.clock.now());
  const log = `${exchange.tenant}_storage_access_logbook_${begin}_${end}.log`;
  return {
    kind: 'stream',
    stream: zipOfFile(log, stream),
    mediaType: 'application/octet-stream',
    headers: { 'Content-Disposition': attachment(`accessLog_${begin}-${end}.zip`) },
  };
}

/** `yyyyMMddHHmmssSSS`, as in the names of Vitam's logs; zeros for the beginning of time. */
function stamp(moment: Date | undefined): string {
  return moment === undefined ? '0'.repeat(17) : moment.toISOString().replaceAll(/\D/g, '');
}

/** @throws ACCESS_LOG_DATES (412) */
function periodOf({ tenant, body }: Exchange): AccessPeriod {
  const { StartDate, EndDate } = readModel(AccessLogRequest, body ?? {});
  const from = momentOf(StartDate, 0);
  // a day is included to its end
  const until = momentOf(EndDate, 1);
  if (from !== undefined && until !== undefined && until <= from)
    throw chartrierError('ACCESS_LOG_DATES', { found: `${StartDate} – ${EndDate}` });
  return { tenant, from, until };
}

const WRITTEN = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)Z?)?$/;

function momentOf(text: string | null | undefined, daysAfter: 0 | 1): Date | undefined {
  if (text === null || text === undefined || text === '') return undefined;
  const [, day, time] = WRITTEN.exec(text) ?? [];
  const moment = new Date(`${day}T${time ?? '00:00'}Z`);
  if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== day)
    throw chartrierError('ACCESS_LOG_DATES', { found: text });
  if (time === undefined) moment.setUTCDate(moment.getUTCDate() + daysAfter);
  return moment;
}
