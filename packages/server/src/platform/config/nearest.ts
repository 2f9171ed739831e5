import { closest } from 'fastest-levenshtein';

/** The candidate that needs the fewest changes of letters. */
export function nearest(text: string, candidates: readonly string[]): string {
  return candidates.length === 0 ? '' : closest(text, [...candidates]);
}
