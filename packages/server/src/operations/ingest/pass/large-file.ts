import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { letGoOfPassing } from '../../../platform/index.ts';
import { isHeldBack } from '../../../referential/index.ts';
import type { IngestContext } from '../ingest-services.ts';
import type { ContentReader } from '../package/content-reader.ts';
import { ARCHIVE_ALGORITHM, opensslName } from '../storing/digest-algorithm.ts';
import type { EntryToRead } from './entry-page.ts';
import { identifyEntry } from './identify-objects.ts';
import { type ObjectPass, type PassProgress, tellDamaged, tellFindings, tellObject } from './object-pass.ts';
import { countVerdict } from './scan-entries.ts';

/** Looks at a file that is too large for memory, then stores it when it is an object. */
export async function handleLarge(
  context: IngestContext,
  pass: ObjectPass,
  progress: PassProgress,
  reader: ContentReader,
  one: EntryToRead,
): Promise<void> {
  const { entry, object } = one;
  if (progress.looking && entry.ordinal !== progress.lastScanned) {
    await scanLarge(context, pass, progress, reader, one);
  }
  if (object === undefined || progress.folder === undefined) return;
  const algorithm = object.algorithm === ARCHIVE_ALGORITHM ? undefined : opensslName(object.algorithm ?? '');
  const digest = algorithm === undefined ? undefined : createHash(algorithm);
  const failed: { error?: unknown } = {};
  const identifying = pass.formats?.startStream(entry.name);
  const passing = examining(await reader.stream(entry), [digest, identifying], failed);
  const source = Readable.from(passing, { objectMode: false });
  try {
    const location = await progress.folder.addObject(object.id, entry.size, source, pass.strategy);
    let format = identifying?.finish();
    if (format !== undefined && pass.formats !== undefined && isHeldBack(format))
      format = await identifyEntry(context, pass.formats, reader, entry);
    tellObject(pass, progress, object.ordinal, location, {
      format,
      ...(digest ? { digest: digest.digest('hex') } : {}),
    });
  } catch (error) {
    await tellDamaged(context, pass, progress, entry.ordinal, failed.error ?? error);
  }
  context.signal.throwIfAborted();
}

async function scanLarge(
  context: IngestContext,
  pass: ObjectPass,
  progress: PassProgress,
  reader: ContentReader,
  { entry }: EntryToRead,
): Promise<void> {
  const { scanner, scan } = context.services;
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

/** Bytes on their way, looked at; what breaks them off is remembered as it was. */
async function* examining(
  source: Readable,
  examiners: readonly ({ update(chunk: Buffer): unknown } | undefined)[],
  failed: { error?: unknown },
): AsyncGenerator<Buffer> {
  const letGo = letGoOfPassing();
  try {
    for await (const chunk of source) {
      for (const examiner of examiners) examiner?.update(chunk);
      yield chunk;
      letGo(chunk.length);
    }
  } catch (error) {
    failed.error = error;
    throw error;
  }
}
