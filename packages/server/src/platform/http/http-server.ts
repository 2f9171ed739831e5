import type { IncomingMessage, Server } from 'node:http';
import { chartrierError, errorMessage, isChartrierError, type Language } from '@chartrier/messages';
import type { FastifyBaseLogger, FastifyReply } from 'fastify';
import type { Config } from '../config/config.ts';
import type { Logger } from '../logging/logger.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { createNodeServer } from './node-server.ts';
import { measureRequests } from './request-metrics.ts';
import type { HttpServer } from './server-type.ts';

export interface HttpServerOptions {
  readonly http: Config['http'];
  readonly logger: Logger;
  readonly language: Language;
  readonly metrics?: Metrics;
  /** How a URL that cannot be decoded is refused (`/units/%zz`). */
  readonly refuseUrl?: (url: string, acceptLanguage: string | undefined) => UrlRefusal;
}

export interface UrlRefusal {
  readonly status: number;
  readonly body: object;
}

/** ARK and other ids in paths are long; Vitam takes parameters of up to 5,000 characters. */
const MAX_PARAMETER_LENGTH = 5_000;

/**
 * The HTTP server that routes are added to, plain or TLS. It lets bodies through on GET and DELETE, as Vitam's clients
 * send them. What a body holds, who calls and how a refusal is told is the business of those who add routes; a path
 * that nobody took, or an error that nobody told, gets a plain JSON answer.
 */
export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  // a worker enters by the same door, and serves nothing
  const { fastify, LogController } = await import('fastify');
  const nodeServer = await createNodeServer(options.http);
  const refuseUrl = ({ url = '', headers }: IncomingMessage): UrlRefusal => {
    const given = options.refuseUrl?.(url, headers['accept-language']);
    if (given !== undefined) return given;
    const error = chartrierError('URL_MALFORMED', { path: url });
    return {
      status: error.status,
      body: { code: error.code, message: errorMessage(error, options.language) },
    };
  };
  const server = fastify({
    loggerInstance: options.logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    // The connection gives the peer's address: X-Forwarded-For is no identity.
    trustProxy: false,
    frameworkErrors: (error, request, reply: FastifyReply) => {
      const refusal = error.code === 'FST_ERR_BAD_URL' ? refuseUrl(request.raw) : undefined;
      reply.code(refusal?.status ?? error.statusCode ?? 500).send(refusal?.body ?? { code: 'HTTP_REFUSED' });
    },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: MAX_PARAMETER_LENGTH },
    serverFactory: (handler) => {
      nodeServer.on('request', handler);
      return nodeServer as Server;
    },
  }) as unknown as HttpServer;
  server.addHttpMethod('GET', { hasBody: true, overrideExisting: true });
  server.addHttpMethod('DELETE', { hasBody: true, overrideExisting: true });
  answerTheRest(server, options.language);
  if (options.metrics !== undefined) measureRequests(server, options.metrics);
  return server;
}

/** While the server stops, connections that have nothing more to answer are looked for so often. */
const ENDED_CONNECTIONS_MILLISECONDS = 100;

/** Stops taking requests, lets those under way end for a while, then cuts them. */
export async function stopHttpServer(server: HttpServer, graceSeconds: number): Promise<void> {
  const cut = setTimeout(() => server.server.closeAllConnections(), graceSeconds * 1_000);
  // A connection whose answer ends meanwhile would be kept for the next request, which will not be taken.
  const ended = setInterval(() => server.server.closeIdleConnections(), ENDED_CONNECTIONS_MILLISECONDS);
  try {
    await server.close();
  } finally {
    clearInterval(ended);
    clearTimeout(cut);
  }
}

function answerTheRest(server: HttpServer, language: Language): void {
  server.setNotFoundHandler(async (request, reply) => {
    const error = chartrierError('HTTP_ROUTE_UNKNOWN', { method: request.method, path: request.url });
    return await reply.code(error.status).send({ code: error.code, message: errorMessage(error, language) });
  });
  server.setErrorHandler(async (thrown: unknown, request, reply) => {
    const status = refusalStatus(thrown);
    if (status !== undefined) return await reply.code(status).send({ code: 'HTTP_REFUSED' });
    const error = isChartrierError(thrown) ? thrown : chartrierError('INTERNAL_ERROR', {}, { cause: thrown });
    if (error.status >= 500) request.log.error({ error }, 'a request failed');
    return await reply.code(error.status).send({ code: error.code, message: errorMessage(error, language) });
  });
}

/** The status of Fastify's own refusals (`FST_ERR_*`: media type, body too large…). */
function refusalStatus(thrown: unknown): number | undefined {
  if (isChartrierError(thrown) || !(thrown instanceof Error)) return undefined;
  const status: unknown = 'statusCode' in thrown ? thrown.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
