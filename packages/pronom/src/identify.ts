import {
  concludeAnswer,
  extensionOf,
  type Found,
  foundBySignatures,
  foundInContainer,
  foundOtherwise,
} from './answer.ts';
import { identifyContainer } from './container/identify-container.ts';
import { type Inflate, inflateRaw } from './container/inflate.ts';
import type { Identification } from './identification.ts';
import { DEFAULT_LIMITS, type IdentificationLimits, type LimitName } from './limits.ts';
import { EARLY_WINDOW, type Side } from './match/matcher.ts';
import {
  isFound,
  type MatchSession,
  pendingSequences,
  possibleSignatures,
  searchBothEnds,
  searchFurther,
  startSession,
} from './match/session.ts';
import { isSettled, lowerThan } from './priorities.ts';
import {
  type ByteSource,
  type FileView,
  openView,
  type Reading,
  readFromBytes,
  readFromSource,
  readPart,
} from './reading.ts';
import type { ContainerKind } from './signatures/signature-set.ts';
import type { Signatures } from './signatures/signatures.ts';

export interface IdentifyOptions {
  /** Limits that differ from DEFAULT_LIMITS. */
  readonly limits?: Partial<IdentificationLimits>;
  /** Inflates ZIP entries in place of this package's own code. */
  readonly inflate?: Inflate;
}

/** Identifies files by one set of signatures. */
export interface Identifier {
  /** @throws what the source's `read` throws; nothing else, whatever the bytes */
  identify(source: ByteSource | Uint8Array, name?: string): Promise<Identification>;
  /** The same over bytes in memory, at once. */
  identifyBytes(bytes: Uint8Array, name?: string): Identification;
}

export function createIdentifier(signatures: Signatures, options: IdentifyOptions = {}): Identifier {
  const identifyBytes = (bytes: Uint8Array, name?: string) =>
    readFromBytes(bytes, identification(signatures, bytes.length, name, options));
  return {
    async identify(source, name) {
      if (source instanceof Uint8Array) return identifyBytes(source, name);
      return await readFromSource(source, identification(signatures, source.size, name, options));
    },
    identifyBytes,
  };
}

export function limitsOf(options: IdentifyOptions): IdentificationLimits {
  return { ...DEFAULT_LIMITS, ...options.limits };
}

/**
 * Both ends first, for all signatures at once; then the container, whose answer replaces that of the bytes, as in DROID;
 * then what signatures begun ask for further; then the name and the look of the bytes.
 */
function* identification(
  signatures: Signatures,
  size: number,
  name: string | undefined,
  options: IdentifyOptions,
): Reading<Identification> {
  const limits = limitsOf(options);
  const limitsReached = new Set<LimitName>();
  const budget = { steps: limits.comparisons };
  const view = yield* openView(size, EARLY_WINDOW);
  const session = startSession(signatures.matcher, budget, limitsReached);
  yield* searchBothEnds(session, view);
  const extension = extensionOf(name);
  const conclude = (found: Found, unread?: ContainerKind) => {
    if (budget.steps <= 0) limitsReached.add('comparisons');
    return concludeAnswer(signatures, found, { size, extension, limitsReached, unread });
  };

  const announced = announcedContainers(signatures, possibleSignatures(session, ['head', 'tail']));
  let unread: ContainerKind | undefined;
  for (const matcher of signatures.containers) {
    if (!announced.has(matcher.kind)) continue;
    const inflate = options.inflate ?? inflateRaw;
    const matches = yield* identifyContainer(matcher, view, { limits, limitsReached, budget, inflate });
    if (matches === undefined) unread = matcher.kind;
    else if (matches.length > 0) return conclude(foundInContainer(matches));
  }

  yield* searchBeyond(signatures, session, view, limits);
  const found = foundBySignatures(signatures, session, possibleSignatures(session, ['head', 'tail']), size);
  if (found.size > 0) return conclude(found, unread);
  const head = yield* readPart(view, 0, EARLY_WINDOW);
  const tail = yield* readPart(view, size - EARLY_WINDOW, EARLY_WINDOW);
  return conclude(foundOtherwise(signatures, extension, head, tail), unread);
}

/** Kinds of containers of which the signature has begun well. */
export function announcedContainers(
  signatures: Signatures,
  possible: readonly number[],
): ReadonlySet<ContainerKind> {
  return new Set(possible.map((one) => signatures.triggers.get(one)).filter((kind) => kind !== undefined));
}

/** Searches what is still possible: first towards the end, which is bounded, then as far as signatures go. */
function* searchBeyond(
  signatures: Signatures,
  session: MatchSession,
  view: FileView,
  limits: IdentificationLimits,
): Reading<void> {
  for (const side of ['tail', 'head'] satisfies Side[]) {
    const possible = unsettled(signatures, session).filter(
      (one) => side === 'tail' || pendingSequences(session, [one], 'tail').length === 0,
    );
    const pending = pendingSequences(session, possible, side);
    const limit =
      side === 'tail'
        ? ({ name: 'tail', bytes: limits.tail } as const)
        : ({ name: 'wholeFile', bytes: limits.wholeFile } as const);
    yield* searchFurther(session, pending, side, view, limit);
  }
}

/** Possible signatures of which the answer would change something. */
function unsettled(signatures: Signatures, session: MatchSession): readonly number[] {
  const { formats } = signatures.set;
  const possible = possibleSignatures(session, ['head', 'tail']);
  const open = possible.filter((one) => !isFound(session, one));
  if (open.length === 0) return [];
  const formatsOf = (some: readonly number[]) =>
    new Set(some.flatMap((one) => signatures.formatsOf[one] ?? []));
  const found = formatsOf(possible.filter((one) => !open.includes(one)));
  const lower = lowerThan(formats, found);
  const possibleFormats = formatsOf(possible);
  return open.filter((one) =>
    (signatures.formatsOf[one] ?? []).some(
      (format) => !isSettled(formats, format, found, lower, possibleFormats),
    ),
  );
}
