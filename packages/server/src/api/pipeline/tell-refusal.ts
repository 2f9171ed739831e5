import { VITAM_CODES, type VitamErrorCode } from '@chartrier/api-schema';
import {
  type ChartrierError,
  chartrierError,
  errorDefinition,
  isChartrierError,
  type Language,
} from '@chartrier/messages';
import {
  codedRefusal,
  generalRefusal,
  namedRefusal,
  nestedRefusal,
  type Refusal,
  securityRefusal,
} from '../answers/refusal.ts';
import type { Route } from '../route.ts';
import type { ApiServices } from '../services.ts';

/** Where in the pipeline a request stands, and the route once it is known. */
export type Stage =
  | { readonly name: 'tenant' | 'identity' | 'route' }
  | { readonly name: 'sanity' | 'rights' | 'query' | 'contract' | 'logic'; readonly route: Route };

/**
 * The refusal's body, which depends on the stage and on the route's family. What is no error of the registry is a
 * fault of ours: it is logged with its cause, and told without it.
 */
export function tellRefusal(
  thrown: unknown,
  stage: Stage,
  language: Language,
  requestId: string | undefined,
  services: ApiServices,
): Refusal {
  const error = isChartrierError(thrown)
    ? thrown
    : chartrierError('INTERNAL_ERROR', undefined, { cause: thrown });
  if (error.status >= 500) services.logger.error({ error, requestId, stage: stage.name }, error.message);
  const { identity } = services.settings;
  switch (stage.name) {
    case 'tenant':
    case 'identity':
      return error.status >= 500
        ? generalRefusal(error.status, error, identity, language)
        : securityRefusal(error, identity, language);
    case 'route':
      return generalRefusal(error.status, error, identity, language);
    case 'sanity':
      return error.status === 412
        ? namedRefusal(412, 'CHECK_SANITY', error, language)
        : generalRefusal(error.status, error, identity, language);
    case 'rights':
      return securityRefusal(error, identity, language, registeredCode(error) ?? '000700');
    case 'query':
      return tellQuery(error, stage.route, language);
    case 'contract':
      return tellByRoute(error, stage.route, language, true);
    case 'logic':
      return tellByRoute(error, stage.route, language, false);
  }
}

function registeredCode(error: ChartrierError): VitamErrorCode | undefined {
  const code = errorDefinition(error.code)?.vitamCode;
  return code !== undefined && isVitamCode(code) ? code : undefined;
}

function isVitamCode(code: string): code is VitamErrorCode {
  return Object.hasOwn(VITAM_CODES, code);
}

/** A query that does not follow the grammar: Vitam's general code, or the route's own where it has one. */
function tellQuery(error: ChartrierError, route: Route, language: Language): Refusal {
  const { refusals } = route;
  if (refusals.envelope === 'VE' && refusals.query !== undefined)
    return codedRefusal(refusals.query.code, refusals.query.status, error, language);
  // what the grammar cannot see is told under the code of the endpoint
  if (error.code !== 'QUERY_UNGRAMMATICAL') return tellByRoute(error, route, language, false);
  return codedRefusal('000601', 400, error, language);
}

/** Where Vitam says that a refusal without a code of its own comes from. */
const NAMED_CONTEXTS = { GE: 'ACCESS_EXTERNAL', collect: 'Collect' } as const;

function tellByRoute(error: ChartrierError, route: Route, language: Language, contract: boolean): Refusal {
  const { refusals } = route;
  if (refusals.envelope !== 'VE')
    return namedRefusal(error.status, NAMED_CONTEXTS[refusals.envelope], error, language);
  const code =
    contract && refusals.contract !== undefined ? refusals.contract : codeOf(refusals.code, error.status);
  const internal = registeredCode(error);
  if (refusals.internal && error.status === 400 && internal !== undefined)
    return nestedRefusal(internal, code, error, language);
  return codedRefusal(code, error.status, error, language);
}

function codeOf(code: VitamErrorCode | ((status: number) => VitamErrorCode), status: number): VitamErrorCode {
  return typeof code === 'function' ? code(status) : code;
}
