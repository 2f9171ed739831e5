import type { VitamErrorCode } from '@chartrier/api-schema';
import type { JsonValue, Parsed } from '@chartrier/dsl';
import type Type from 'typebox';
import type { Permission } from '../security/index.ts';
import type { RouteAnswer } from './answers/route-answer.ts';
import type { Exchange } from './exchange.ts';
import type { ApiServices } from './services.ts';

/** The bases of the API, in Vitam's spelling. */
export const SERVICE_PREFIXES = {
  access: '/access-external/v1',
  accessV2: '/access-external/v2',
  admin: '/admin-external/v1',
  ingest: '/ingest-external/v1',
  collect: '/collect-external/v1',
  /** What Vitam's API lacks. */
  chartrier: '/chartrier/v1',
} as const;
export type ServiceName = keyof typeof SERVICE_PREFIXES;

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export const MEDIA_TYPES = {
  json: 'application/json',
  octets: 'application/octet-stream',
  xml: 'application/xml',
  zip: 'application/zip',
  /** A piece of what is uploaded (draft-ietf-httpbis-resumable-upload). */
  piece: 'application/partial-upload',
} as const;
export type Media = keyof typeof MEDIA_TYPES;

/**
 * What a route reads. `query`: a body of the query language, parsed before the handler. `json`: any JSON, checked for
 * what is unsafe. `optional-json`: the same, when there is a body. `stream`: bytes, which the handler opens itself.
 * `none`: nothing.
 */
export type BodyRule =
  | { readonly kind: 'none' | 'stream' }
  | { readonly kind: 'json' | 'optional-json'; readonly schema?: Type.TSchema }
  | { readonly kind: 'query'; readonly parse: (body: JsonValue) => Parsed<unknown> };

/** Which of Vitam's codes tells a refusal of this route; it may depend on the answer's status. */
export type RefusalCode = VitamErrorCode | ((status: number) => VitamErrorCode);

/**
 * How refusals are written. `VE`: Vitam's code. `GE`: the name of the HTTP status, as Vitam's exports and
 * eliminations have it. `collect`: the same, as Vitam's pre-deposit has it.
 */
export type Refusals =
  | {
      readonly envelope: 'VE';
      readonly code: RefusalCode;
      /** When no access contract, or one that refuses, comes with the request. */
      readonly contract?: VitamErrorCode;
      /** When the query does not follow the grammar; 400 `000601` otherwise. */
      readonly query?: { readonly code: VitamErrorCode; readonly status: number };
      /** A refusal of the request's content (400) is told under Vitam's internal code, with the endpoint's in `errors`. */
      readonly internal?: true;
    }
  | { readonly envelope: 'GE' | 'collect' };

/** A header that a route reads, as its description tells it. */
export interface HeaderParameter {
  readonly name: string;
  readonly description: string;
  readonly required?: true;
}

/** One endpoint, as data: the OPTIONS descriptors and the refusal tests are made from the table of them. */
export interface Route {
  readonly service: ServiceName;
  readonly method: Method;
  /** Under the service's prefix; `{id}` is one segment, a final `{id+}` may hold slashes. */
  readonly path: string;
  readonly description: string;
  readonly permission: Permission;
  /** Vitam's ADM: only for the administration tenant. */
  readonly administrationTenantOnly?: true;
  /** Needs an active access contract (X-Access-Contract-Id). */
  readonly accessContract?: true;
  readonly consumes: Media | 'any';
  readonly produces: Media | 'any';
  readonly body: BodyRule;
  /** What the results of the envelope are. */
  readonly answer?: Type.TSchema;
  /** Names of what may follow `?`. */
  readonly queryParameters?: readonly string[];
  /** Headers of its own, beside those of every route. */
  readonly headers?: readonly HeaderParameter[];
  readonly refusals: Refusals;
  readonly handle: (exchange: Exchange, services: ApiServices) => Promise<RouteAnswer>;
}

/** A route whose body is a query: its handler receives what the parser made of it. */
export function queryRoute<Query>(
  route: Omit<Route, 'body' | 'handle'> & {
    readonly parse: (body: JsonValue) => Parsed<Query>;
    readonly handle: (query: Query, exchange: Exchange, services: ApiServices) => Promise<RouteAnswer>;
  },
): Route {
  const { parse, handle, ...rest } = route;
  return {
    ...rest,
    body: { kind: 'query', parse },
    // the pipeline gives a handler what its own route's parser made
    handle: (exchange, services) => handle(exchange.parsedQuery as Query, exchange, services),
  };
}

/** The names of a path's parameters, in order; of `{id+}`: `id`. */
export function parameterNames(path: string): readonly string[] {
  return [...path.matchAll(/\{([a-zA-Z]+)\+?\}/g)].map((match) => match[1] ?? '');
}
