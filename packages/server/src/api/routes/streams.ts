import { HEADERS, QUERY_BODIES } from '@chartrier/api-schema';
import type { SelectMultiple } from '@chartrier/dsl';
import { chartrierError } from '@chartrier/messages';
import {
  type DocumentStream,
  dailyRunsLeft,
  type StreamKind,
  type StreamOutcome,
  type StreamRequest,
  streamObjectGroups,
  streamUnits,
  takeDailyRun,
} from '../../archive/query/index.ts';
import type { Database } from '../../platform/index.ts';
import type { RouteAnswer } from '../answers/route-answer.ts';
import { queryRefusal } from '../bodies/query-refusal.ts';
import { type SpooledLines, spoolLines } from '../download/spool-lines.ts';
import type { Exchange } from '../exchange.ts';
import { MEDIA_TYPES, queryRoute, type Route } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { accessOf, searchSettings } from './access.ts';
import { refusedWith } from './refusal-families.ts';

/**
 * All the results of a search, as JSON Lines. Vitam answers refusals of a stream with their status alone; here the
 * same statuses come with a body that says why.
 */
export const STREAM_ROUTES: readonly Route[] = [
  queryRoute({
    service: 'access',
    method: 'GET',
    path: '/units/stream',
    description: 'Gives all the archive units that a query finds, one a line',
    permission: 'units:stream',
    accessContract: true,
    consumes: 'json',
    produces: 'octets',
    refusals: refusedWith('020100'),
    parse: QUERY_BODIES.searchUnits,
    handle: (query, exchange, services) =>
      streamAnswer('unit', HEADERS.unitsCount, streamUnits, query, exchange, services),
  }),
  queryRoute({
    service: 'access',
    method: 'GET',
    path: '/objects/stream',
    description: 'Gives all the object groups that a query finds, one a line',
    permission: 'objects:stream',
    accessContract: true,
    consumes: 'json',
    produces: 'octets',
    refusals: refusedWith('020149'),
    parse: QUERY_BODIES.searchObjectGroups,
    handle: (query, exchange, services) =>
      streamAnswer('objectgroup', HEADERS.objectsCount, streamObjectGroups, query, exchange, services),
  }),
];

type StreamDocuments = (
  database: Database,
  request: StreamRequest,
  read: (stream: DocumentStream) => Promise<SpooledLines>,
) => Promise<StreamOutcome<SpooledLines>>;

/**
 * @throws STREAM_PARAMETER_REFUSED, STREAM_DAILY_LIMIT (401), STREAM_TOO_LARGE (417), and the faults of the query
 */
async function streamAnswer(
  kind: StreamKind,
  countHeader: string,
  streamDocuments: StreamDocuments,
  query: SelectMultiple,
  exchange: Exchange,
  services: ApiServices,
): Promise<RouteAnswer> {
  refuseParameters(query);
  const { database, streams } = services;
  const day = services.clock.now().toISOString().slice(0, 10);
  const runs = { tenant: exchange.tenant, kind, day, limit: streams.runsPerDay };
  const noRunLeft = () => chartrierError('STREAM_DAILY_LIMIT', { limit: runs.limit });
  if ((await dailyRunsLeft(database, runs)) === 0) throw noRunLeft();
  const limit = Math.min(query.threshold ?? streams.results, streams.results);
  const request: StreamRequest = {
    query,
    access: accessOf(exchange, services),
    fieldTypes: await services.fieldTypes(),
    settings: searchSettings(services),
    countUpTo: limit + 1,
  };
  const outcome = await streamDocuments(database, request, async ({ total = 0, batches }) => {
    if (total > limit) throw chartrierError('STREAM_TOO_LARGE', { limit });
    if (!(await takeDailyRun(database, runs))) throw noRunLeft();
    return await spoolLines(streams.workspace, exchange.requestId, batches);
  });
  if (!outcome.ok) throw queryRefusal(outcome.faults);
  const { lines, size, stream } = outcome.value;
  return {
    kind: 'stream',
    stream,
    mediaType: MEDIA_TYPES.octets,
    size,
    headers: { [countHeader]: String(lines), [HEADERS.contentLength]: String(size) },
  };
}

function refuseParameters({ filter, facets }: SelectMultiple): void {
  const given = [
    ...(filter?.offset === undefined ? [] : ['$filter.$offset']),
    ...(filter?.limit === undefined ? [] : ['$filter.$limit']),
    ...(filter?.scroll === undefined ? [] : ['$filter.$scrollId']),
    ...(facets.length === 0 ? [] : ['$facets']),
  ];
  if (given.length > 0) throw chartrierError('STREAM_PARAMETER_REFUSED', { parameters: given });
}
