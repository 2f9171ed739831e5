import { constants } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { IngestContext } from '../ingest-services.ts';

/**
 * Leaves, deletes or moves the package that a deposit was read from; a deposit that was refused moves it to the other
 * folder, and never deletes it. A name is taken after the operation, so that nothing is written over. Done again, nothing
 * happens.
 */
export async function afterLocalUpload(context: IngestContext): Promise<void> {
  const { localPath } = context.parameters;
  const settings = context.services.localUpload;
  if (typeof localPath !== 'string' || settings === undefined || settings.after === 'NONE') return;
  const { rows } = await context.services.database.query<{ outcome: string }>(
    'select outcome from operation where tenant = $1 and id = $2',
    [context.tenant, context.operationId],
  );
  const succeeded = rows[0]?.outcome === 'OK' || rows[0]?.outcome === 'WARNING';
  if (settings.after === 'DELETE') {
    if (succeeded) await rm(localPath, { force: true });
    return;
  }
  const folder = succeeded ? settings.successDirectory : settings.failureDirectory;
  await mkdir(folder, { recursive: true });
  await move(localPath, join(folder, `${context.operationId}_${basename(localPath)}`));
}

async function move(from: string, to: string): Promise<void> {
  try {
    await stat(from);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  try {
    await rename(from, to);
  } catch (error) {
    // Another file system.
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    await rm(from, { force: true });
  }
}
