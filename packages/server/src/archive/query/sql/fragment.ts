import type { SqlValue } from '../../../platform/index.ts';

/** A value to bind; never part of the text. */
export interface Bound {
  readonly bound: SqlValue;
}

/**
 * A piece of SQL: constant text, bound values, other pieces. Text comes from this program's own template literals only;
 * whatever a caller gives is a `Bound`, so nothing that a caller writes is ever read as SQL.
 */
export interface Fragment {
  readonly parts: readonly (string | Bound)[];
  /**
   * Holds a condition on a JSON document, of which the planner guesses the selectivity badly (it then prefers to walk
   * an index in the order of the sort, reading every row): such a filter is computed apart, before sorting.
   */
  readonly opaque: boolean;
  /**
   * When the fragment is `document @@ predicate`: both, for `allOf` to put several into one. An index on the document then
   * reads the entries of the rarest value and checks the others, where several conditions would read them all.
   */
  readonly jsonPredicate?: { readonly document: Fragment; readonly predicate: string };
}

/** `` sql`a = ${bind(1)} and ${condition}` `` */
export function sql(texts: TemplateStringsArray, ...pieces: readonly (Fragment | Bound)[]): Fragment {
  const parts: (string | Bound)[] = [texts[0] ?? ''];
  let opaque = false;
  for (const [index, piece] of pieces.entries()) {
    if ('bound' in piece) parts.push(piece);
    else {
      parts.push(...piece.parts);
      opaque ||= piece.opaque;
    }
    parts.push(texts[index + 1] ?? '');
  }
  return { parts, opaque };
}

export function bind(value: SqlValue): Bound {
  return { bound: value };
}

/** Marks a fragment as a condition on a JSON document. */
export function opaque(fragment: Fragment): Fragment {
  return { ...fragment, opaque: true };
}

/** `document @@ 'predicate'`: a jsonpath predicate that a document fits. */
export function fitsPredicate(document: Fragment, predicate: string): Fragment {
  return {
    ...sql`${document} @@ ${bind(predicate)}::jsonpath`,
    opaque: true,
    jsonPredicate: { document, predicate },
  };
}

export const EMPTY: Fragment = sql``;
export const TRUE: Fragment = sql`true`;
export const FALSE: Fragment = sql`false`;

export function join(fragments: readonly Fragment[], separator: Fragment): Fragment {
  return fragments.reduce<Fragment>(
    (joined, fragment, index) => (index === 0 ? fragment : sql`${joined}${separator}${fragment}`),
    EMPTY,
  );
}

/** All of the conditions; true when there is none. */
export function allOf(conditions: readonly Fragment[]): Fragment {
  const real = withPredicatesTogether(conditions.filter((condition) => condition !== TRUE));
  const [only] = real;
  if (only === undefined) return TRUE;
  return real.length === 1 ? only : sql`(${join(real, sql` and `)})`;
}

/** The predicates on one document become one, at the place of the first. */
function withPredicatesTogether(conditions: readonly Fragment[]): readonly Fragment[] {
  const predicates = new Map<Fragment, string[]>();
  for (const { jsonPredicate } of conditions) {
    if (jsonPredicate === undefined) continue;
    const { document, predicate } = jsonPredicate;
    predicates.set(document, [...(predicates.get(document) ?? []), `(${predicate})`]);
  }
  return conditions.flatMap((condition) => {
    const { document } = condition.jsonPredicate ?? {};
    if (document === undefined) return [condition];
    const together = predicates.get(document);
    predicates.delete(document);
    if (together === undefined) return [];
    return [together.length === 1 ? condition : fitsPredicate(document, together.join(' && '))];
  });
}

/** At least one of the conditions; false when there is none. */
export function anyOf(conditions: readonly Fragment[]): Fragment {
  const [only] = conditions;
  if (only === undefined) return FALSE;
  return conditions.length === 1 ? only : sql`(${join(conditions, sql` or `)})`;
}

/** The condition is false or unknown: an absent field is not a field that has the value. */
export function not(condition: Fragment): Fragment {
  return sql`(${condition}) is not true`;
}

/** A name of ours that carries a number: `step_2`. */
export function numbered(prefix: 'step' | 'sort' | 'facet', number: number): Fragment {
  return { parts: [`${prefix}_${Math.trunc(number)}`], opaque: false };
}

export interface Statement {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** The text with `$1`, `$2` … and the values in their order. */
export function toStatement(fragment: Fragment): Statement {
  const values: SqlValue[] = [];
  let text = '';
  for (const part of fragment.parts) {
    if (typeof part === 'string') text += part;
    else {
      values.push(part.bound);
      text += `$${values.length}`;
    }
  }
  return { text, values };
}
