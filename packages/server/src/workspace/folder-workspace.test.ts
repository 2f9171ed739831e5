import { hash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
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

function streamOf(...chunks: readonly Buffer[]): Readable {
  return Readable.from(chunks, { objectMode: false });
}

async function files(): Promise<readonly string[]> {
  return (await readdir(directory, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
}

describe('a workspace', () => {
  it('receives a stream, and tells its size and its digest', async () => {
    const bytes = randomBytes(5_000_000);
    const seen: number[] = [];
    const chunks = [bytes.subarray(0, 10), bytes.subarray(10, 3_000_000), bytes.subarray(3_000_000)];
    const received = await workspace.receive('op1', 'upload', streamOf(...chunks), {
      maxBytes: 5_000_000,
      onProgress: (count) => seen.push(count),
    });
    expect(received).toEqual({ size: 5_000_000, sha512: hash('sha512', bytes, 'hex') });
    expect(seen).toEqual([10, 3_000_000, 5_000_000]);
    expect((await readFile(await workspace.localPath('op1', 'upload'))).equals(bytes)).toBe(true);
    expect(await workspace.size('op1', 'upload')).toBe(5_000_000);
    const part = await workspace.read('op1', 'upload', { offset: 4_999_990, length: 10 });
    expect(Buffer.concat(await Array.fromAsync(part)).equals(bytes.subarray(-10))).toBe(true);
    expect(await files()).toEqual(['upload']);
  });

  it('lets go of what it received as it goes', async () => {
    const chunks = 2_000;
    const source = Readable.from(
      (function* () {
        for (let chunk = 0; chunk < chunks; chunk += 1) yield Buffer.alloc(65_536, chunk);
      })(),
      { objectMode: false },
    );
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    await workspace.receive('op1', 'upload', source, {
      maxBytes: chunks * 65_536,
      onProgress: () => {
        most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      },
    });
    expect(most).toBeLessThan(20 * 2 ** 20);
  });

  it('receives an empty stream', async () => {
    await workspace.receive('op1', 'exports/dip.zip', streamOf(), { maxBytes: 0 });
    expect(await workspace.size('op1', 'exports/dip.zip')).toBe(0);
  });

  it('removes an operation with all that it has, and tells which ones have something', async () => {
    await workspace.receive('op1', 'upload', streamOf(Buffer.from('a')), { maxBytes: 9 });
    const scratch = await workspace.scratch('op2');
    expect(await readdir(scratch)).toEqual([]);
    expect(await Array.fromAsync(workspace.list())).toEqual(expect.arrayContaining(['op1', 'op2']));
    await workspace.remove('op1');
    await workspace.remove('op1');
    expect(await Array.fromAsync(workspace.list())).toEqual(['op2']);
    expect(await workspace.size('op1', 'upload')).toBeUndefined();
    expect(await workspace.usableSpace()).toBeGreaterThan(0);
  });

  it('discards what a killed process had begun to receive, once nothing comes any more, and nothing else', async () => {
    await workspace.receive('op1', 'upload', streamOf(Buffer.from('a')), { maxBytes: 9 });
    const path = (id: string) => join(directory, 'workspace', id);
    for (const id of ['op1', 'op2', 'op3']) {
      await mkdir(path(id), { recursive: true });
      await writeFile(join(path(id), 'upload.0123.part'), 'half');
    }
    const noon = new Date('2026-02-03T12:00:00Z');
    await utimes(join(path('op1'), 'upload'), 0, 0);
    for (const id of ['op1', 'op2']) await utimes(join(path(id), 'upload.0123.part'), 0, 0);
    await mkdir(path('op4'));
    await utimes(path('op4'), 0, 0);
    expect([...(await workspace.discardUnfinished(noon))].toSorted()).toEqual(['op1', 'op2', 'op4']);
    expect((await Array.fromAsync(workspace.list())).toSorted()).toEqual(['op1', 'op3']);
    expect(await readdir(path('op1'))).toEqual(['upload']);
    expect(await readdir(path('op3'))).toEqual(['upload.0123.part']);
    expect(await workspace.discardUnfinished(noon)).toEqual([]);
  });
});
