import { Readable } from 'node:stream';
import type { ExportContext } from './services.ts';

/** The package in the workspace, once it is whole. */
export const PACKAGE = 'dip.zip';
/** The same while it is written. */
const UNFINISHED = 'dip.zip.unfinished';

/** A package is as large as its thresholds let it be, and the disk. */
const ANY_SIZE = Number.MAX_SAFE_INTEGER;

/**
 * Writes at the end of what is durable of the package; what an interrupted attempt wrote beyond is cut off first. When it
 * returns, all of it is on the disk.
 *
 * @throws what the source throws; OPERATION_LEASE_LOST; WORKSPACE_FULL, WORKSPACE_UNAVAILABLE
 */
export async function appendToPackage(
  context: ExportContext,
  offset: number,
  source: AsyncGenerator<Buffer>,
): Promise<void> {
  const { operationId, services, signal } = context;
  const stream = Readable.from(source, { objectMode: false });
  try {
    await services.workspace.append(operationId, UNFINISHED, stream, {
      offset,
      maxBytes: ANY_SIZE,
      // whoever lost the operation must not write into what the next one writes
      mayWrite: async () => {
        signal.throwIfAborted();
        await context.transaction(async () => undefined);
      },
      onDurable: async () => undefined,
    });
  } finally {
    stream.destroy();
    // what it reads from is given back before whoever asked goes on
    await source.return(undefined).catch(() => undefined);
  }
}

/** Gives the package its name, durably, and tells its size and digest. Done again, it ends the same. */
export function completePackage({ operationId, services }: ExportContext) {
  return services.workspace.complete(operationId, UNFINISHED, PACKAGE);
}
