import type { Budget } from '../sequence/compare.ts';
import type { LiteralSearch, SearchedLiteral } from './aho-corasick.ts';
import { type Chain, meetAnchor } from './chain.ts';
import { buildLeapingSearch, SHORTEST_LEAPT } from './wu-manber.ts';

/** Sequences searched through a part of a file, piece by piece in the order of bytes. */
export interface ChainScan {
  readonly chains: readonly Chain[];
  /** Bytes needed before and after each anchor. */
  readonly margin: number;
  /** Searches anchors in `[from, to)` of `bytes`, which begin at `base` of the file. */
  scan(bytes: Uint8Array, from: number, to: number, base: number): void;
  /** What is still to be read, `at` being read already; undefined where nothing is. */
  rangeToRead(at: number): { readonly from: number; readonly to: number } | undefined;
}

/** Searches by the segments searched: files of one kind ask for the same ones. */
export type KeptSearches = Map<string, LiteralSearch>;

/** Searches kept; the oldest leaves first. */
const SEARCHES_KEPT = 256;

interface Target {
  readonly chain: Chain;
  readonly segment: number;
  readonly key: string;
}

/**
 * Only segments that may begin from here on are searched: literals are then few and long, and most bytes are leapt over.
 * Where a segment opens the way to the next, the search begins again from there with one literal more.
 */
export function startScan(
  chains: readonly { readonly id: number; readonly chain: Chain }[],
  kept: KeptSearches,
  budget: Budget,
): ChainScan {
  const all = chains.map(({ chain }) => chain);
  const margin = all.reduce((most, chain) => Math.max(most, longestSegment(chain)), 0);
  return {
    chains: all,
    margin,
    scan(bytes, from, to, base) {
      for (let at = from; at < to && budget.steps > 0; ) {
        const targets = openTargets(chains, base + at);
        if (targets.length === 0) return;
        const begun = at;
        const end = Math.min(to, shortLivedUntil(targets, base + at) - base);
        at = end;
        const search = searchFor(targets, kept);
        search.scan(bytes, begun, end, (index, start) => {
          const target = targets[index];
          budget.steps--;
          if (target === undefined || budget.steps <= 0) return true;
          const { chain, segment } = target;
          const opens = chain.reached[segment + 1] === undefined;
          if (!meetAnchor(chain, segment, bytes, start, base, budget)) return false;
          if (!opens || chain.done) return false;
          // Others may share these bytes: what is met a second time changes nothing.
          at = Math.max(begun, start - search.longest + 1);
          return true;
        });
      }
    },
    rangeToRead: (at) => rangeToRead(all, at),
  };
}

/** Segments that may still begin at `place` or after. */
function openTargets(
  chains: readonly { readonly id: number; readonly chain: Chain }[],
  place: number,
): readonly Target[] {
  const targets: Target[] = [];
  for (const { id, chain } of chains) {
    if (chain.done) continue;
    chain.reached.forEach((places, segment) => {
      const last = places?.at(-1)?.[1] ?? -1;
      const length = chain.segments[segment]?.maxLength ?? 0;
      if (last + length >= place) targets.push({ chain, segment, key: `${id}.${segment}` });
    });
  }
  return targets;
}

/** Where the first of the targets ends that are too short to leap over bytes: the others are faster without them. */
function shortLivedUntil(targets: readonly Target[], place: number): number {
  let until = Number.POSITIVE_INFINITY;
  for (const { chain, segment } of targets) {
    const { anchor, maxLength } = chain.segments[segment] ?? {};
    if (anchor === undefined || maxLength === undefined) continue;
    if (anchor.literals.every((literal) => literal.length >= SHORTEST_LEAPT)) continue;
    const last = (chain.reached[segment]?.at(-1)?.[1] ?? place) + maxLength;
    until = Math.min(until, last);
  }
  return Math.max(until, place) + 1;
}

function searchFor(targets: readonly Target[], kept: KeptSearches): LiteralSearch {
  const key = targets.map((target) => target.key).join();
  const known = kept.get(key);
  if (known !== undefined) return known;
  const literals = targets.flatMap(({ chain, segment }, id): SearchedLiteral[] =>
    (chain.segments[segment]?.anchor.literals ?? []).map((literal) => ({ literal, id })),
  );
  const search = buildLeapingSearch(literals);
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size >= SEARCHES_KEPT) kept.delete(oldest);
  kept.set(key, search);
  return search;
}

function rangeToRead(chains: readonly Chain[], at: number) {
  let from = Number.POSITIVE_INFINITY;
  let to = -1;
  for (const chain of chains) {
    if (chain.done) continue;
    const longest = longestSegment(chain);
    for (const places of chain.reached) {
      const [first, last] = [places?.[0]?.[0], places?.at(-1)?.[1]];
      if (first === undefined || last === undefined || last + longest < at) continue;
      from = Math.min(from, first);
      to = Math.max(to, last + longest);
    }
  }
  return to < at ? undefined : { from: Math.max(from, at), to };
}

function longestSegment({ segments }: Chain): number {
  return segments.reduce((most, { maxLength }) => Math.max(most, maxLength), 0);
}
