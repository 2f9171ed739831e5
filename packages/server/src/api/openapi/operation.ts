import { Envelope, HEADERS, QUERY_BODIES, QUERY_SCHEMAS, VitamError } from '@chartrier/api-schema';
import Type from 'typebox';
import { type BodyRule, MEDIA_TYPES, type Media, parameterNames, type Route } from '../route.ts';
import type { SessionRoute } from '../session/session-route.ts';
import { answerSchema } from './answer-schemas.ts';
import type { SchemaWriter } from './named-schemas.ts';

type Json = Readonly<Record<string, unknown>>;

const ANY_BYTES = { schema: { type: 'string', contentMediaType: 'application/octet-stream' } };
const REFUSAL = 'A refusal: what happened and what to do, with the stable code in `symbol`';

const header = (name: string, description: string, required = false): Json => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
});
const TENANT: Json = {
  ...header(HEADERS.tenant, 'Number of the tenant', true),
  schema: { type: 'integer', minimum: 0 },
};
const CONTRACT = header(
  HEADERS.accessContract,
  'Access contract; of a person with one contract only, it may be left out',
);
const APPLICATION = header(HEADERS.application, 'Session of the calling application, kept in journals');

/** The routes of one path and one method as one operation: they differ by their media types. */
export function routeOperation(routes: readonly [Route, ...Route[]], writer: SchemaWriter): Json {
  const [first] = routes;
  return {
    // Vitam gives each of its permissions to one endpoint
    operationId:
      first.service === 'chartrier'
        ? `${first.method.toLowerCase()} ${first.path}`
        : routes.map(({ permission }) => permission).join(' | '),
    summary: [...new Set(routes.map(({ description }) => description))].join(' / '),
    description: `Permission: ${routes.map(({ permission }) => `\`${permission}\``).join(', ')}.${
      first.administrationTenantOnly === true ? ' For the administration tenant only.' : ''
    }`,
    tags: [tagOf(first)],
    'x-permissions': routes.map(({ permission }) => permission),
    parameters: [
      TENANT,
      ...(routes.some(({ accessContract }) => accessContract === true) ? [CONTRACT] : []),
      APPLICATION,
      ...headerParameters(routes),
      ...pathParameters(first.path),
      ...queryParameters(routes.flatMap(({ queryParameters: names = [] }) => names)),
    ],
    ...requestBody(routes, writer),
    responses: {
      '2XX': {
        description: 'Accepted',
        headers: {
          [HEADERS.requestId]: {
            schema: { type: 'string' },
            description: 'Id of the request, and of its operation',
          },
        },
        ...(first.method === 'HEAD' ? {} : { content: answerContent(routes, writer) }),
      },
      default: refusal(writer),
    },
  };
}

/** An endpoint of signing in or of one's own account. */
export function sessionOperation(route: SessionRoute, writer: SchemaWriter): Json {
  const changes = route.method !== 'GET' && route.access !== 'everyone';
  return {
    operationId: `${route.method.toLowerCase()} ${route.path}`,
    summary: route.description,
    tags: ['session'],
    security: route.access === 'everyone' ? [] : [changes ? { cookie: [], csrf: [] } : { cookie: [] }],
    parameters: [...pathParameters(route.path), ...queryParameters(route.queryParameters ?? [])],
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: writer.write(route.body.schema) } },
          },
        }),
    responses: {
      '2XX': {
        description: 'Accepted',
        ...(route.answer === undefined
          ? {}
          : { content: { 'application/json': { schema: writer.write(route.answer) } } }),
      },
      default: refusal(writer),
    },
  };
}

function refusal(writer: SchemaWriter): Json {
  return { description: REFUSAL, content: { 'application/json': { schema: writer.write(VitamError) } } };
}

/** `agencies`, `units`: the first part of the path. */
function tagOf({ path }: Route): string {
  return path.split('/')[1] ?? '';
}

function pathParameters(path: string): readonly Json[] {
  return parameterNames(path).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

/** A header that one of the routes does without is not required of all. */
function headerParameters(routes: readonly Route[]): readonly Json[] {
  const named = new Map(routes.flatMap(({ headers = [] }) => headers.map((one) => [one.name, one] as const)));
  return [...named.values()].map(({ name, description, required }) =>
    header(
      name,
      description,
      required === true && routes.every(({ headers = [] }) => headers.some((one) => one.name === name)),
    ),
  );
}

function queryParameters(names: readonly string[]): readonly Json[] {
  return [...new Set(names)].map((name) => ({ name, in: 'query', schema: { type: 'string' } }));
}

function requestBody(routes: readonly Route[], writer: SchemaWriter): Json {
  const reading = routes.filter(({ body }) => body.kind !== 'none');
  if (reading.length === 0) return {};
  const content = Object.fromEntries(
    reading.map(({ body, consumes }) => [mediaType(consumes), bodyContent(body, writer)]),
  );
  const required = reading.every(({ body }) => body.kind !== 'optional-json');
  return { requestBody: { required, content } };
}

function bodyContent(body: BodyRule, writer: SchemaWriter): Json {
  if (body.kind === 'query') {
    const name = (Object.keys(QUERY_BODIES) as (keyof typeof QUERY_BODIES)[]).find(
      (known) => QUERY_BODIES[known] === body.parse,
    );
    return { schema: name === undefined ? { type: 'object' } : writer.write(QUERY_SCHEMAS[name]) };
  }
  if (body.kind === 'json' || body.kind === 'optional-json')
    return { schema: body.schema === undefined ? {} : writer.write(body.schema) };
  return ANY_BYTES;
}

function answerContent(routes: readonly Route[], writer: SchemaWriter): Json {
  return Object.fromEntries(
    routes.map((route) => {
      if (route.produces !== 'json') return [mediaType(route.produces), ANY_BYTES];
      const item = answerSchema(route);
      return ['application/json', { schema: writer.write(Envelope(item ?? Type.Unknown())) }];
    }),
  );
}

function mediaType(media: Media | 'any'): string {
  return media === 'any' ? '*/*' : MEDIA_TYPES[media];
}
