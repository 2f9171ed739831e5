/**
 * Finds several literals in one pass (Aho and Corasick, 1975): time depends on the bytes, not on how many literals are
 * searched. Transitions are a full table, a row of 256 cells for each state.
 */
export interface LiteralSearch {
  /** Bytes of the longest literal. */
  readonly longest: number;
  /**
   * Tells each literal whose first byte stands in `[from, to)`, in the order of bytes. Bytes after `to` are
   * read to finish a literal. Stops where `found` answers true.
   */
  scan(bytes: Uint8Array, from: number, to: number, found: (id: number, start: number) => boolean): void;
}

export interface SearchedLiteral {
  readonly literal: Uint8Array;
  readonly id: number;
}

export function buildSearch(searched: readonly SearchedLiteral[]): LiteralSearch {
  const { next, stateCount, ends, longest } = buildTrie(searched);
  const fallback = addFallbacks(next, stateCount, ends);
  return {
    longest,
    scan(bytes, from, to, found) {
      const last = Math.min(bytes.length, to + longest - 1);
      let state = 0;
      for (let at = from; at < last; at++) {
        state = next[(state << 8) | (bytes[at] ?? 0)] ?? 0;
        if (fallback[state] === 0) continue;
        for (const { literal, id } of ends[state] ?? []) {
          const start = at - literal.length + 1;
          if (start < to && found(id, start)) return;
        }
      }
    },
  };
}

/** States in rows of 256 cells; two bytes a cell suffice for nearly all searches. */
type Transitions = Uint16Array | Int32Array;

function buildTrie(searched: readonly SearchedLiteral[]) {
  const stateCount = countStates(searched);
  const next: Transitions =
    stateCount < 0x10000 ? new Uint16Array(stateCount << 8) : new Int32Array(stateCount << 8);
  const ends: SearchedLiteral[][] = [[]];
  let longest = 1;
  for (const one of searched) {
    let state = 0;
    for (const byte of one.literal) {
      const cell = (state << 8) | byte;
      if (next[cell] === 0) {
        next[cell] = ends.length;
        ends.push([]);
      }
      state = next[cell] ?? 0;
    }
    ends[state]?.push(one);
    longest = Math.max(longest, one.literal.length);
  }
  return { next, stateCount, ends, longest };
}

/** Distinct prefixes of the literals, the empty one included: the table is made at its size at once. */
function countStates(searched: readonly SearchedLiteral[]): number {
  const sorted = searched.map(({ literal }) => literal).sort(compareBytes);
  let count = 1;
  let previous: Uint8Array = new Uint8Array(0);
  for (const literal of sorted) {
    let common = 0;
    while (common < literal.length && literal[common] === previous[common]) common++;
    count += literal.length - common;
    previous = literal;
  }
  return count;
}

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** Fills missing transitions with those of the longest suffix; @returns 1 for each state where a literal ends. */
function addFallbacks(next: Transitions, stateCount: number, ends: SearchedLiteral[][]): Uint8Array {
  const suffix = new Int32Array(stateCount);
  const queue: number[] = [];
  for (let byte = 0; byte < 256; byte++) {
    const child = next[byte] ?? 0;
    if (child !== 0) queue.push(child);
  }
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head] ?? 0;
    const shorter = suffix[state] ?? 0;
    const inherited = ends[shorter] ?? [];
    if (inherited.length > 0) ends[state]?.push(...inherited);
    for (let byte = 0; byte < 256; byte++) {
      const cell = (state << 8) | byte;
      const child = next[cell] ?? 0;
      const other = next[(shorter << 8) | byte] ?? 0;
      if (child === 0) next[cell] = other;
      else {
        suffix[child] = other;
        queue.push(child);
      }
    }
  }
  return Uint8Array.from(ends, (list) => (list.length > 0 ? 1 : 0));
}
