import type { OkEnvelope } from '@chartrier/api-schema';
import type { RouteAnswer } from './route-answer.ts';

/** The success envelope of an answer: hits are completed from the results, the query echoed. */
export function envelopeOf(answer: Extract<RouteAnswer, { kind: 'envelope' }>): OkEnvelope<unknown> {
  const size = answer.results.length;
  return {
    httpCode: answer.httpCode ?? answer.status ?? 200,
    $hits: answer.hits ?? { total: size, offset: 0, limit: size, size },
    $results: answer.results,
    $facetResults: answer.facets ?? [],
    $context: answer.context ?? {},
  };
}
