import type { Readable } from 'node:stream';
import type { SearchQuery } from '@chartrier/api-schema';
import type { Answer } from './answer.ts';
import type { Caller } from './caller.ts';
import type { Session } from './session.ts';

/** All the results of a search, as JSON Lines: the body must be read to its end, or destroyed. */
export function streamOf(
  caller: Caller,
  session: Session,
  path: string,
  query: SearchQuery,
): Promise<Answer<Readable>> {
  return caller.call(
    session,
    { service: 'access', method: 'GET', path, accept: 'application/octet-stream', body: { json: query } },
    async ({ body }) => body,
  );
}
