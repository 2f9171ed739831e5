import { fork } from 'node:child_process';
import { once } from 'node:events';
import { getPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const OURS = getPriority();

async function nicenessAfter(...steps: readonly number[]): Promise<readonly number[]> {
  const child = fork(fileURLToPath(new URL('./own-priority.fixture.ts', import.meta.url)), steps.map(String));
  const [told] = await once(child, 'message');
  if (child.exitCode === null) await once(child, 'exit');
  return told as readonly number[];
}

describe('a process that steps behind', () => {
  it('does so with all its threads, those that it starts later too', async () => {
    const threads = await nicenessAfter(OURS + 3);
    expect(new Set(threads)).toEqual(new Set([OURS + 3]));
    expect(threads.length).toBeGreaterThan(process.platform === 'linux' ? 4 : 0);
  });

  it('stays where it is when it is asked for nothing, or to come forward', async () => {
    expect(new Set(await nicenessAfter(0))).toEqual(new Set([OURS]));
    expect(new Set(await nicenessAfter(OURS + 5, OURS + 2))).toEqual(new Set([OURS + 5]));
  });
});
