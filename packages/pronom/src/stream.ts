import { concludeAnswer, extensionOf, foundBySignatures, foundOtherwise } from './answer.ts';
import type { Identification } from './identification.ts';
import { announcedContainers, createIdentifier, type IdentifyOptions, limitsOf } from './identify.ts';
import type { LimitName } from './limits.ts';
import type { ChainScan } from './match/chain-scan.ts';
import { EARLY_WINDOW } from './match/matcher.ts';
import { reversedBytes } from './match/reversed-bytes.ts';
import {
  pendingSequences,
  possibleSignatures,
  scanPending,
  searchEarly,
  searchFurther,
  startSession,
} from './match/session.ts';
import { type FileView, readFromBytes } from './reading.ts';
import { SEGMENT_LENGTH } from './sequence/segments.ts';
import type { Signatures } from './signatures/signatures.ts';
import { copyOf, createByteTail, joinBytes } from './tail.ts';

export interface StreamOptions extends IdentifyOptions {
  readonly name?: string;
}

/** Identifies bytes that pass by once. Chunks are not kept by reference: the caller may use their memory again. */
export interface StreamIdentifier {
  update(chunk: Uint8Array): void;
  /** To be called once, after the last chunk. */
  finish(): Identification;
}

/** Bytes searched at a time: smaller chunks wait for one another. */
const SEARCHED_AT_ONCE = 64 * 1024;

/**
 * Identifies a stream, holding no more than its windows: `limits.held` bytes at first, then those of the end.
 *
 * A stream that ends within `limits.held` is identified exactly as a buffer. Of a longer one, signatures that go through
 * the file are searched as it passes. A container has its directory at its end or in its midst: a stream that begins as
 * one is held up to `limits.heldContainer`; a longer one is known as a container only, with the warning
 * `limit-reached: heldContainer`. Where the source can be read again, `identify` over a reader has no such limit.
 */
export function createStreamIdentifier(
  signatures: Signatures,
  options: StreamOptions = {},
): StreamIdentifier {
  const limits = limitsOf(options);
  let held: Uint8Array[] = [];
  let size = 0;
  let passing: ReturnType<typeof startPassing> | undefined;
  let holding = true;
  const identifyHeld = () =>
    createIdentifier(signatures, options).identifyBytes(joinBytes(held), options.name);
  return {
    update(chunk) {
      if (chunk.length === 0) return;
      size += chunk.length;
      if (holding) held.push(copyOf(chunk));
      if (passing === undefined && size > Math.max(limits.held, EARLY_WINDOW)) {
        const first = joinBytes(held);
        passing = startPassing(signatures, first, options);
        held = [first];
        holding = passing.begunAsContainer;
      } else passing?.update(chunk);
      if (passing !== undefined && holding && size > limits.heldContainer) holding = false;
      if (!holding) held = [];
    },
    finish() {
      if (passing === undefined || holding) return identifyHeld();
      return passing.finish(size);
    },
  };
}

/** A stream longer than what is held: its first bytes, then the others as they pass. */
function startPassing(signatures: Signatures, first: Uint8Array, options: StreamOptions) {
  const limits = limitsOf(options);
  const limitsReached = new Set<LimitName>();
  const { matcher } = signatures;
  const session = startSession(matcher, { steps: limits.comparisons }, limitsReached);
  const head = first.slice(0, EARLY_WINDOW);
  searchEarly(session, 'head', head);
  const possible = possibleSignatures(session, ['head']);
  const begunAsContainer = announcedContainers(signatures, possible).size > 0;
  const scan = scanPending(session, pendingSequences(session, possible, 'head'));
  const passage = createPassage(scan, limits.wholeFile);
  const tailWindow = Math.min(Math.max(matcher.reach.tail, EARLY_WINDOW), limits.tail);
  const tail = createByteTail(tailWindow + SEGMENT_LENGTH);
  const update = (chunk: Uint8Array) => {
    tail.add(chunk);
    passage.add(chunk);
  };
  update(first);
  return {
    begunAsContainer,
    update,
    finish(size: number): Identification {
      if (passage.end()) limitsReached.add('wholeFile');
      if (begunAsContainer) limitsReached.add('heldContainer');
      if (session.budget.steps <= 0) limitsReached.add('comparisons');
      const last = tail.bytes();
      const view: FileView = {
        size,
        held: [
          { offset: 0, bytes: head },
          { offset: size - last.length, bytes: last },
        ],
      };
      const end = last.subarray(-EARLY_WINDOW);
      searchEarly(session, 'tail', reversedBytes(end));
      const atEnd = possibleSignatures(session, ['head', 'tail']).filter(
        (one) => pendingSequences(session, [one], 'head').length === 0,
      );
      const limit = { name: 'tail', bytes: tailWindow } as const;
      const pending = pendingSequences(session, atEnd, 'tail');
      readFromBytes(last, searchFurther(session, pending, 'tail', view, limit));
      const found = foundBySignatures(signatures, session, atEnd, size);
      const extension = extensionOf(options.name);
      const all = found.size > 0 ? found : foundOtherwise(signatures, extension, head, end);
      return concludeAnswer(signatures, all, { size, extension, limitsReached, unread: undefined });
    },
  };
}

/** Bytes that pass, searched as soon as those that each anchor needs around it are there. */
function createPassage(scan: ChainScan, limit: number) {
  const { margin } = scan;
  let waiting: Uint8Array[] = [];
  let base = 0;
  let length = 0;
  let searched = 0;
  const advance = (to: number) => {
    const bytes = joinBytes(waiting);
    scan.scan(bytes, searched - base, Math.min(to, limit) - base, base);
    searched = to;
    const kept = Math.max(0, searched - margin - base);
    waiting = [bytes.slice(kept)];
    base += kept;
  };
  const isOver = () => searched >= limit || scan.rangeToRead(searched) === undefined;
  let over = isOver();
  return {
    add(chunk: Uint8Array): void {
      length += chunk.length;
      if (over) return;
      waiting.push(copyOf(chunk));
      if (length - margin - searched < SEARCHED_AT_ONCE) return;
      advance(length - margin);
      over = isOver();
      if (over) waiting = [];
    },
    /** @returns whether the limit left something unsearched */
    end(): boolean {
      if (!over) advance(length);
      return searched >= limit && length > limit && scan.rangeToRead(searched) !== undefined;
    },
  };
}
