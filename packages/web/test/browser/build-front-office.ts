import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What is looked at is what the sources say now, not an older build. */
export default function buildFrontOffice(): void {
  const built = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: 'inherit',
    // vitest says `test`, by which React would be built for its developers: slower, and another weight
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (built.status !== 0) throw new Error('the front office could not be built');
}
