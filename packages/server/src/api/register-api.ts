import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ContinueControl, controlContinue } from './bodies/expect-continue.ts';
import { answerOpen, openEndpointsOf } from './open-endpoints.ts';
import { incomingRequest } from './pipeline/incoming-request.ts';
import { answerRequest } from './pipeline/pipeline.ts';
import { tellRefusal } from './pipeline/tell-refusal.ts';
import { type Route, SERVICE_PREFIXES, type ServiceName } from './route.ts';
import { ROUTES } from './routes.ts';
import { sendOutcome } from './send-answer.ts';
import type { ApiServices } from './services.ts';
import { answerSessionRoute } from './session/answer-session-route.ts';
import { SESSION_ROUTES } from './session/routes.ts';

/**
 * Makes what puts the external API on a Fastify instance: `createApi(services)(app)`. Fastify only finds the path;
 * methods, media types and bodies are the pipeline's, because several routes may share a path and a method, a method
 * may be overridden, and Vitam's order of refusals is not a web framework's.
 */
export function createApi(services: ApiServices): (app: FastifyInstance) => void {
  return (app) => {
    const prefixes = Object.values(SERVICE_PREFIXES);
    const continuing = controlContinue(app.server, (path) =>
      prefixes.some((prefix) => path.startsWith(prefix)),
    );
    for (const service of Object.keys(SERVICE_PREFIXES) as ServiceName[])
      app.register(async (scope) => registerService(scope, service, services, continuing), {
        prefix: SERVICE_PREFIXES[service],
      });
  };
}

function registerService(
  scope: FastifyInstance,
  service: ServiceName,
  services: ApiServices,
  continuing: ContinueControl,
): void {
  readNoBodies(scope);
  if (service === 'chartrier') registerSessions(scope, services, continuing);
  for (const endpoint of openEndpointsOf(service))
    scope.route({
      method: [...endpoint.methods],
      url: endpoint.path,
      handler: async (request, reply) =>
        sendOutcome(
          reply,
          await answerOpen(
            incomingRequest(request, reply, undefined, continuing),
            service,
            endpoint,
            services,
          ),
          request.method,
        ),
    });
  for (const [path, routes] of routesByPath(service))
    scope.all(fastifyPath(path), (request, reply) =>
      respond(request, reply, service, routes, services, continuing),
    );
  scope.setNotFoundHandler((request, reply) => respond(request, reply, service, [], services, continuing));
  scope.setErrorHandler((error, _request, reply) => {
    const { language } = services.settings;
    const refusal = tellRefusal(error, { name: 'route' }, language, undefined, services);
    return reply.code(refusal.status).send(refusal.body);
  });
}

/** Signing in and one's own account: Fastify chooses the method, since a path has one route a method. */
function registerSessions(scope: FastifyInstance, services: ApiServices, continuing: ContinueControl): void {
  for (const route of SESSION_ROUTES)
    scope.route({
      method: route.method,
      url: fastifyPath(route.path),
      handler: async (request, reply) =>
        sendOutcome(
          reply,
          await answerSessionRoute(incomingRequest(request, reply, route.path, continuing), route, services),
          request.method,
        ),
    });
}

/** Bodies stay streams: the pipeline reads those that it needs, when its order says so. */
function readNoBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
}

function routesByPath(service: ServiceName): ReadonlyMap<string, readonly Route[]> {
  return Map.groupBy(
    ROUTES.filter((route) => route.service === service),
    (route) => route.path,
  );
}

/** `/formats/{puid+}` for Fastify's router: `/formats/*`. */
function fastifyPath(path: string): string {
  return path.replace(/\{[a-zA-Z]+\+\}$/, '*').replaceAll(/\{([a-zA-Z]+)\}/g, ':$1');
}

/** A refusal came before the end of the body: too large, too slow. */
function isBodyUnfinished({ complete, headers }: FastifyRequest['raw']): boolean {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  return hasBody && !complete;
}

async function respond(
  request: FastifyRequest,
  reply: FastifyReply,
  service: ServiceName,
  routes: readonly Route[],
  services: ApiServices,
  continuing: ContinueControl,
): Promise<FastifyReply> {
  const incoming = incomingRequest(request, reply, routes[0]?.path, continuing);
  const outcome = await answerRequest(incoming, service, routes, services);
  // a body that was never asked for: what follows on this connection could be taken for it
  if (continuing.isWaiting(request.raw)) reply.header('Connection', 'close');
  else if (isBodyUnfinished(request.raw)) {
    // what still comes is thrown away, so that the caller, who is sending, comes to read the answer
    request.raw.resume();
    reply.header('Connection', 'close');
  }
  return sendOutcome(reply, outcome, request.method);
}
