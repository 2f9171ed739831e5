import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FormatIdentifier, IdentifiedFormat } from '../../../referential/index.ts';
import type { IngestContext } from '../ingest-services.ts';
import type { ContentReader } from '../package/content-reader.ts';
import type { PackageEntry } from '../package/entry.ts';
import type { ObjectInBatch } from './object-pass.ts';

/** The formats of small files, in their order; they are identified beside what is done meanwhile. */
export function identifyBatch(
  formats: FormatIdentifier | undefined,
  objects: readonly ObjectInBatch[],
): Promise<readonly (IdentifiedFormat | undefined)[]> {
  if (formats === undefined) return Promise.resolve(objects.map(() => undefined));
  const identified = formats.identifyAll(objects.map(({ name, bytes }) => ({ name, bytes })));
  // Told to whoever awaits it, unless storing fails first.
  identified.catch(() => undefined);
  return identified;
}

/** A large container cannot be opened while it passes by: its entry is put in a file of its own, and identified there. */
export async function identifyEntry(
  context: IngestContext,
  formats: FormatIdentifier,
  reader: ContentReader,
  entry: PackageEntry,
): Promise<IdentifiedFormat> {
  const scratch = await context.services.workspace.scratch(context.operationId);
  const path = join(scratch, `identified-${entry.ordinal}`);
  try {
    await pipeline(await reader.stream(entry), createWriteStream(path));
    const file = await open(path, 'r');
    try {
      const read = async (offset: number, length: number) => {
        const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, offset);
        return buffer.subarray(0, bytesRead);
      };
      const { mimeTypes: _, ...format } = await formats.identify({ size: entry.size, read }, entry.name);
      return format;
    } finally {
      await file.close();
    }
  } finally {
    await rm(path, { force: true });
  }
}
