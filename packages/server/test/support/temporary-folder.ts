import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEndOfFile } from './end-of-file.ts';

/** A folder of the calling test file's own, removed when the file ends. */
export async function temporaryFolder(name = 'chartrier-'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), name));
  atEndOfFile(async () => {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}
