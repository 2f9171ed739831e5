import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ContinueControl } from '../bodies/expect-continue.ts';
import { meantMethod } from './method-override.ts';

/** What the pipeline reads of an HTTP request. */
export interface IncomingRequest {
  /** The one that the caller means: X-Http-Method-Override applied. */
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  /** The body's bytes; a caller who waits for it (`Expect: 100-continue`) is told to send them. */
  openBody(): Readable;
  /** A header's only value, by its name in lower case; undefined when absent or repeated. */
  header(name: string): string | undefined;
}

/** @param path the route's, whose `{id+}` names what Fastify calls `*` */
export function incomingRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  path: string | undefined,
  continuing: ContinueControl,
): IncomingRequest {
  const rest = path === undefined ? undefined : /\{([a-zA-Z]+)\+\}$/.exec(path)?.[1];
  const parameters: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.params ?? {}))
    if (typeof value === 'string') parameters[name === '*' && rest !== undefined ? rest : name] = value;
  const header = (name: string): string | undefined => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    method: meantMethod(request.method, header),
    headers: request.headers,
    parameters,
    query: queryOf(request.query),
    message: request.raw,
    response: reply.raw,
    openBody: () => {
      continuing.tellToSend(request.raw, reply.raw);
      return request.raw;
    },
    header,
  };
}

function queryOf(query: unknown): Record<string, string | readonly string[] | undefined> {
  if (query === null || typeof query !== 'object') return {};
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(String) : String(value),
    ]),
  );
}
