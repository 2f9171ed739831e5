import { HEADERS } from '@chartrier/api-schema';
import { openEndpointsOf } from '../open-endpoints.ts';
import { type Route, SERVICE_PREFIXES, type ServiceName } from '../route.ts';
import type { SessionRoute } from '../session/session-route.ts';
import { schemaWriter } from './named-schemas.ts';
import { routeOperation, sessionOperation } from './operation.ts';

type Json = Readonly<Record<string, unknown>>;

export interface OpenApiDocument extends Json {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
}

/**
 * The whole external API as an OpenAPI 3.1 document, made from the tables of routes that the server follows and the
 * schemas that it validates with: what is not here does not exist.
 */
export function openApiDocument(
  routes: readonly Route[],
  sessionRoutes: readonly SessionRoute[],
  version: string,
): OpenApiDocument {
  const writer = schemaWriter();
  const paths: Record<string, Record<string, Json>> = {};
  const add = (path: string, method: string, operation: Json): void => {
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation };
  };
  for (const service of Object.keys(SERVICE_PREFIXES) as ServiceName[])
    for (const { path, methods, needsTenant } of openEndpointsOf(service))
      for (const method of methods)
        add(SERVICE_PREFIXES[service] + path, method, openOperation(service, path, method, needsTenant));
  for (const route of sessionRoutes)
    add(SERVICE_PREFIXES.chartrier + documentPath(route.path), route.method, sessionOperation(route, writer));
  const groups = Map.groupBy(routes, ({ service, method, path }) => `${service} ${method} ${path}`);
  for (const [first, ...others] of groups.values())
    if (first !== undefined)
      add(
        SERVICE_PREFIXES[first.service] + documentPath(first.path),
        first.method,
        routeOperation([first, ...others], writer),
      );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Chartrier',
      version,
      description:
        'The external API of Vitam, and under /chartrier/v1 what it lacks. A caller is known by a client certificate (TLS), or is a person who signed in (cookie; X-CSRF-Token with whatever is not GET or HEAD). A browser sends no body with GET: POST with X-Http-Method-Override: GET stands for it.',
      license: { name: 'CECILL-2.1', identifier: 'CECILL-2.1' },
    },
    servers: [{ url: '/' }],
    security: [{ certificate: [] }, { cookie: [], csrf: [] }],
    paths,
    components: {
      securitySchemes: {
        certificate: { type: 'mutualTLS' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'chartrier-session' },
        csrf: { type: 'apiKey', in: 'header', name: HEADERS.csrfToken },
      },
      schemas: writer.components,
    },
  };
}

/** `{id+}` is a parameter like others here. */
function documentPath(path: string): string {
  return path.replaceAll('+}', '}');
}

function openOperation(service: ServiceName, path: string, method: string, needsTenant: boolean): Json {
  const tenant = {
    name: HEADERS.tenant,
    in: 'header',
    required: true,
    schema: { type: 'integer', minimum: 0 },
  };
  return {
    operationId: `${method.toLowerCase()} ${service}${path}`,
    summary:
      { '/status': 'Whether the service works', '/tenants': 'Numbers of the tenants' }[path] ??
      'Endpoints of the service',
    tags: ['service'],
    parameters: needsTenant ? [tenant] : [],
    responses: {
      [path === '/status' ? '204' : '200']: {
        description: 'Accepted',
        ...(path === '/status' ? {} : { content: { 'application/json': { schema: { type: 'array' } } } }),
      },
    },
  };
}
