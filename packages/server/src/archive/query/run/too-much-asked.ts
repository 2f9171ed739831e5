import { dslFault } from '@chartrier/dsl';
import { isChartrierError } from '@chartrier/messages';
import type { QueryOutcome } from '../answer.ts';

/**
 * SQLSTATE of what the caller asked that PostgreSQL does not take: a pattern too complex (2201B), more words than a question
 * can hold, conditions nested too deep (class 54, program limit exceeded).
 */
const TOO_MUCH = /^(?:2201B|54\d{3})$/;

/** The refusal of a query that asks too much; any other failure goes on. */
export function refuseTooMuch(error: unknown): QueryOutcome {
  const sqlstate = isChartrierError(error)
    ? (error.parameters as { readonly sqlstate?: unknown }).sqlstate
    : undefined;
  if (typeof sqlstate !== 'string' || !TOO_MUCH.test(sqlstate)) throw error;
  return {
    ok: false,
    faults: [
      dslFault(
        'ELEMENT_TOO_LONG',
        '$.$query',
        {
          fr: 'une valeur ou un motif de la requête est trop grand pour être cherché',
          en: 'a value or a pattern of the query is too large to be looked for',
          remedyFr: 'chercher moins de mots à la fois, ou un motif plus simple',
          remedyEn: 'look for fewer words at once, or for a simpler pattern',
        },
        { code: 'GLOBAL_INVALID_DSL', stage: 'execution' },
      ),
    ],
  };
}
