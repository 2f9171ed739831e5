import type { Recorded } from './every-reading.ts';

const SHOWN = 20;

/** Answers to the same questions that changed, each in both forms; the first ones. */
export function differences(before: readonly Recorded[], after: readonly Recorded[]): readonly object[] {
  if (before.length !== after.length) return [{ before: before.length, after: after.length }];
  return before
    .flatMap((answer, place) => {
      const again = after[place];
      return JSON.stringify(sorted(answer)) === JSON.stringify(sorted(again)) ? [] : [{ answer, again }];
    })
    .slice(0, SHOWN);
}

/** With keys in order: how the members of a JSON object are ordered tells nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
