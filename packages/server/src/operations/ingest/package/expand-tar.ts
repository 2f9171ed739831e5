import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PassThrough, pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import unbzip2 from 'unbzip2-stream';
import { workspaceFailure } from '../../../workspace/index.ts';
import { isInflateError } from './content-check.ts';
import { PackageUnreadable } from './entry.ts';
import type { PackageLimits } from './package-limits.ts';

/**
 * Makes the plain tar of a `tar.gz` or `tar.bz2` beside it, once: its entries are then read where they lie, as often as
 * needed. All members of a gzip, and all streams of a bzip2, are read.
 * @throws PackageUnreadable when it is damaged, or grows beyond the limits; WORKSPACE_FULL when there is no room for it.
 */
export async function expandTar(
  path: string,
  format: 'tar.gz' | 'tar.bz2',
  target: string,
  limits: PackageLimits,
): Promise<void> {
  const { size: packed } = await stat(path);
  const source = createReadStream(path, { highWaterMark: 1024 * 1024 });
  const expanded = format === 'tar.gz' ? gunzip(source) : bunzip2(source);
  const part = `${target}.part`;
  const handle = await open(part, 'w');
  let size = 0;
  try {
    for await (const chunk of expanded) {
      size += chunk.length;
      refuseBeyond(size, packed, limits);
      await handle.write(chunk);
    }
  } catch (error) {
    // what was made of it would take the room that others wait for
    await rm(part, { force: true });
    if (error instanceof PackageUnreadable) throw error;
    if (!isDamage(error)) throw workspaceFailure(dirname(target), error);
    throw new PackageUnreadable('DAMAGED', error.message, { cause: error });
  } finally {
    source.destroy();
    await handle.close();
  }
  await rename(part, target);
}

function refuseBeyond(size: number, packed: number, limits: PackageLimits): void {
  if (size > limits.maxTotalBytes) throw new PackageUnreadable('TOO_LARGE', `> ${limits.maxTotalBytes}`);
  if (size > limits.compressionRatioFloorBytes && size / packed > limits.maxCompressionRatio) {
    throw new PackageUnreadable('RATIO_TOO_HIGH', `> ${limits.maxCompressionRatio}`);
  }
}

function gunzip(source: Readable): Readable {
  return pipeline(source, createGunzip(), () => undefined);
}

/** The reader of bzip2 is a stream of the first kind: what it gives passes through one of today's. */
function bunzip2(source: Readable): Readable {
  const expander = unbzip2();
  const output = new PassThrough();
  source.on('error', (error) => output.destroy(error));
  expander.on('error', (error: Error) => output.destroy(error));
  source.pipe(expander).pipe(output);
  return output;
}

/** Errors of zlib, or of the bzip2 reader, which have no code; those of the disk have another. */
function isDamage(error: unknown): error is Error {
  return isInflateError(error) || (error instanceof Error && error.name === 'Error' && !('code' in error));
}
