import { hash } from 'node:crypto';
import { chartrierError } from '@chartrier/messages';
import {
  type FileRole,
  folderDay,
  folderPrefix,
  folderRoots,
  LAYOUT_VERSION,
  type Line,
  linesName,
  PREPARED_FILE,
  type PreparedFile,
  type PreparedFolder,
  packName,
  renderPrepared,
  type WholeMember,
} from '@chartrier/offer-format';
import { DEFAULT_STRATEGY, type Storage, strategyOf, writableOffers } from '../storage.ts';
import { clearFolder } from './clear-folder.ts';
import { createSealedFiles, createSizeWatch, type FolderState } from './folder-state.ts';
import { createLinesWriter, type LinesWriter } from './lines-writer.ts';
import { memorySource, type ObjectSource, streamSource } from './object-source.ts';
import type { OpenFolder, OperationFolder, Prepared } from './operation-folder.ts';
import { createPackWriter, type PackWriter } from './pack-writer.ts';
import { createPaperWriter } from './paper-writer.ts';
import { putReplicated, verifyReplicated } from './replicated-file.ts';
import { writeWholeTar } from './whole-tar.ts';

/**
 * Opens the folder of an unfinished operation for an attempt, on all the archive's offers. What earlier attempts left
 * is removed, but for the files that the caller kept; nothing is written yet.
 *
 * @throws OFFER_UNAVAILABLE, OFFER_OF_ANOTHER_ARCHIVE, OFFER_ATTEMPT_SUPERSEDED, OFFER_FOLDER_FINISHED
 */
export async function openOperationFolder(storage: Storage, request: OpenFolder): Promise<OperationFolder> {
  const { tenant, operationId, createdAt, attempt, kept = [] } = request;
  const prefix = folderPrefix({ tenant, day: folderDay(createdAt), operationId });
  const everywhere = await writableOffers(storage, storage.strategies.keys());
  const owner = { prefix, operationId, attempt };
  const found = await clearFolder(everywhere, owner, new Set(kept.map((file) => file.name)));
  return writingFolder(storage, request, folderState(storage, request, prefix, found), kept);
}

function folderState(
  storage: Storage,
  { createdAt, attempt, kept = [] }: OpenFolder,
  prefix: string,
  found: ReadonlySet<string>,
): FolderState {
  const used = [...found, ...kept.map((file) => file.name)];
  let packs = lastNumber(used, (number) => packName(attempt, number));
  let lines = lastNumber(used, (number) => linesName(attempt, number));
  return {
    prefix,
    attempt,
    modified: Math.floor(createdAt.getTime() / 1000),
    offersOf: (strategy) => writableOffers(storage, [strategy]),
    nextPackNumber: () => ++packs,
    nextLinesNumber: () => ++lines,
    ...createSizeWatch(kept.length > 0),
    sealed: createSealedFiles(kept),
  };
}

/** The greatest number of this attempt's files of a kind; they are numbered from 1 without a gap. */
function lastNumber(used: readonly string[], nameOf: (number: number) => string): number {
  let last = 0;
  while (used.includes(nameOf(last + 1))) last += 1;
  return last;
}

