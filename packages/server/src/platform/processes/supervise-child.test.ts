import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { capturedLog, temporaryFolder } from '../../../test/support/index.ts';
import { createLogger, type Logger } from '../logging/logger.ts';
import { type SupervisedChild, superviseChild } from './index.ts';

const folder = await temporaryFolder();
const silent = createLogger({ level: 'silent', service: 'test' });
const children: SupervisedChild[] = [];

afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.stop(1_000)));
});

function supervise(
  instructions: object,
  delaysMilliseconds: readonly number[] = [0],
  logger: Logger = silent,
): SupervisedChild {
  const child = superviseChild({
    program: fileURLToPath(new URL('./child.fixture.ts', import.meta.url)),
    name: 'child',
    instructions: { lostFile: join(folder, 'lost'), ...instructions },
    logger,
    delaysMilliseconds,
  });
  children.push(child);
  return child;
}

describe('a supervised child', () => {
  it('answers its parent, and nothing to what it does not know', async () => {
    const child = supervise({});
    expect(await child.ask('pid', 10_000)).toBe(child.pid());
    expect(await child.ask('riddle', 100)).toBeUndefined();
  });

  it('is started again when it is killed, with a new life', async () => {
    const child = supervise({});
    const first = await child.ask('pid', 10_000);
    process.kill(Number(first), 'SIGKILL');
    await until(() => child.pid() !== undefined && child.pid() !== first);
    expect(await child.ask('pid', 10_000)).toBe(child.pid());
  });

  it('is started again with a delay that grows', async () => {
    const { lines, logger } = capturedLog('error');
    const child = supervise({ dieAtOnce: true }, [0, 60_000], logger);
    const deaths = () => lines.filter((line) => line.includes('a child process died'));
    await until(() => deaths().length === 2);
    expect(deaths().map((line) => (JSON.parse(line) as { delay: number }).delay)).toEqual([0, 60_000]);
    expect(child.pid()).toBeUndefined();
  });

  it('is not started again once it is retired or stopped', async () => {
    const child = supervise({});
    const pid = Number(await child.ask('pid', 10_000));
    child.retire();
    process.kill(pid, 'SIGKILL');
    await until(() => child.pid() === undefined);
    await sleep(100);
    expect(child.pid()).toBeUndefined();
  });

  it('is killed when it does not stop in time', async () => {
    const child = supervise({ ignoreStop: true });
    await child.ask('pid', 10_000);
    const began = performance.now();
    await child.stop(200);
    // a timer counts from the last time that its loop looked at the clock, in whole milliseconds
    expect(performance.now() - began).toBeGreaterThan(180);
    expect(child.pid()).toBeUndefined();
  });

  it('notices that its parent was killed', async () => {
    const lostFile = join(folder, 'parent-lost');
    const parent = fork(fileURLToPath(new URL('./parent.fixture.ts', import.meta.url)), [lostFile]);
    const childPid = await new Promise<number>((resolve) => {
      parent.once('message', (pid) => resolve(Number(pid)));
    });
    parent.kill('SIGKILL');
    await until(() => existsSync(lostFile));
    expect(existsSync(lostFile)).toBe(true);
    expect(childPid).toBeGreaterThan(0);
  });
});

async function until(condition: () => boolean): Promise<void> {
  await expect.poll(condition, { interval: 20 }).toBe(true);
}
