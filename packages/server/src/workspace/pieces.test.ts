import { hash, randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFolderWorkspace } from './folder-workspace.ts';
import type { AppendOptions, Workspace } from './workspace.ts';

let directory: string;
let workspace: Workspace;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'chartrier-pieces-'));
  workspace = createFolderWorkspace(join(directory, 'workspace'));
});
afterEach(() => rm(directory, { recursive: true }));

const path = (name: string) => join(directory, 'workspace', 'op1', name);

/** Appends, and answers how much was told durable at the end. */
async function append(source: Readable, options: Partial<AppendOptions>): Promise<number> {
  let told = options.offset ?? 0;
  await workspace
    .append('op1', 'pieces', source, {
      offset: 0,
      maxBytes: 90_000_000,
      mayWrite: async () => undefined,
      onDurable: async (received) => {
        told = received;
      },
      ...options,
    })
    .catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'WORKSPACE_UPLOAD_CUT')) throw error;
    });
  return told;
}

function streamOf(bytes: Uint8Array, broken: boolean): Readable {
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += 70_000) yield bytes.subarray(at, at + 70_000);
    if (broken) throw new Error('ECONNRESET');
  }
  return Readable.from(chunks(), { objectMode: false });
}

describe('a file that comes in pieces', () => {
  it('is the same bytes, however its pieces were cut and whatever a crash left after them', async () => {
    const piece = fc.record({
      length: fc.integer({ min: 0, max: 900_000 }),
      broken: fc.boolean(),
      beyond: fc.integer({ min: 0, max: 2_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 5 }), async (pieces) => {
        await workspace.remove('op1');
        const whole = randomBytes(pieces.reduce((sum, { length }) => sum + length, 0));
        let offset = 0;
        for (const { length, broken, beyond } of pieces) {
          const bytes = whole.subarray(offset, offset + length);
          const told = await append(streamOf(bytes, broken), { offset });
          expect(told).toBe(offset + length);
          offset = told;
          // written, but never told: the process was killed
          await appendFile(path('pieces'), Buffer.alloc(beyond, 1));
        }
        await append(streamOf(Buffer.alloc(0), false), { offset });
        const received = await workspace.complete('op1', 'pieces', 'upload');
        expect(received).toEqual({ size: whole.length, sha512: hash('sha512', whole, 'hex') });
        expect((await readFile(path('upload'))).equals(whole)).toBe(true);
        expect(await workspace.complete('op1', 'pieces', 'upload')).toEqual(received);
      }),
      { numRuns: 25 },
    );
  });

  it('tells what is durable as it comes, not at the end only', async () => {
    const told: number[] = [];
    const bytes = randomBytes(20_000_000);
    await append(streamOf(bytes, false), {
      onDurable: async (received) => {
        told.push(received);
      },
    });
    expect(told.length).toBeGreaterThan(2);
    expect(told.at(-1)).toBe(bytes.length);
    expect(told).toEqual(told.toSorted((one, other) => one - other));
  });

  it('writes nothing once the file is another’s', async () => {
    let allowed = 1;
    const mayWrite = async () => {
      allowed -= 1;
      if (allowed < 0) throw new Error('lost');
    };
    await expect(append(streamOf(randomBytes(2_000_000), false), { mayWrite })).rejects.toMatchObject({
      code: 'WORKSPACE_UNAVAILABLE',
    });
    expect((await readFile(path('pieces'))).length).toBe(0);
  });

  it('is not there before its first piece', async () => {
    await expect(workspace.complete('op1', 'pieces', 'upload')).rejects.toMatchObject({
      code: 'WORKSPACE_FILE_ABSENT',
    });
  });
});
