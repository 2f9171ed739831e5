import type { JsonValue } from './json.ts';
import type { JsonPath } from './json-path.ts';
import { MAX_QUOTED_CHARACTERS } from './limits.ts';

/** What kind of mistake: the first six are Vitam's own words for them. */
export type FaultKind =
  | 'MANDATORY'
  | 'INVALID_JSON_FIELD'
  | 'WRONG_JSON_TYPE'
  | 'ELEMENT_TOO_SHORT'
  | 'ELEMENT_TOO_LONG'
  | 'INVALID_VALUE'
  | 'NO_VIABLE_ALTERNATIVE'
  | 'ILLEGAL_NAME'
  | 'UNSUPPORTED';

/**
 * Where the mistake shows: in the grammar (always refused with 000601), in the names that the body uses, or when the
 * query is turned into a search (bad date, sort on a text, result window). The two others are refused with 400 under
 * the code of the endpoint.
 */
export type FaultStage = 'grammar' | 'names' | 'execution';

export type FaultCode = 'GLOBAL_INVALID_DSL' | 'GLOBAL_EMPTY_QUERY' | 'UNAUTHORIZED_PARAMETER_DSL';

/** The peer's code for each of ours. */
export const VITAM_CODES: Readonly<Record<FaultCode, string>> = {
  GLOBAL_INVALID_DSL: '000601',
  GLOBAL_EMPTY_QUERY: '000300',
  UNAUTHORIZED_PARAMETER_DSL: '000602',
};

/** A refusal: what is wrong with the body, where, and what to do. */
export interface DslFault {
  readonly code: FaultCode;
  readonly vitamCode: string;
  readonly stage: FaultStage;
  readonly kind: FaultKind;
  readonly path: JsonPath;
  /** The JSON at fault, cut. */
  readonly found?: string;
  readonly fr: string;
  readonly en: string;
  readonly remedyFr: string;
  readonly remedyEn: string;
}

export interface FaultText {
  readonly fr: string;
  readonly en: string;
  readonly remedyFr: string;
  readonly remedyEn: string;
}

/** A parsed body, or every fault that was found in it. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly DslFault[] };

export interface FaultOptions {
  readonly code?: FaultCode;
  readonly stage?: FaultStage;
  readonly found?: JsonValue;
}

/** Makes a fault; without options it is one of the grammar. */
export function dslFault(
  kind: FaultKind,
  path: JsonPath,
  text: FaultText,
  options: FaultOptions = {},
): DslFault {
  const code = options.code ?? 'GLOBAL_INVALID_DSL';
  return Object.freeze({
    code,
    vitamCode: VITAM_CODES[code],
    stage: options.stage ?? 'grammar',
    kind,
    path,
    ...(options.found === undefined ? {} : { found: quoted(options.found) }),
    ...text,
  });
}

/** One line for the `description` of an error: kind, sentence, remedy, JSON at fault and its path. */
export function describeFault(fault: DslFault, language: 'fr' | 'en'): string {
  const sentence = language === 'fr' ? fault.fr : fault.en;
  const remedy = language === 'fr' ? fault.remedyFr : fault.remedyEn;
  const found = fault.found === undefined ? '' : ` ~ found json: ${fault.found}`;
  return `${fault.kind}: ${sentence} ~ hint: ${remedy}${found} ~ path: ${fault.path}`;
}

function quoted(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > MAX_QUOTED_CHARACTERS ? `${text.slice(0, MAX_QUOTED_CHARACTERS)}…` : text;
}
