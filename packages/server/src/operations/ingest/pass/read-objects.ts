import { createHash, hash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ObjectLocation } from '../../../storage/index.ts';
import type { IngestContext } from '../ingest-services.ts';
import { ContentFault } from '../package/content-check.ts';
import { type ContentReader, type OpenPackage, SMALL_ENTRY_BYTES } from '../package/open-package.ts';
import type { Deposit } from '../staging/deposit.ts';
import type { ObjectFacts, ScanFacts } from '../staging/deposit-facts.ts';
import type { StagingWriter } from '../staging/staging-writer.ts';
import { ARCHIVE_ALGORITHM, opensslName } from '../storing/digest-algorithm.ts';
import type { ObjectSink } from '../storing/object-sink.ts';
import { type EntryToRead, entriesInOrder } from './entry-page.ts';
import {
  countVerdict,
  type EntryFinding,
  isScanning,
  recordFindings,
  type ScanCounts,
} from './scan-entries.ts';

/** Small files are handled together, this many bytes at a time. */
const BATCH_BYTES = 4 * 1024 * 1024;
/** Files of a batch that the antivirus looks at side by side. */
const SCANS_AT_ONCE = 4;
/** What was stored since the last checkpoint is done again after a crash. */
const CHECKPOINT_BYTES = 1024 ** 3;

export interface ObjectPass {
  readonly deposit: Deposit;
  readonly opened: OpenPackage;
  readonly writer: StagingWriter;
  /** Where objects go; absent when the deposit will be refused: then files are only looked at. */
  readonly folder?: ObjectSink;
  readonly strategy: string;
  readonly scan: boolean;
  /** Looks at files whose objects are stored already, too. */
  readonly everyFile?: boolean;
  /** Makes what was stored so far durable; rows are written before. */
  readonly checkpoint: () => Promise<void>;
}

export interface ObjectPassResult {
  readonly scan: ScanFacts;
  readonly objects: ObjectFacts;
  /** Every object that can be read is in the folder. */
  readonly stored: boolean;
}

interface Progress {
  readonly counts: ScanCounts;
  count: number;
  bytes: number;
  empty: number;
  sinceCheckpoint: number;
  folder: ObjectSink | undefined;
  /** Whether the antivirus is asked: not without one, nor once it stopped answering. */
  looking: boolean;
  lastScanned: number;
  damaged: number;
}

/**
 * Reads each file of a package once, in the order of its bytes: looked at by the antivirus, hashed, stored in the
 * operation's folder, and told to the staged facts. A file that is infected or damaged ends the storing, not the looking.
 */
export async function readObjects(context: IngestContext, pass: ObjectPass): Promise<ObjectPassResult> {
  const { scanner } = context.services;
  const progress: Progress = {
    counts: { clean: 0, infected: 0, notScanned: 0 },
    count: 0,
    bytes: 0,
    empty: 0,
    sinceCheckpoint: 0,
    folder: pass.folder,
    lastScanned: -1,
    damaged: 0,
    looking: pass.scan && isScanning(scanner),
  };
  const reader = pass.opened.content();
  const total = pass.deposit.facts.package?.entries ?? 0;
  const arena = Buffer.allocUnsafe(BATCH_BYTES + SMALL_ENTRY_BYTES);
  let batch: InMemory[] = [];
  let filled = 0;
  let files = 0;
  let last = -1;

  async function flush(): Promise<void> {
    await handleBatch(context, pass, progress, batch);
    batch = [];
    filled = 0;
    context.progress(files, total);
    context.signal.throwIfAborted();
  }

  for await (const page of entriesInOrder(context.services.database, pass.deposit, pass.everyFile ?? false)) {
    for (const one of page) {
      if (one.entry.ordinal !== last) files += 1;
      last = one.entry.ordinal;
      if (!progress.looking && (one.object === undefined || progress.folder === undefined)) continue;
      if (one.entry.size > SMALL_ENTRY_BYTES) {
        await flush();
        await handleLarge(context, pass, progress, reader, one);
        continue;
      }
      const bytes = await readSmall(context, pass, progress, reader, one, arena.subarray(filled));
      if (bytes === undefined) continue;
      batch.push({ ...one, bytes });
      filled += bytes.length;
      if (filled >= BATCH_BYTES) await flush();
    }
    await flush();
  }
  const { counts, count, bytes, empty } = progress;
  // Whatever was not looked at is not scanned: all files without antivirus, those that follow its silence.
  counts.notScanned = files - counts.clean - counts.infected - progress.damaged;
  return {
    scan: { scanner: scanner.name, ...counts },
    objects: { count, bytes, empty },
    stored: progress.folder !== undefined,
  };
}

interface InMemory extends EntryToRead {
  readonly bytes: Buffer;
}

/** The bytes of a small file, in the batch's memory; undefined when they are damaged. */
async function readSmall(
  context: IngestContext,
  pass: ObjectPass,
  progress: Progress,
  reader: ContentReader,
  { entry }: EntryToRead,
  room: Buffer,
): Promise<Buffer | undefined> {
  try {
    const bytes = await reader.whole(entry);
    bytes.copy(room);
    return room.subarray(0, bytes.length);
  } catch (error) {
    await damaged(context, pass, progress, entry.ordinal, error);
    return undefined;
  }
}

