import type { IdentificationLimits, LimitName } from '../limits.ts';
import type { Part } from '../match/chain.ts';
import { buildMatcher, type Matcher } from '../match/matcher.ts';
import {
  isFound,
  type MatchSession,
  partsOf,
  pendingSequences,
  possibleSignatures,
  searchBothEnds,
  searchFurther,
  startSession,
} from '../match/session.ts';
import { type FileView, openView, type Reading, readFromBytes } from '../reading.ts';
import type { Budget } from '../sequence/compare.ts';
import type { ContainerKind, ContainerSignature, InternalSignature } from '../signatures/signature-set.ts';
import type { Container } from './container.ts';
import type { Inflate } from './inflate.ts';
import { openOle2 } from './ole2.ts';
import { openZip } from './zip.ts';

/** Container signatures of one kind, made ready. */
export interface ContainerMatcher {
  readonly kind: ContainerKind;
  readonly signatures: readonly ContainerSignature[];
  readonly paths: ReadonlySet<string>;
  /** For each path inside which something is searched: one matcher of all that is searched there. */
  readonly byPath: ReadonlyMap<string, PathMatcher>;
}

interface PathMatcher {
  readonly matcher: Matcher;
  /** Which of the matcher's signatures stand for a container signature's file. */
  readonly wanted: ReadonlyMap<InternalSignature, number>;
}

export interface ContainerMatch {
  readonly signature: ContainerSignature;
  /** The entries that decided, and where in each, once inflated. */
  readonly entries: readonly { readonly path: string; readonly parts: readonly Part[] }[];
}

/** @throws SequenceSyntaxError, RangeError */
export function buildContainerMatcher(
  kind: ContainerKind,
  all: readonly ContainerSignature[],
): ContainerMatcher {
  const signatures = all.filter((signature) => signature.kind === kind);
  const files = signatures.flatMap((signature) => signature.files);
  const inside = Map.groupBy(
    files.filter((file) => file.signatures.length > 0),
    (file) => file.path,
  );
  const byPath = new Map<string, PathMatcher>();
  for (const [path, asking] of inside) {
    const searched = asking.flatMap((file) => file.signatures);
    byPath.set(path, {
      matcher: buildMatcher(searched),
      wanted: new Map(searched.map((signature, index) => [signature, index])),
    });
  }
  return { kind, signatures, paths: new Set(files.map((file) => file.path)), byPath };
}

export interface ContainerOptions {
  readonly limits: IdentificationLimits;
  readonly limitsReached: Set<LimitName>;
  readonly budget: Budget;
  readonly inflate: Inflate;
}

/** Opens a container and looks for its signatures; @returns undefined where it cannot be opened. */
export function* identifyContainer(
  matcher: ContainerMatcher,
  view: FileView,
  options: ContainerOptions,
): Reading<readonly ContainerMatch[] | undefined> {
  const { limits, limitsReached, inflate } = options;
  const container =
    matcher.kind === 'ZIP'
      ? yield* openZip(view, matcher.paths, limits, limitsReached, inflate)
      : yield* openOle2(view, matcher.paths, limits, limitsReached);
  if (container === undefined) return undefined;
  const inside = new Map<string, EntryContent>();
  let left = limits.allEntries;
  const matches: ContainerMatch[] = [];
  for (const signature of matcher.signatures) {
    if (!signature.files.every((file) => container.entries.has(file.path))) continue;
    const entries: { path: string; parts: readonly Part[] }[] = [];
    for (const file of signature.files) {
      if (file.signatures.length === 0) {
        entries.push({ path: file.path, parts: [] });
        continue;
      }
      let content = inside.get(file.path);
      if (content === undefined) {
        content = yield* searchEntry(matcher, container, file.path, left, options);
        left -= content.size;
        inside.set(file.path, content);
      }
      const parts = content.partsOf(file.signatures);
      if (parts === undefined) break;
      entries.push({ path: file.path, parts });
    }
    if (entries.length === signature.files.length) matches.push({ signature, entries });
  }
  return matches;
}

interface EntryContent {
  readonly size: number;
  /** Where one of these signatures stands; undefined where none does. */
  partsOf(signatures: readonly InternalSignature[]): readonly Part[] | undefined;
}

/** Reads the bytes of an entry that its signatures ask for, and searches them all together. */
function* searchEntry(
  { byPath }: ContainerMatcher,
  container: Container,
  path: string,
  left: number,
  { limits, limitsReached, budget }: ContainerOptions,
): Reading<EntryContent> {
  const entry = container.entries.get(path);
  const pathMatcher = byPath.get(path);
  if (entry === undefined || pathMatcher === undefined) return { size: 0, partsOf: () => undefined };
  const { matcher, wanted } = pathMatcher;
  // What stands at the end of an entry is only known once all of it is inflated.
  const needed = matcher.reach.tail > 0 ? Number.POSITIVE_INFINITY : matcher.reach.head;
  const allowed = Math.min(limits.entry, left);
  if (Math.min(needed, entry.size) > allowed)
    limitsReached.add(allowed === limits.entry ? 'entry' : 'allEntries');
  const bytes = yield* entry.read(Math.max(0, Math.min(needed, allowed)));
  const session = startSession(matcher, budget, limitsReached);
  readFromBytes(bytes, searchAll(session, bytes.length));
  return {
    size: bytes.length,
    partsOf(signatures) {
      for (const signature of signatures) {
        const index = wanted.get(signature);
        if (index !== undefined && isFound(session, index)) {
          return partsOf(session, index, bytes.length);
        }
      }
      return undefined;
    },
  };
}

function* searchAll(session: MatchSession, size: number): Reading<void> {
  const view = yield* openView(size, size);
  yield* searchBothEnds(session, view);
  const whole = { name: 'entry', bytes: size } as const;
  for (const side of ['tail', 'head'] as const) {
    const pending = pendingSequences(session, possibleSignatures(session, ['head', 'tail']), side);
    yield* searchFurther(session, pending, side, view, whole);
  }
}
