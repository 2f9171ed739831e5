import { errorMessage, errorRemedy, isChartrierError, type Language } from '@chartrier/messages';
import type { Outcome } from './definition.ts';

/**
 * What an action that threw gives: FATAL, with the code of the error, what happened and what to do about it.
 * An error that is none of the registry's is a fault of the program: its text may hold anything, so it stays
 * in the log.
 */
export function failureOutcome(error: unknown, language: Language): Outcome {
  return { status: 'FATAL', evDetData: failureDetail(error, language) };
}

export function failureDetail(error: unknown, language: Language): Readonly<Record<string, string>> {
  if (isChartrierError(error))
    return {
      code: error.code,
      message: errorMessage(error, language),
      remedy: errorRemedy(error, language),
    };
  return { code: 'INTERNAL_ERROR', message: error instanceof Error ? error.name : typeof error };
}
