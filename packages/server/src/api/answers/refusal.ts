import { STATUS_CODES } from 'node:http';
import { domainOf, serviceOf, type VitamError, type VitamErrorCode } from '@chartrier/api-schema';
import { type ChartrierError, errorMessage, errorRemedy, type Language } from '@chartrier/messages';

/** An answer that says no: its status and its body. */
export interface Refusal {
  readonly status: number;
  readonly body: VitamError;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Vitam's envelope around one of our errors: what happened, then what to do; `symbol` is its stable code. */
function vitamError(
  error: ChartrierError,
  language: Language,
  place: { readonly status: number; readonly code: string; readonly context: string; readonly state: string },
): Refusal {
  const { status, code, context, state } = place;
  const message = errorMessage(error, language);
  const description = `${message} ${errorRemedy(error, language)}`;
  return {
    status,
    body: { httpCode: status, code, context, state, message, description, symbol: error.code },
  };
}

/** The VitamError of one of Vitam's codes. */
export function codedRefusal(
  code: VitamErrorCode,
  status: number,
  error: ChartrierError,
  language: Language,
): Refusal {
  return vitamError(error, language, { status, code, context: serviceOf(code), state: domainOf(code) });
}

/** The VitamError of an internal code, with that of the endpoint inside (its `httpCode` is 0, as Vitam writes it). */
export function nestedRefusal(
  internal: VitamErrorCode,
  endpoint: VitamErrorCode,
  error: ChartrierError,
  language: Language,
): Refusal {
  const { status, body } = codedRefusal(internal, error.status, error, language);
  const inner = codedRefusal(endpoint, 0, error, language).body;
  return { status, body: { ...body, errors: [inner] } };
}

/** The VitamError that only names the HTTP status (`code` = PRECONDITION_FAILED). */
export function namedRefusal(
  status: number,
  context: string,
  error: ChartrierError,
  language: Language,
): Refusal {
  const code = (STATUS_CODES[status] ?? 'Error').toUpperCase().replaceAll(/[^A-Z]+/g, '_');
  return vitamError(error, language, { status, code, context, state: 'code_vitam' });
}

/** Who we are in the errors of the pipeline's first stages, as Vitam's server identity. */
export interface ServerIdentity {
  readonly Name: string;
  readonly Role: string;
  readonly ServerId: number;
  readonly SiteId: number;
  readonly GlobalPlatformId: number;
}

/** The VitamError of what no route tells (unknown path, unknown method, our own faults). */
export function generalRefusal(
  status: number,
  error: ChartrierError,
  identity: ServerIdentity,
  language: Language,
): Refusal {
  const context = JSON.stringify(identity);
  return vitamError(error, language, {
    status,
    code: '000200',
    context,
    state: 'GLOBAL_INTERNAL_SERVER_ERROR',
  });
}

/** The VitamError of a refused identity, tenant or permission. */
export function securityRefusal(
  error: ChartrierError,
  identity: ServerIdentity,
  language: Language,
  code: VitamErrorCode = '000700',
): Refusal {
  const state =
    code === '000743'
      ? 'INTERNAL_SECURITY_MASS_UPDATE_AUTHORIZATION_REJECTED'
      : 'INTERNAL_SECURITY_UNAUTHORIZED';
  return vitamError(error, language, {
    status: error.status,
    code,
    context: JSON.stringify(identity),
    state,
  });
}
