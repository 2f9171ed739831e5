import { createHash } from 'node:crypto';
import { HEADERS, lowerCase } from '@chartrier/api-schema';
import { type Client, readBytes } from '@chartrier/client';
import { ROUTES, type Route } from '../../src/api/index.ts';
import { MEDIA_TYPES } from '../../src/api/route.ts';

/** A question to a reading route, and who asks it. */
export interface Reading {
  readonly route: Route;
  /** The path with its parameters filled. */
  readonly path: string;
  readonly tenant: number;
  readonly accessContract?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

/** What was answered, without what tells only of the answer itself. */
export interface Recorded {
  readonly question: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/**
 * What a rebuild does not give back, by design: identities are no archives, a tenant of the configuration was
 * created when its database was, what is prepared before a deposit is on no offer yet, and the rest tells of a moment (a search's
 * times, live changes, the last accesses, when jobs run next, objects on their way from tape, packages on their way in or out) or
 * copies the offers.
 */
const NOT_OF_AN_ARCHIVE: readonly string[] = [
  '/people',
  '/people/{id}',
  '/peopleevents',
  '/groups',
  '/groups/{id}',
  '/personalcertificates',
  '/revocationlists',
  '/storageaccesslog',
  '/jobs',
  '/accessRequests',
  '/units/explain',
  '/operations/events',
  '/uploads',
  '/uploads/{id}',
  '/dipexport/{id}/dip',
  '/tenants',
  '/tenants/{id}',
  '/tenants/{id}/export',
];

/** Routes that change nothing; HEAD and GET, the latter also when it is sent as POST. */
export const READING_ROUTES: readonly Route[] = ROUTES.filter(
  ({ service, method, path }) =>
    ['GET', 'HEAD'].includes(method) && service !== 'collect' && !NOT_OF_AN_ARCHIVE.includes(path),
);

/** `GET access/units/{idu}/objects octets`: several routes may share a path. */
export function routeKey({ service, method, path, produces }: Route): string {
  return `${method} ${service}${path} ${produces}`;
}

/** Headers that tell of an answer, a connection or a request, and of nothing in the archive. */
const OF_THE_ANSWER = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding']);

/** Asks one question and records the answer: JSON as it is, other bodies by their digest. */
export async function ask(client: Client, reading: Reading): Promise<Recorded> {
  const { route, path, tenant, accessContract, headers = {}, json } = reading;
  const question = `${routeKey(route)} | ${path} | tenant ${tenant} ${accessContract ?? ''} ${JSON.stringify(headers)} ${JSON.stringify(json) ?? ''}`;
  const answer = await client.caller.call(
    { tenant, ...(accessContract === undefined ? {} : { accessContract }) },
    {
      service: route.service,
      method: route.method,
      path,
      headers,
      ...(route.produces === 'any' ? {} : { accept: MEDIA_TYPES[route.produces] }),
      ...(json === undefined ? {} : { body: { json } }),
    },
    async ({ body, headers: told }) => readable(await readBytes(body), String(told['content-type'] ?? '')),
  );
  return {
    question,
    status: answer.status,
    headers: ofTheArchive(answer.headers, path),
    body: answer.ok ? answer.value : answer.error,
  };
}

function readable(bytes: Buffer, type: string): unknown {
  if (type.startsWith('application/json')) return JSON.parse(bytes.toString('utf8'));
  return { bytes: bytes.length, sha512: createHash('sha512').update(bytes).digest('hex') };
}

/** X-Request-Id is each request's own, unless it names the operation that was asked for. */
function ofTheArchive(headers: Readonly<Record<string, unknown>>, path: string): Record<string, unknown> {
  const requestId = lowerCase(HEADERS.requestId);
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name, value]) => !OF_THE_ANSWER.has(name) && (name !== requestId || path.includes(String(value))),
    ),
  );
}

export async function askAll(client: Client, readings: readonly Reading[]): Promise<readonly Recorded[]> {
  const answers: Recorded[] = [];
  for (const reading of readings) answers.push(await ask(client, reading));
  return answers;
}
