import type { Condition } from '@chartrier/dsl';
import { wordsQuery } from '../fields/words-query.ts';
import { type Fragment, sql } from '../sql/fragment.ts';

const FULL_TEXT = new Set(['$match', '$match_all', '$match_phrase', '$match_phrase_prefix']);

/**
 * The words by which results are ranked, or undefined when the query is not a full-text one. As in Vitam, it is one
 * when its operator is `$match…`, or when a direct child of its `$and`, `$or` or `$not` is.
 */
export function rankedWords(condition: Condition): Fragment | undefined {
  const candidates =
    condition.kind === '$and' || condition.kind === '$or' || condition.kind === '$not'
      ? [...condition.conditions]
      : [condition];
  const queries = candidates.flatMap((candidate) =>
    FULL_TEXT.has(candidate.kind) && 'value' in candidate
      ? [wordsQuery('any', String(candidate.value), '')]
      : [],
  );
  const [first, ...others] = queries;
  return first && others.reduce((left, right) => sql`either_word(${left}, ${right})`, first);
}
