import type { QueryAnswer, QueryOutcome } from '../../archive/query/index.ts';
import { queryRefusal } from '../bodies/query-refusal.ts';
import type { RouteAnswer } from './route-answer.ts';

/**
 * What a search found, in the envelope, with the query as it came.
 *
 * @throws QUERY_IMPOSSIBLE, QUERY_EMPTY, QUERY_PARAMETER_REFUSED when the query cannot be run
 */
export function searchAnswer(outcome: QueryOutcome, query: unknown): RouteAnswer {
  const { hits, results, facetResults } = found(outcome);
  return { kind: 'envelope', results, hits, facets: facetResults, context: query };
}

/** What a search found. @throws the refusals above */
export function found(outcome: QueryOutcome): QueryAnswer {
  if (outcome.ok) return outcome.answer;
  throw queryRefusal(outcome.faults);
}
