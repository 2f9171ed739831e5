import type { LimitName } from '../limits.ts';
import { type FileView, type Reading, readPart } from '../reading.ts';
import type { Budget } from '../sequence/compare.ts';
import { type Chain, meetAnchor, type Part, startChain } from './chain.ts';
import { type ChainScan, startScan } from './chain-scan.ts';
import { EARLY_WINDOW, type Matcher, type Side } from './matcher.ts';
import { reversedBytes } from './reversed-bytes.ts';

/** One file against the signatures of a matcher. */
export interface MatchSession {
  readonly matcher: Matcher;
  /** Sequences of which something was found, or that are being searched. */
  readonly chains: Map<number, Chain>;
  /** For each signature, how many of its early sequences have begun well. */
  readonly begun: Map<number, number>;
  readonly budget: Budget;
  readonly limitsReached: Set<LimitName>;
}

/** Bytes read at a time beyond the windows of both ends. */
const BLOCK = 256 * 1024;

export function startSession(matcher: Matcher, budget: Budget, limitsReached: Set<LimitName>): MatchSession {
  return { matcher, chains: new Map(), begun: new Map(), budget, limitsReached };
}

/** Looks for the first segments near one end; `bytes` of the tail come last byte first. */
export function searchEarly(session: MatchSession, side: Side, bytes: Uint8Array): void {
  const { matcher, chains, begun, budget } = session;
  const { lookup, search, reach } = matcher.early[side];
  const first = new Set<number>();
  const found = (id: number, start: number) => {
    const sequence = matcher.sequences[id];
    if (sequence === undefined) return;
    const chain = chains.get(id) ?? startChain(sequence.segments);
    if (!meetAnchor(chain, 0, bytes, start, 0, budget) || first.has(id)) return;
    first.add(id);
    chains.set(id, chain);
    begun.set(sequence.signature, (begun.get(sequence.signature) ?? 0) + 1);
  };
  lookup.look(bytes, found);
  search.scan(bytes, 0, Math.min(reach, bytes.length), (id, start) => {
    found(id, start);
    return false;
  });
  // Their first segments have now been met wherever they can be.
  for (const id of first) {
    const chain = chains.get(id);
    if (chain !== undefined) chain.reached[0] = undefined;
  }
}

/** Looks for the first segments at both ends of a file. */
export function* searchBothEnds(session: MatchSession, view: FileView): Reading<void> {
  searchEarly(session, 'head', yield* readPart(view, 0, EARLY_WINDOW));
  const tail = yield* readPart(view, view.size - EARLY_WINDOW, EARLY_WINDOW);
  searchEarly(session, 'tail', view.size < EARLY_WINDOW ? yield* wholeReversed(view) : reversedBytes(tail));
}

function* wholeReversed(view: FileView): Reading<Uint8Array> {
  return reversedBytes(yield* readPart(view, 0, view.size));
}

/** Signatures that may still be found, `sides` having been searched near their end. */
export function possibleSignatures(session: MatchSession, sides: readonly Side[]): readonly number[] {
  const { matcher, begun } = session;
  const bothEnds = sides.length > 1;
  const possible = [...(bothEnds ? matcher.ungated : matcher.ungatedAtHead)];
  for (const signature of begun.keys()) {
    const early = (matcher.signatures[signature] ?? []).filter((id) => {
      const sequence = matcher.sequences[id];
      return sequence?.early === true && sides.includes(sequence.side);
    });
    if (early.length > 0 && early.every((id) => session.chains.has(id))) possible.push(signature);
  }
  return possible;
}

/** Whether all sequences of a signature are found. */
export function isFound({ matcher, chains }: MatchSession, signature: number): boolean {
  return (matcher.signatures[signature] ?? []).every((id) => chains.get(id)?.done === true);
}

/** Where the parts of a signature stand in the file, in the order of bytes. */
export function partsOf(session: MatchSession, signature: number, size: number): readonly Part[] {
  const { matcher, chains } = session;
  return (matcher.signatures[signature] ?? [])
    .flatMap((id) => {
      const parts = (chains.get(id)?.parts ?? []).filter((part) => part !== undefined);
      if (matcher.sequences[id]?.side === 'head') return parts;
      return parts.map(({ offset, length }) => ({ offset: size - offset - length, length }));
    })
    .sort((one, other) => one.offset - other.offset);
}

/** Sequences of these signatures that are not found yet, on one side. */
export function pendingSequences(
  session: MatchSession,
  signatures: readonly number[],
  side: Side,
): readonly number[] {
  const { matcher, chains } = session;
  return signatures
    .flatMap((signature) => matcher.signatures[signature] ?? [])
    .filter((id) => matcher.sequences[id]?.side === side && chains.get(id)?.done !== true)
    .sort((one, other) => one - other);
}

/** Makes pending sequences ready to be searched. */
export function scanPending(session: MatchSession, pending: readonly number[]): ChainScan {
  const { matcher, budget } = session;
  const chains = pending.map((id) => {
    const chain = session.chains.get(id) ?? startChain(matcher.sequences[id]?.segments ?? []);
    session.chains.set(id, chain);
    return { id, chain };
  });
  return startScan(chains, matcher.searches, budget);
}

/** Searches pending sequences as far as they go, or as the limit allows. */
export function* searchFurther(
  session: MatchSession,
  pending: readonly number[],
  side: Side,
  view: FileView,
  limit: { readonly name: LimitName; readonly bytes: number },
): Reading<void> {
  if (pending.length === 0) return;
  const scan = scanPending(session, pending);
  const end = Math.min(view.size, limit.bytes);
  for (let at = 0; session.budget.steps > 0; ) {
    const range = scan.rangeToRead(at);
    if (range === undefined || range.from >= view.size) return;
    if (range.from >= end) {
      session.limitsReached.add(limit.name);
      return;
    }
    const to = Math.min(range.from + BLOCK, range.to + 1, end);
    const base = Math.max(0, range.from - scan.margin);
    const length = Math.min(to + scan.margin, view.size) - base;
    const bytes =
      side === 'head'
        ? yield* readPart(view, base, length)
        : reversedBytes(yield* readPart(view, view.size - base - length, length));
    scan.scan(bytes, range.from - base, to - base, base);
    at = to;
  }
  session.limitsReached.add('comparisons');
}
