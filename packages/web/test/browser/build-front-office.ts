import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WEB = fileURLToPath(new URL('../..', import.meta.url));
const DIST = join(WEB, 'dist');
/** On the same disk. */
const ASIDE = join(WEB, '.front-office-');

/**
 * What is looked at is what the sources say now, not an older build. It is made aside and takes the place of the other when it
 * is whole: tests that another run began beside are served files all the while, and two builds do not write to one folder.
 */
export default async function buildFrontOffice(): Promise<void> {
  const folder = await mkdtemp(ASIDE);
  const made = join(folder, 'dist');
  try {
    const built = spawnSync('npm', ['run', '--silent', 'build', '--', '--outDir', made], {
      cwd: WEB,
      stdio: 'inherit',
      // vitest says `test`, by which React would be built for its developers: slower, and another weight
      env: { ...process.env, NODE_ENV: 'production' },
    });
    if (built.status !== 0) throw new Error('the front office could not be built');
    await chmod(made, 0o755);
    await takeThePlace(made, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A run that ends its own build at the same moment may have put it there in between: it goes too. */
async function takeThePlace(made: string, folder: string): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    // what cannot be moved, as in a layer of a container, is removed
    await rename(DIST, join(folder, `before-${turn}`)).catch(() =>
      rm(DIST, { recursive: true, force: true }),
    );
    if (await moved(made, DIST)) return;
  }
}

/** Whether the folder could take that name; not when a folder that holds something has it. */
async function moved(folder: string, name: string): Promise<boolean> {
  try {
    await rename(folder, name);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOTEMPTY', 'EEXIST'].includes(String(error.code)))
      return false;
    throw error;
  }
}
