import type { ErrorDefinition, ErrorParameter, Placeholders } from './errors/definition.ts';
import { fillSentence } from './errors/definition.ts';
import { ERRORS, type ErrorCode, type ParametersOf } from './errors/registry.ts';

export type Language = 'fr' | 'en';

/** An error of the registry: a stable code and what its sentences need. Its `message` is in English, for logs. */
export class ChartrierError extends Error {
  readonly code: ErrorCode;
  readonly parameters: Readonly<Record<string, ErrorParameter>>;
  readonly status: number;

  constructor(
    code: ErrorCode,
    parameters: Readonly<Record<string, ErrorParameter>> = {},
    options: { readonly cause?: unknown } = {},
  ) {
    super(fillSentence(ERRORS[code].en, parameters), options);
    this.name = 'ChartrierError';
    this.code = code;
    this.parameters = parameters;
    this.status = ERRORS[code].status;
  }
}

type NeedsParameters<Code extends ErrorCode> = [
  Placeholders<
    | (typeof ERRORS)[Code]['fr']
    | (typeof ERRORS)[Code]['en']
    | (typeof ERRORS)[Code]['remedyFr']
    | (typeof ERRORS)[Code]['remedyEn']
  >,
] extends [never]
  ? readonly [parameters?: Readonly<Record<string, ErrorParameter>>, options?: { readonly cause?: unknown }]
  : readonly [parameters: ParametersOf<Code>, options?: { readonly cause?: unknown }];

/** Makes an error of the registry; the compiler asks for the parameters that its sentences name. */
export function chartrierError<Code extends ErrorCode>(
  code: Code,
  ...[parameters, options]: NeedsParameters<Code>
): ChartrierError {
  return new ChartrierError(code, parameters ?? {}, options ?? {});
}

/** Whether a caught value is an error of the registry, and the one asked for when `code` is given. */
export function isChartrierError(error: unknown, code?: ErrorCode): error is ChartrierError {
  return error instanceof ChartrierError && (code === undefined || error.code === code);
}

/** What happened, as a sentence. */
export function errorMessage(error: ChartrierError, language: Language): string {
  return fillSentence(ERRORS[error.code][language], error.parameters);
}

/** What to do about it, as a sentence. */
export function errorRemedy(error: ChartrierError, language: Language): string {
  const definition: ErrorDefinition = ERRORS[error.code];
  return fillSentence(language === 'fr' ? definition.remedyFr : definition.remedyEn, error.parameters);
}
