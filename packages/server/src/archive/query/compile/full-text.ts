import type { Condition } from '@chartrier/dsl';

/** Words looked for in a field, by which results are ranked. */
export interface SoughtWords {
  readonly path: string;
  readonly text: string;
}

/**
 * The words by which results are ranked; none when the query is not a full-text one. As in Vitam, it is one when its
 * operator is `$match…`, or when a direct child of its `$and`, `$or` or `$not` is.
 */
export function soughtWords(condition: Condition | undefined): readonly SoughtWords[] {
  if (condition === undefined) return [];
  switch (condition.kind) {
    case '$and':
    case '$or':
    case '$not':
      return condition.conditions.flatMap(ownWords);
    default:
      return ownWords(condition);
  }
}

function ownWords(condition: Condition): readonly SoughtWords[] {
  switch (condition.kind) {
    case '$match':
    case '$match_all':
    case '$match_phrase':
    case '$match_phrase_prefix':
      return [{ path: condition.field.path, text: condition.value }];
    default:
      return [];
  }
}
