import type { IngestContext } from '../ingest-services.ts';
import type { ContentReader } from '../package/content-reader.ts';
import { SMALL_ENTRY_BYTES } from '../package/open-package.ts';
import { type EntryToRead, entriesInOrder } from './entry-page.ts';
import { handleLarge } from './large-file.ts';
import {
  type FileInMemory,
  type ObjectPass,
  type ObjectPassResult,
  type PassProgress,
  tellDamaged,
} from './object-pass.ts';
import { isScanning } from './scan-entries.ts';
import { handleBatch, type StoredBatch } from './small-files.ts';

/** Small files are handled together, this many bytes at a time. */
const BATCH_BYTES = 4 * 1024 * 1024;
/** Batches in memory: one is read while the formats of those before are identified. */
const BATCHES = 3;
/** What was stored since the last checkpoint is stored again after a crash. */
const CHECKPOINT_BYTES = 1024 ** 3;

/**
 * Reads each file of a package once, in the order of its bytes: looked at by the antivirus, hashed, stored in the
 * operation's folder, and told to the staged facts. A file that is infected or damaged ends the storing, not the looking.
 */
export async function readObjects(context: IngestContext, pass: ObjectPass): Promise<ObjectPassResult> {
  const { scanner, checkpointBytes = CHECKPOINT_BYTES } = context.services;
  const progress: PassProgress = {
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
  const packageBytes = pass.deposit.facts.package?.bytes ?? Number.POSITIVE_INFINITY;
  const memory = Math.min(BATCH_BYTES + SMALL_ENTRY_BYTES, packageBytes);
  // Shared with the thread that identifies formats.
  const newArena = (): Buffer => Buffer.from(new SharedArrayBuffer(memory));
  let arena: Buffer | undefined;
  let batch: FileInMemory[] = [];
  let filled = 0;
  let files = 0;
  let last = -1;
  const untold: { readonly arena: Buffer; readonly stored: StoredBatch }[] = [];

  async function tellOldest(): Promise<Buffer | undefined> {
    const oldest = untold.shift();
    await oldest?.stored.tell();
    return oldest?.arena;
  }

  async function tellAll(): Promise<void> {
    while (untold.length > 0) await tellOldest();
  }

  async function flush(): Promise<void> {
    const stored = await handleBatch(context, pass, progress, batch);
    batch = [];
    filled = 0;
    if (arena !== undefined && stored !== undefined) {
      untold.push({ arena, stored });
      arena = untold.length < BATCHES ? undefined : await tellOldest();
    }
    if (progress.sinceCheckpoint >= checkpointBytes && progress.folder !== undefined) {
      await tellAll();
      await pass.checkpoint();
      progress.sinceCheckpoint = 0;
    }
    context.progress(files, total);
    context.signal.throwIfAborted();
  }

  // What an earlier attempt looked at is forgotten: what it stored is looked at again.
  const everyFile = pass.everyFile ?? progress.looking;
  for await (const page of entriesInOrder(context.services.database, pass.deposit, everyFile)) {
    for (const one of page) {
      if (one.entry.ordinal !== last) files += 1;
      last = one.entry.ordinal;
      if (!progress.looking && (one.object === undefined || progress.folder === undefined)) continue;
      if (one.entry.size > SMALL_ENTRY_BYTES) {
        await flush();
        await handleLarge(context, pass, progress, reader, one);
        continue;
      }
      // A file that several objects share comes once for each.
      if (filled + one.entry.size > memory) await flush();
      arena ??= newArena();
      const bytes = await readSmall(context, pass, progress, reader, one, arena.subarray(filled));
      if (bytes === undefined) continue;
      batch.push({ ...one, bytes });
      filled += bytes.length;
      if (filled >= BATCH_BYTES) await flush();
    }
    await flush();
  }
  await tellAll();
  const { counts, count, bytes, empty } = progress;
  // Whatever was not looked at is not scanned: all files without antivirus, those that follow its silence.
  counts.notScanned = files - counts.clean - counts.infected - progress.damaged;
  return {
    scan: { scanner: scanner.name, ...counts },
    objects: { count, bytes, empty },
    stored: progress.folder !== undefined,
  };
}

/** The bytes of a small file, in the batch's memory; undefined when they are damaged. */
async function readSmall(
  context: IngestContext,
  pass: ObjectPass,
  progress: PassProgress,
  reader: ContentReader,
  { entry }: EntryToRead,
  room: Buffer,
): Promise<Buffer | undefined> {
  try {
    const bytes = await reader.whole(entry);
    bytes.copy(room);
    return room.subarray(0, bytes.length);
  } catch (error) {
    await tellDamaged(context, pass, progress, entry.ordinal, error);
    return undefined;
  }
}
