import { reverseNodes } from '../sequence/nodes.ts';
import { parseSequence } from '../sequence/parse-sequence.ts';
import { partInSegments, type Segment } from '../sequence/segments.ts';
import type { InternalSignature } from '../signatures/signature-set.ts';
import { buildSearch, type LiteralSearch, type SearchedLiteral } from './aho-corasick.ts';
import type { KeptSearches } from './chain-scan.ts';
import { buildLookup, type OffsetLookup } from './offset-lookup.ts';

/** The end of a file is matched as a beginning, its bytes and sequences being reversed: one algorithm for both. */
export type Side = 'head' | 'tail';

export interface MatchedSequence {
  readonly signature: number;
  readonly side: Side;
  readonly segments: readonly Segment[];
  /** Whether its first segment lies in the window that is read of every file. */
  readonly early: boolean;
}

/** First segments near an end of the file, for all signatures together. */
export interface EarlySearch {
  readonly lookup: OffsetLookup;
  readonly search: LiteralSearch;
  /** Bytes from the end where a literal searched may begin. */
  readonly reach: number;
}

export interface Matcher {
  readonly sequences: readonly MatchedSequence[];
  /** Sequences of each signature. */
  readonly signatures: readonly (readonly number[])[];
  readonly early: Readonly<Record<Side, EarlySearch>>;
  /** Signatures of which no early sequence tells anything, at the head, or at either end. */
  readonly ungated: readonly number[];
  readonly ungatedAtHead: readonly number[];
  /** Bytes at most that matter at each end; infinite where a sequence goes through the whole file. */
  readonly reach: Readonly<Record<Side, number>>;
  /** Searches made for files met before. */
  readonly searches: KeptSearches;
}

/** First segments that end within these bytes are searched in every file; the others only where something calls them. */
export const EARLY_WINDOW = 8 * 1024;
/** Places looked at one by one rather than searched. */
const LOOKED_AT = 8;

/** @throws SequenceSyntaxError, RangeError where a sequence cannot be read or searched */
export function buildMatcher(signatures: readonly InternalSignature[]): Matcher {
  const sequences: MatchedSequence[] = [];
  const bySignature = signatures.map((signature, index) => {
    const first = sequences.length;
    for (const { reference, expression } of signature.sequences) {
      const nodes = parseSequence(expression);
      if (reference === 'EOF')
        sequences.push(makeSequence(index, 'tail', partInSegments(reverseNodes(nodes))));
      else sequences.push(makeSequence(index, 'head', partInSegments(nodes)));
    }
    return sequences.slice(first).map((_, place) => first + place);
  });
  const hasEarly = (signature: readonly number[], side?: Side) =>
    signature.some((place) => {
      const sequence = sequences[place];
      return sequence?.early === true && (side === undefined || sequence.side === side);
    });
  const places = bySignature.map((_, index) => index).filter((index) => bySignature[index]?.length !== 0);
  return {
    sequences,
    signatures: bySignature,
    early: { head: earlySearch(sequences, 'head'), tail: earlySearch(sequences, 'tail') },
    ungated: places.filter((index) => !hasEarly(bySignature[index] ?? [])),
    ungatedAtHead: places.filter((index) => !hasEarly(bySignature[index] ?? [], 'head')),
    reach: { head: reachOf(sequences, 'head'), tail: reachOf(sequences, 'tail') },
    searches: new Map(),
  };
}

function makeSequence(signature: number, side: Side, segments: readonly Segment[]): MatchedSequence {
  const first = segments[0];
  const early = first !== undefined && first.gap.max + first.maxLength <= EARLY_WINDOW;
  return { signature, side, segments, early };
}

function earlySearch(sequences: readonly MatchedSequence[], side: Side): EarlySearch {
  const looked: (SearchedLiteral & { offset: number })[] = [];
  const searched: SearchedLiteral[] = [];
  let reach = 0;
  sequences.forEach((sequence, id) => {
    const first = sequence.segments[0];
    if (sequence.side !== side || !sequence.early || first === undefined) return;
    const { distance, literals } = first.anchor;
    const from = first.gap.min + distance.min;
    const to = first.gap.max + distance.max;
    for (const literal of literals) {
      if (to - from >= LOOKED_AT) {
        searched.push({ literal, id });
        reach = Math.max(reach, to + 1);
      } else for (let offset = from; offset <= to; offset++) looked.push({ literal, id, offset });
    }
  });
  return { lookup: buildLookup(looked), search: buildSearch(searched), reach };
}

function reachOf(sequences: readonly MatchedSequence[], side: Side): number {
  return sequences
    .filter((sequence) => sequence.side === side)
    .reduce((most, { segments }) => {
      const reach = segments.reduce((sum, { gap, maxLength }) => sum + gap.max + maxLength, 0);
      return Math.max(most, reach);
    }, 0);
}
