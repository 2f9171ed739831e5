import { buildSearch, type LiteralSearch, type SearchedLiteral } from './aho-corasick.ts';

/**
 * Finds several literals by leaps (Wu and Manber, 1994): two bytes at a time tell how far the next literal can begin at
 * the earliest, so that most bytes are never looked at. The longer the shortest literal, the longer the leaps.
 *
 * Bytes on which leaps are too rare, as long rows of one byte, are left to Aho and Corasick's search, of which the time
 * does not depend on them. Literals are told in the order of their first bytes.
 */
export function buildLeapingSearch(searched: readonly SearchedLiteral[]): LiteralSearch {
  const shortest = searched.reduce((least, { literal }) => Math.min(least, literal.length), LONGEST_LEAP);
  if (shortest < SHORTEST_LEAPT) return buildSearch(searched);
  const { leaps, candidates } = buildLeaps(searched, shortest);
  const longest = searched.reduce((most, { literal }) => Math.max(most, literal.length), 0);
  let steady: LiteralSearch | undefined;
  return {
    longest,
    scan(bytes, from, to, found) {
      const last = Math.min(bytes.length, to + longest - 1);
      let patience = PATIENCE + ((to - from) >> 3);
      // `at` is the last byte of a window as long as the shortest literal.
      for (let at = from + shortest - 1; at < last; ) {
        const block = ((bytes[at - 1] ?? 0) << 8) | (bytes[at] ?? 0);
        const leap = leaps[block] ?? 0;
        if (leap > 0) {
          at += leap;
          continue;
        }
        const start = at - shortest + 1;
        if (start >= to) return;
        if (patience-- === 0) {
          steady ??= buildSearch(searched);
          steady.scan(bytes, start, to, found);
          return;
        }
        for (const { literal, id } of candidates.get(block) ?? []) {
          if (stands(literal, bytes, start) && found(id, start)) return;
        }
        at++;
      }
    },
  };
}

/** Literals shorter than this leave no room to leap. */
export const SHORTEST_LEAPT = 3;
const LONGEST_LEAP = 64;
/** Places looked at closely before giving up leaping, beside one in eight. */
const PATIENCE = 256;

function buildLeaps(searched: readonly SearchedLiteral[], shortest: number) {
  const leaps = new Uint8Array(0x10000).fill(shortest - 1);
  const candidates = new Map<number, SearchedLiteral[]>();
  for (const one of searched) {
    for (let at = 0; at + 1 < shortest; at++) {
      const block = ((one.literal[at] ?? 0) << 8) | (one.literal[at + 1] ?? 0);
      const leap = shortest - 2 - at;
      leaps[block] = Math.min(leaps[block] ?? 0, leap);
      if (leap > 0) continue;
      const sharing = candidates.get(block);
      if (sharing === undefined) candidates.set(block, [one]);
      else sharing.push(one);
    }
  }
  return { leaps, candidates };
}

function stands(literal: Uint8Array, bytes: Uint8Array, start: number): boolean {
  if (start + literal.length > bytes.length) return false;
  for (let at = 0; at < literal.length; at++) if (bytes[start + at] !== literal[at]) return false;
  return true;
}