function writingFolder(
  storage: Storage,
  request: OpenFolder,
  state: FolderState,
  kept: readonly PreparedFile[],
): OperationFolder {
  const { tenant, operationId, attempt } = request;
  const packs = new Map<string, PackWriter>();
  const lines = new Map<string, LinesWriter>();
  const papers = createPaperWriter(state);
  const used = new Set([DEFAULT_STRATEGY, ...kept.map((file) => file.strategy)]);
  let closed = false;

  function writerOf<Writer>(
    writers: Map<string, Writer>,
    strategy: string,
    create: (state: FolderState, strategy: string) => Writer,
  ): Writer {
    const known = writers.get(strategy);
    if (known) return known;
    strategyOf(storage, strategy);
    used.add(strategy);
    // one tar holds what goes to the same offers
    if (strategy !== DEFAULT_STRATEGY) state.becomeLarge();
    const writer = create(state, strategy);
    writers.set(strategy, writer);
    return writer;
  }

  /** Leaves nothing open behind a failure: the attempt is over. */
  async function orGiveUp<T>(work: () => Promise<T>): Promise<T> {
    if (closed) throw chartrierError('OFFER_FOLDER_CLOSED', { operation: operationId });
    try {
      return await work();
    } catch (error) {
      await giveUp();
      throw error;
    }
  }

  async function giveUp(): Promise<void> {
    closed = true;
    for (const writer of [...packs.values(), ...lines.values()]) await writer.abort();
    // why it is given up is told by whoever gives it up
    await state.sealed.settle().catch(() => undefined);
  }

  /** Nothing is added any more to the files that are open; they are sealed behind. */
  async function closeAll(): Promise<void> {
    for (const writer of packs.values()) await writer.close();
    for (const writer of lines.values()) await writer.close();
    await papers.close();
  }

  async function sealAll(): Promise<readonly PreparedFile[]> {
    await closeAll();
    return inReadingOrder(await state.sealed.settle());
  }

  async function writeContent(): Promise<{
    readonly files: readonly PreparedFile[];
    readonly members?: readonly WholeMember[];
  }> {
    if (state.isLarge()) return { files: await sealAll() };
    return writeWholeTar(state, {
      objects: packs.get(DEFAULT_STRATEGY)?.held(),
      lines: lines.get(DEFAULT_STRATEGY)?.held(),
      papers: papers.held(),
    });
  }

  async function writePrepared(): Promise<Prepared> {
    const content = await writeContent();
    const prepared: PreparedFolder = {
      layout: LAYOUT_VERSION,
      archive: storage.archiveId,
      tenant,
      operation: operationId,
      attempt,
      strategies: Object.fromEntries(
        [...used].map((id) => [id, strategyOf(storage, id).offers.map((offer) => offer.id)]),
      ),
      ...content,
      roots: folderRoots(content.files),
    };
    const bytes = renderPrepared(prepared);
    const offers = await writableOffers(storage, used);
    const file = await putReplicated(offers, state.prefix + PREPARED_FILE, bytes);
    await verifyReplicated(offers, state.prefix + PREPARED_FILE, file);
    return { digest: hash('sha512', bytes, 'hex'), files: content.files, roots: prepared.roots };
  }

  async function addObject(object: ObjectSource, strategy: string) {
    return writerOf(packs, strategy, createPackWriter).add(object);
  }

  return {
    tenant,
    operationId,
    attempt,
    prefix: state.prefix,
    addObject: (id, size, source, strategy = DEFAULT_STRATEGY) =>
      orGiveUp(() => addObject(streamSource(id, size, source), strategy)),
    addObjects: (batch, strategy = DEFAULT_STRATEGY) =>
      orGiveUp(async () => {
        const locations = [];
        for (const object of batch)
          locations.push(
            await addObject('bytes' in object ? memorySource(object.id, object.bytes) : object, strategy),
          );
        return locations;
      }),
    addLine: (line, strategy = DEFAULT_STRATEGY) =>
      orGiveUp(() => writerOf(lines, strategy, createLinesWriter).add(line)),
    addLines: (added, strategy = DEFAULT_STRATEGY) =>
      orGiveUp(async () => {
        const writer = writerOf(lines, strategy, createLinesWriter);
        for await (const line of added as AsyncIterable<Line>) await writer.add(line);
      }),
    addFile: (name, content) => orGiveUp(() => papers.add(name, content)),
    checkpoint: () =>
      orGiveUp(async () => {
        state.becomeLarge();
        return sealAll();
      }),
    beginCheckpoint: () =>
      orGiveUp(async () => {
        state.becomeLarge();
        await closeAll();
        const sealed = state.sealed.settle().then(inReadingOrder);
        // Told to whoever awaits it, and to the next call.
        sealed.catch(() => undefined);
        return { sealed };
      }),
    prepare: () =>
      orGiveUp(async () => {
        const prepared = await writePrepared();
        closed = true;
        return prepared;
      }),
    abandon: giveUp,
  };
}

const READING_ORDER: Readonly<Record<FileRole, number>> = { whole: 0, pack: 1, index: 1, lines: 2, paper: 3 };

/** Packs with their indexes, then lines, then papers; each by attempt and number. */
function inReadingOrder(files: readonly PreparedFile[]): readonly PreparedFile[] {
  const numbers = new Intl.Collator('en', { numeric: true });
  return files.toSorted(
    (a, b) => READING_ORDER[a.role] - READING_ORDER[b.role] || numbers.compare(a.name, b.name),
  );
}
