import { hash } from 'node:crypto';
import type { IdentifiedFormat } from '../../../referential/index.ts';
import type { IngestContext } from '../ingest-services.ts';
import { ARCHIVE_ALGORITHM, opensslName } from '../storing/digest-algorithm.ts';
import { identifyBatch } from './identify-objects.ts';
import {
  type Examined,
  type FileInMemory,
  type ObjectInBatch,
  type ObjectPass,
  type PassProgress,
  tellFindings,
  tellObject,
} from './object-pass.ts';
import { countVerdict, type EntryFinding } from './scan-entries.ts';

/** Files of a batch that the antivirus looks at side by side. */
const SCANS_AT_ONCE = 4;

/** Objects in the folder whose formats may still be looked for, in the memory of the batch. */
export interface StoredBatch {
  /** Stages what was learnt of the objects; the batch's memory may be used again when it resolves. */
  tell(): Promise<void>;
}

/**
 * Looks at small files, all in memory, and stores those that are objects. What is staged of them is told afterwards: their
 * formats are identified while the next files are read. Undefined when nothing is stored.
 */
export async function handleBatch(
  context: IngestContext,
  pass: ObjectPass,
  progress: PassProgress,
  batch: readonly FileInMemory[],
): Promise<StoredBatch | undefined> {
  if (batch.length === 0) return undefined;
  if (progress.looking) await scanBatch(context, pass, progress, batch);
  const { folder } = progress;
  if (folder === undefined) return undefined;
  const objects = batch.flatMap(({ entry: { name }, object, bytes }) =>
    object === undefined ? [] : [{ object, name, bytes }],
  );
  const identified = identifyBatch(pass.formats, objects);
  const locations = await folder.addObjects(
    objects.map(({ object, bytes }) => ({ id: object.id, bytes })),
    pass.strategy,
  );
  return {
    async tell() {
      const examined = examineBatch(objects, await identified);
      for (const [index, { object }] of objects.entries()) {
        const location = locations[index];
        if (location === undefined) throw new Error('an object was stored without a place');
        tellObject(pass, progress, object.ordinal, location, examined[index] ?? {});
      }
      await pass.writer.breathe();
    },
  };
}

/** What the bytes of a batch's objects tell beside their SHA-512, in their order. */
function examineBatch(
  objects: readonly ObjectInBatch[],
  formats: readonly (IdentifiedFormat | undefined)[],
): readonly Examined[] {
  return objects.map(({ object, bytes }, index) => {
    const algorithm =
      object.algorithm === ARCHIVE_ALGORITHM ? undefined : opensslName(object.algorithm ?? '');
    const format = formats[index];
    return algorithm === undefined ? { format } : { format, digest: hash(algorithm, bytes) };
  });
}

async function scanBatch(
  context: IngestContext,
  pass: ObjectPass,
  progress: PassProgress,
  batch: readonly FileInMemory[],
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
