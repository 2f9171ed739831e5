import { type Budget, endsOf, startsOf } from '../sequence/compare.ts';
import type { Segment } from '../sequence/segments.ts';
import { addPlaces, dropPlaces, meets, type Places } from './places.ts';

/** Where a part of a signature stands; `offset` counts from the beginning of the file. */
export interface Part {
  readonly offset: number;
  readonly length: number;
}

/**
 * How far a sequence has been found in a file: for each segment reached, where it may begin. Segments are told in the
 * order of bytes, so that places of a segment are all known before it can be met.
 */
export interface Chain {
  readonly segments: readonly Segment[];
  readonly reached: (Places | undefined)[];
  /** Where each segment was first found, in the order of bytes of its side. */
  readonly parts: (Part | undefined)[];
  done: boolean;
}

/** Intervals of places after which those gone by are dropped. */
const PLACES_KEPT = 1024;

export function startChain(segments: readonly Segment[]): Chain {
  const first = segments[0]?.gap;
  const places: Places = first === undefined ? [] : [[first.min, first.max]];
  return { segments, reached: [places], parts: [], done: false };
}

/**
 * Compares a segment around its anchor, met at `at` of `bytes`; `base` is where `bytes` begin in the file.
 *
 * @returns whether the segment stands there, at a place that the previous segments allow
 */
export function meetAnchor(
  chain: Chain,
  index: number,
  bytes: Uint8Array,
  at: number,
  base: number,
  budget: Budget,
): boolean {
  const segment = chain.segments[index];
  const places = chain.reached[index];
  if (segment === undefined || places === undefined || chain.done) return false;
  const { anchor } = segment;
  const place = base + at;
  if (!meets(places, place - anchor.distance.max, place - anchor.distance.min)) return false;
  const start = startsOf(anchor.before, bytes, [at], budget).find((from) =>
    meets(places, base + from, base + from),
  );
  if (start === undefined) return false;
  const ends = endsOf(anchor.after, bytes, [at], budget);
  const [end] = ends;
  if (end === undefined) return false;
  chain.parts[index] ??= { offset: base + start, length: end - start };
  const following = chain.segments[index + 1];
  if (following === undefined) {
    chain.done = true;
    return true;
  }
  const next = chain.reached[index + 1] ?? [];
  chain.reached[index + 1] = next;
  if (next.length > PLACES_KEPT) dropPlaces(next, place - following.maxLength);
  for (const from of ends) addPlaces(next, base + from + following.gap.min, base + from + following.gap.max);
  return true;
}
