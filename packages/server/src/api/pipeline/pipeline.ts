import { HEADERS, lowerCase } from '@chartrier/api-schema';
import type { JsonValue, Parsed } from '@chartrier/dsl';
import { chartrierError, type Language } from '@chartrier/messages';
import { type AccessContract, openReferentialSnapshot } from '../../referential/index.ts';
import { checkHeaders, checkParameters, resolveAccessContract } from '../../security/index.ts';
import type { Refusal } from '../answers/refusal.ts';
import type { RouteAnswer } from '../answers/route-answer.ts';
import { queryRefusal } from '../bodies/query-refusal.ts';
import { jsonOf, readWhole } from '../bodies/read-body.ts';
import type { Exchange } from '../exchange.ts';
import type { Route, ServiceName } from '../route.ts';
import type { ApiServices } from '../services.ts';
import {
  type Admission,
  type AskedBy,
  auditRefusal,
  checkContext,
  checkPersonalCertificate,
  checkRights,
  firstValue,
  identify,
  personOf,
  tenantOf,
} from './admission.ts';
import type { IncomingRequest } from './incoming-request.ts';
import { selectRoute } from './media.ts';
import { readerLanguage } from './reader-language.ts';
import { accepted } from './refuse.ts';
import { type Stage, tellRefusal } from './tell-refusal.ts';

/** What a request becomes: an answer or a refusal, and the id that both carry. */
export interface Outcome {
  readonly requestId: string | undefined;
  readonly language: Language;
  readonly result: { readonly answer: RouteAnswer } | { readonly refusal: Refusal };
}

/**
 * Takes a request through the stages of the external API, in Vitam's order: tenant, request id, session, certificate
 * and context, method override, path and media types, sanity of headers and parameters, of the JSON body,
 * administration tenant, permission, personal certificate, query, access contract, logic. The first stage that
 * refuses decides the answer: an unknown certificate wins over an unknown path, an unknown path over a permission.
 *
 * @param routes those of the path, whatever their method and media types; none for an unknown path
 */
export async function answerRequest(
  request: IncomingRequest,
  service: ServiceName,
  routes: readonly Route[],
  services: ApiServices,
): Promise<Outcome> {
  const language = readerLanguage(request.header('accept-language'), services.settings.language);
  let requestId: string | undefined;
  let stage: Stage = { name: 'tenant' };
  let asked: AskedBy = {};
  try {
    const tenant = tenantOf(request, services);
    requestId = services.newGuid('operation', tenant);

    stage = { name: 'identity' };
    asked = { tenant };
    const identity = await identify(request, services);
    asked = { tenant, ...identity.who };
    throwIf(checkContext(identity.as(tenant), tenant, service, services));

    stage = { name: 'route' };
    const route = chooseRoute(request, routes);

    stage = { name: 'sanity', route };
    throwIf(
      checkHeaders(request.headers) ?? checkParameters(request.parameters) ?? checkParameters(request.query),
    );
    const body = await readJson(request, route, services);

    stage = { name: 'rights', route };
    const personalCertificate = personOf(request);
    const { caller, accessContract: accessContractName } = identity.as(tenant, route);
    const admission: Admission = { tenant, requestId, caller, personalCertificate, accessContractName };
    throwIf(checkRights(route, admission, services));
    await checkPersonalCertificate(route, admission, services);

    stage = { name: 'query', route };
    const parsedQuery = route.body.kind === 'query' ? parsed(route.body.parse, body) : undefined;

    stage = { name: 'contract', route };
    const contract = route.accessContract === true ? await contractOf(admission, services) : undefined;

    stage = { name: 'logic', route };
    const exchange = exchangeOf(request, admission, language, { body, parsedQuery, contract });
    return { requestId, language, result: { answer: await route.handle(exchange, services) } };
  } catch (error) {
    auditRefusal(error, stage, asked, request, services);
    return {
      requestId,
      language,
      result: { refusal: tellRefusal(error, stage, language, requestId, services) },
    };
  }
}

/** @throws QUERY_UNGRAMMATICAL, QUERY_IMPOSSIBLE, QUERY_EMPTY, QUERY_PARAMETER_REFUSED */
function parsed(parse: (body: JsonValue) => Parsed<unknown>, body: unknown): unknown {
  // what JSON.parse gives
  const outcome = parse(body as JsonValue);
  if (!outcome.ok) throw queryRefusal(outcome.faults);
  return outcome.value;
}

function throwIf(refusal: Error | undefined): void {
  if (refusal !== undefined) throw refusal;
}

/** Whether bytes follow the headers (RFC 9112, 6.3). */
function hasBody({ headers }: IncomingRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** @throws PATH_UNKNOWN, METHOD_UNKNOWN, ACCEPT_IMPOSSIBLE, CONTENT_TYPE_IMPOSSIBLE */
function chooseRoute(request: IncomingRequest, routes: readonly Route[]): Route {
  const { method } = request;
  const accept = request.header('accept');
  const contentType = request.header('content-type');
  const selection = selectRoute(routes, method, contentType, accept, hasBody(request));
  if ('route' in selection) return selection.route;
  const path = (request.message.url ?? '').split('?', 1)[0] ?? '';
  if (selection.refused === 404) throw chartrierError('PATH_UNKNOWN', { path });
  if (selection.refused === 405) {
    const allowed = [...new Set(routes.map((route) => route.method))];
    throw chartrierError('METHOD_UNKNOWN', { method, path, allowed });
  }
  if (selection.refused === 415)
    throw chartrierError('CONTENT_TYPE_IMPOSSIBLE', { contentType: contentType ?? '' });
  throw chartrierError('ACCEPT_IMPOSSIBLE', { accept: accept ?? '' });
}

async function readJson(request: IncomingRequest, route: Route, services: ApiServices): Promise<unknown> {
  const { kind } = route.body;
  if (kind === 'none' || kind === 'stream') return undefined;
  const bytes = await readWhole(request.openBody(), services.settings.requestBodyBytes);
  if (kind === 'optional-json' && bytes.length === 0) return undefined;
  return accepted(jsonOf(bytes)).value;
}

async function contractOf(
  { tenant, accessContractName }: Admission,
  services: ApiServices,
): Promise<AccessContract> {
  const { administrationTenant } = services.settings;
  const referential = openReferentialSnapshot(services.database, { tenant, administrationTenant });
  return accepted(await resolveAccessContract(referential, accessContractName));
}

function exchangeOf(
  request: IncomingRequest,
  admission: Admission,
  language: Language,
  read: {
    readonly body: unknown;
    readonly parsedQuery: unknown;
    readonly contract: AccessContract | undefined;
  },
): Exchange {
  const gone = new AbortController();
  request.response.once('close', () => {
    if (!request.response.writableFinished) gone.abort();
  });
  return {
    ...admission,
    language,
    applicationSession: firstValue(request.header(lowerCase(HEADERS.application))),
    parameters: request.parameters,
    queryParameters: Object.fromEntries(
      Object.entries(request.query).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value]] : [],
      ),
    ),
    header: (name) => request.header(lowerCase(name)),
    body: read.body,
    parsedQuery: read.parsedQuery,
    openBody: () => request.openBody(),
    accessContract: () => {
      if (read.contract === undefined)
        throw new Error('This route does not declare that it needs an access contract');
      return read.contract;
    },
    signal: gone.signal,
  };
}
