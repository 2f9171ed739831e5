import {
  ChartrierError,
  type ErrorCode,
  type ErrorParameter,
  errorMessage,
  errorRemedy,
  type Language,
} from '@chartrier/messages';
import type { Outcome } from '../engine/index.ts';

/** Why an update is refused, as its journal keeps it: an error of the registry, with what its sentences need. */
export interface UpdateFault {
  readonly code: ErrorCode;
  readonly parameters: Readonly<Record<string, ErrorParameter>>;
}

/** Faults that an event keeps. */
const MAX_JOURNAL_FAULTS = 100;

/**
 * The outcome of a check that refuses. Its event and the operation's last one tell Vitam's name of the refusal
 * (`errorCode`), the sentences, and the faults from which answers are made.
 */
export function refusedUpdate(
  errorCode: string,
  faults: readonly UpdateFault[],
  language: Language,
): Outcome & { readonly status: 'KO' } {
  const kept = faults.slice(0, MAX_JOURNAL_FAULTS);
  const reason = kept.map((fault) => sentence(fault, language)).join(' ');
  const evDetData = { errorCode, reason, Faults: kept };
  return { status: 'KO', evDetData, finalData: { evDetData } };
}

function sentence({ code, parameters }: UpdateFault, language: Language): string {
  const error = new ChartrierError(code, parameters);
  return `${errorMessage(error, language)} ${errorRemedy(error, language)}`;
}