async function handleBatch(
  context: IngestContext,
  pass: ObjectPass,
  progress: Progress,
  batch: readonly InMemory[],
): Promise<void> {
  if (batch.length === 0) return;
  if (progress.looking) await scanBatch(context, pass, progress, batch);
  const { folder } = progress;
  if (folder === undefined) return;
  const objects = batch.flatMap(({ object, bytes }) => (object === undefined ? [] : [{ object, bytes }]));
  const locations = await folder.addObjects(
    objects.map(({ object, bytes }) => ({ id: object.id, bytes })),
    pass.strategy,
  );
  for (const [index, { object, bytes }] of objects.entries()) {
    const algorithm = opensslName(object.algorithm ?? '');
    const location = locations[index];
    if (location === undefined) throw new Error('an object was stored without a place');
    const own = object.algorithm === ARCHIVE_ALGORITHM;
    tell(
      pass,
      progress,
      object.ordinal,
      location,
      own || algorithm === undefined ? undefined : hash(algorithm, bytes),
    );
  }
  await pass.writer.breathe();
  if (progress.sinceCheckpoint >= CHECKPOINT_BYTES) {
    await pass.checkpoint();
    progress.sinceCheckpoint = 0;
  }
}

async function scanBatch(
  context: IngestContext,
  pass: ObjectPass,
  progress: Progress,
  batch: readonly InMemory[],
): Promise<void> {
  const { scanner } = context.services;
  // A file that several objects share is looked at once.
  const waiting = batch.filter(({ entry }, index) => batch[index - 1]?.entry.ordinal !== entry.ordinal);
  const fresh = waiting.filter(({ entry }) => entry.ordinal !== progress.lastScanned);
  const findings: EntryFinding[] = [];
  const queue = fresh.values();
  const look = async (): Promise<void> => {
    for (const { entry, bytes } of queue) {
      if (progress.counts.unavailable !== undefined) return;
      const finding = countVerdict(progress.counts, entry.ordinal, await scanner.scan(bytes));
      if (finding !== undefined) findings.push(finding);
    }
  };
  await Promise.all(Array.from({ length: SCANS_AT_ONCE }, look));
  progress.lastScanned = batch.at(-1)?.entry.ordinal ?? -1;
  await tellFindings(context, pass, progress, findings);
}

async function handleLarge(
  context: IngestContext,
  pass: ObjectPass,
  progress: Progress,
  reader: ContentReader,
  { entry, object }: EntryToRead,
): Promise<void> {
  const { scanner, scan } = context.services;
  if (progress.looking && entry.ordinal !== progress.lastScanned) {
    const verdict =
      entry.size > scan.maxFileBytes
        ? ({
            verdict: 'not_scanned',
            reason: 'beyond_limits',
            detail: `${entry.size} > ${scan.maxFileBytes}`,
          } as const)
        : await scanner.scan(await reader.stream(entry));
    progress.lastScanned = entry.ordinal;
    const finding = countVerdict(progress.counts, entry.ordinal, verdict);
    if (finding !== undefined) await tellFindings(context, pass, progress, [finding]);
  }
  if (object === undefined || progress.folder === undefined) return;
  const algorithm = object.algorithm === ARCHIVE_ALGORITHM ? undefined : opensslName(object.algorithm ?? '');
  const digest = algorithm === undefined ? undefined : createHash(algorithm);
  const failed: { error?: unknown } = {};
  const source = Readable.from(hashing(await reader.stream(entry), digest, failed), { objectMode: false });
  try {
    const location = await progress.folder.addObject(object.id, entry.size, source, pass.strategy);
    tell(pass, progress, object.ordinal, location, digest?.digest('hex'));
  } catch (error) {
    await damaged(context, pass, progress, entry.ordinal, failed.error ?? error);
  }
  context.signal.throwIfAborted();
}

/** Bytes on their way, hashed; what breaks them off is remembered as it was. */
async function* hashing(
  source: Readable,
  digest: ReturnType<typeof createHash> | undefined,
  failed: { error?: unknown },
): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of source) {
      digest?.update(chunk);
      yield chunk;
    }
  } catch (error) {
    failed.error = error;
    throw error;
  }
}

function tell(
  pass: ObjectPass,
  progress: Progress,
  ordinal: number,
  location: ObjectLocation,
  digest: string | undefined,
): void {
  progress.count += 1;
  progress.bytes += location.length;
  progress.sinceCheckpoint += location.length;
  if (location.length === 0) progress.empty += 1;
  pass.writer.add('object_content', {
    ordinal,
    size: location.length,
    sha512: location.sha512,
    digest: digest ?? location.sha512,
    strategy: location.strategy,
    pack_key: location.packKey,
    byte_offset: location.offset,
  });
}

/** An infected file ends the storing: nothing of this deposit will be kept. */
async function tellFindings(
  context: IngestContext,
  pass: ObjectPass,
  progress: Progress,
  findings: readonly EntryFinding[],
): Promise<void> {
  await context.transaction((transaction) => recordFindings(transaction, pass.deposit, findings));
  if (progress.counts.unavailable !== undefined) progress.looking = false;
  if (findings.some(({ finding }) => finding === 'infected')) await stopStoring(progress);
}

async function damaged(
  context: IngestContext,
  pass: ObjectPass,
  progress: Progress,
  ordinal: number,
  error: unknown,
): Promise<void> {
  if (!(error instanceof ContentFault)) throw error;
  const finding: EntryFinding = { ordinal, finding: 'CORRUPTED', detail: error.detail };
  progress.damaged += 1;
  await context.transaction((transaction) => recordFindings(transaction, pass.deposit, [finding]));
  await stopStoring(progress);
}

async function stopStoring(progress: Progress): Promise<void> {
  await progress.folder?.abandon();
  progress.folder = undefined;
}
