import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { chartrierError } from '@chartrier/messages';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFolderWorkspace } from './folder-workspace.ts';
import type { Workspace } from './workspace.ts';

let directory: string;
let workspace: Workspace;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'chartrier-workspace-'));
  workspace = createFolderWorkspace(join(directory, 'workspace'));
});
afterEach(() => rm(directory, { recursive: true }));

async function filesLeft(): Promise<number> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}

function source(bytes: number): Readable {
  return Readable.from([Buffer.alloc(bytes)], { objectMode: false });
}

describe('a workspace refuses', () => {
  it('a stream that breaks off, and keeps nothing of it', async () => {
    async function* broken() {
      yield Buffer.alloc(3_000_000);
      throw new Error('ECONNRESET');
    }
    const received = workspace.receive('op1', 'upload', Readable.from(broken(), { objectMode: false }), {
      maxBytes: 9_000_000,
    });
    await expect(received).rejects.toMatchObject({
      code: 'WORKSPACE_UPLOAD_CUT',
      parameters: { received: 3_000_000 },
    });
    expect(await filesLeft()).toBe(0);
    expect(await Array.fromAsync(workspace.list())).toEqual([]);
  });

  it('a stream of ours that fails, by its own error', async () => {
    async function* failing() {
      yield Buffer.alloc(3_000_000);
      throw chartrierError('DATABASE_UNAVAILABLE', { reason: 'it restarts' });
    }
    const received = workspace.receive('op1', 'reply', Readable.from(failing(), { objectMode: false }), {
      maxBytes: 9_000_000,
    });
    await expect(received).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect(await filesLeft()).toBe(0);
  });

  it('a stream that is too large, without reading it to its end', async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 1;
        yield Buffer.alloc(1_000_000);
      }
    }
    const received = workspace.receive('op1', 'upload', Readable.from(endless(), { objectMode: false }), {
      maxBytes: 5_000_000,
    });
    await expect(received).rejects.toMatchObject({ code: 'WORKSPACE_FILE_TOO_LARGE' });
    expect(given).toBeLessThan(20);
    expect(await filesLeft()).toBe(0);
  });

  it('a stream that is slower than it may be, and only that', async () => {
    const sending = (chunks: number, pauseMs: number) =>
      Readable.from(
        (async function* () {
          for (let chunk = 0; chunk < chunks; chunk++) {
            yield Buffer.alloc(100);
            await setTimeout(pauseMs);
          }
        })(),
        { objectMode: false },
      );
    const slowest = { bytes: 200, windowMs: 1_500 };
    const slow = workspace.receive('op1', 'upload', sending(10, 3_000), { maxBytes: 9_000, slowest });
    await expect(slow).rejects.toMatchObject({
      code: 'WORKSPACE_UPLOAD_SLOW',
      parameters: { received: 100, seconds: 1.5, bytes: 200 },
    });
    expect(await filesLeft()).toBe(0);
    const steady = await workspace.receive('op1', 'upload', sending(10, 50), { maxBytes: 9_000, slowest });
    expect(steady.size).toBe(1_000);
  });

  it('a second file of the same name', async () => {
    await workspace.receive('op1', 'upload', source(1), { maxBytes: 9 });
    const again = workspace.receive('op1', 'upload', source(2), { maxBytes: 9 });
    await expect(again).rejects.toMatchObject({ code: 'WORKSPACE_FILE_TAKEN' });
    expect(await workspace.size('op1', 'upload')).toBe(1);
  });

  it('names that leave the folder of their operation', async () => {
    for (const name of ['../op2/upload', '/etc/passwd', 'a//b', '.hidden', 'scratch/a', ''])
      await expect(workspace.localPath('op1', name)).rejects.toMatchObject({
        code: 'WORKSPACE_NAME_INVALID',
      });
    await expect(workspace.localPath('../op', 'a')).rejects.toMatchObject({ code: 'WORKSPACE_NAME_INVALID' });
  });

  it('a file that is not there', async () => {
    await expect(workspace.read('op1', 'upload')).rejects.toMatchObject({ code: 'WORKSPACE_FILE_ABSENT' });
  });

  it('to work where its folder cannot be', async () => {
    await writeFile(join(directory, 'workspace'), '');
    const received = workspace.receive('op1', 'upload', source(1), { maxBytes: 9 });
    await expect(received).rejects.toMatchObject({ code: 'WORKSPACE_UNAVAILABLE' });
  });
});
