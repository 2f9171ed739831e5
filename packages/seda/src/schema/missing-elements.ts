import type { State } from './compile.ts';

export interface Missing {
  readonly missing: readonly string[];
  readonly reached: State;
}

/** Answers already found: a document may break the same rule a million times. */
const found = new WeakMap<State, Map<string | undefined, Missing | undefined>>();

/**
 * @returns the names of the elements to add from a state so that `wanted` may come (or, without it, so that the
 * element may end), the fewest; undefined when no addition helps. `wanted` is an element that the model names.
 */
export function missingBefore(state: State, wanted: string | undefined): Missing | undefined {
  const answers = found.get(state) ?? new Map<string | undefined, Missing | undefined>();
  if (answers.has(wanted)) return answers.get(wanted);
  const answer = shortestWay(state, wanted);
  answers.set(wanted, answer);
  found.set(state, answers);
  return answer;
}

function shortestWay(state: State, wanted: string | undefined): Missing | undefined {
  const seen = new Set<State>([state]);
  let frontier: { readonly at: State; readonly names: readonly string[] }[] = [{ at: state, names: [] }];
  while (frontier.length > 0) {
    const further: typeof frontier = [];
    for (const { at, names } of frontier) {
      if (wanted === undefined ? at.accepting : at.transitions.has(wanted)) {
        return { missing: names, reached: at };
      }
      for (const { name, next } of at.transitions.values()) {
        if (seen.has(next)) continue;
        seen.add(next);
        further.push({ at: next, names: [...names, name] });
      }
    }
    frontier = further;
  }
  return undefined;
}
