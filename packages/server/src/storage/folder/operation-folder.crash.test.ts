import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderDay, folderEntries, folderJournal, readStoredFolder } from '@chartrier/offer-format';
import { describe, expect, it } from 'vitest';
import { type FolderMessage, type FolderOrder, objectBytes } from '../../../test/storage/folder-process.ts';
import { temporaryFolder } from '../../../test/support/index.ts';
import { readObject } from '../read-object.ts';
import { createTestStorage } from './test-storage.ts';

const PROCESS = fileURLToPath(new URL('../../../test/storage/folder-process.ts', import.meta.url));
const createdAt = new Date('2026-02-03T04:05:06.789Z');
const directory = await temporaryFolder('chartrier-folder-crash-');
const PREFIX = '0/2026/02/03/';

/** What the database remembers of an operation, across the deaths of those who run it. */
interface Remembered {
  attempt: number;
  kept: FolderOrder['kept'];
  committed?: string;
  ended?: boolean;
  completed: boolean;
  /** How many moments of writes the process that completed it went through. */
  moments: number;
}

type Shape = Pick<FolderOrder, 'objects' | 'checkpoint'> & Partial<Pick<FolderOrder, 'refused'>>;

async function run(
  operationId: string,
  shape: Shape,
  memory: Remembered,
  death: Pick<FolderOrder, 'dieAt' | 'dieAfter'>,
): Promise<void> {
  memory.attempt += 1;
  const order: FolderOrder = {
    directory,
    operationId,
    createdAt: createdAt.toISOString(),
    attempt: memory.attempt,
    kept: memory.kept,
    ...shape,
    ...death,
    ...(memory.committed !== undefined && { committed: memory.committed }),
    ...(memory.ended && { ended: true }),
  };
  const child: ChildProcess = fork(PROCESS, [JSON.stringify(order)]);
  child.on('message', (message: FolderMessage) => {
    if (message.kind === 'checkpoint') memory.kept = message.kept;
    else if (message.kind === 'commit') memory.committed = message.digest;
    else if (message.kind === 'refusal') memory.ended = true;
    else {
      memory.completed = true;
      memory.moments = message.moments;
    }
    if (child.connected) child.send('remembered', () => undefined);
  });
  const [code, signal] = await once(child, 'exit');
  if (code !== 0) expect(signal).toBe('SIGKILL');
}

function forgotten(): Remembered {
  return { attempt: 0, kept: [], completed: false, moments: 0 };
}

async function filesOf(offer: string, operationId: string): Promise<readonly string[]> {
  const entries = await readdir(join(directory, offer, PREFIX, operationId), { withFileTypes: true });
  return entries.map((entry) => entry.name).sort();
}

/** Both offers hold the operation whole, the same, and nothing else. */
async function expectFinished(operationId: string, { objects }: Shape): Promise<void> {
  const test = await createTestStorage({ directory });
  const held = [];
  for (const offer of test.storage.offers.values()) {
    const folder = await readStoredFolder(offer, { tenant: 0, day: folderDay(createdAt), operationId });
    expect(folder.operation).toMatchObject({ outcome: 'OK', commit: { seq: 1 } });
    expect(await Array.fromAsync(folderJournal(offer, folder))).toEqual([{ line: 'journal' }]);
    const entries = await Array.fromAsync(folderEntries(offer, folder, offer.id));
    expect(entries.filter((entry) => entry.type === 'line')).toHaveLength(objects);
    for (const [n, entry] of entries.filter((one) => one.type === 'object').entries()) {
      expect(entry.index.id).toBe(`object${n}`);
      const { key, strategy, index } = entry;
      const location = { objectId: index.id, strategy, packKey: key, ...index };
      const bytes = await Array.fromAsync(await readObject(test.storage, location, { verify: true }));
      expect(Buffer.concat(bytes).equals(objectBytes(n))).toBe(true);
    }
    const expected = [
      'operation.json',
      'prepared.json',
      ...(folder.prepared?.files.map(({ name }) => name) ?? []),
    ];
    const files = await filesOf(offer.id, operationId);
    expect(files.filter((name) => !['journal.jsonl', 'reply.xml'].includes(name))).toEqual(expected.sort());
    held.push(files);
  }
  expect(held[0]).toEqual(held[1]);
  await expectNothingUnfinished(operationId);
  await test.close();
}

async function expectRefused(operationId: string): Promise<void> {
  for (const offer of ['offer-1', 'offer-2'])
    expect(await filesOf(offer, operationId)).toEqual(['journal.jsonl', 'operation.json', 'reply.xml']);
  await expectNothingUnfinished(operationId);
}

async function expectNothingUnfinished(operationId: string): Promise<void> {
  for (const offer of ['offer-1', 'offer-2']) {
    const unfinished = await readdir(join(directory, offer, 'tmp'));
    expect(unfinished.filter((name) => name.includes(`~${operationId}.`))).toEqual([]);
  }
}

const SHAPES: readonly (readonly [string, Shape])[] = [
  ['a large operation with a checkpoint', { objects: 9, checkpoint: true }],
  ['a small operation', { objects: 1, checkpoint: false }],
  ['a refused operation', { objects: 9, checkpoint: false, refused: true }],
];

/** How many operations are tried at once: they wait for disks most of the time. */
const AT_ONCE = 4;

describe.each(SHAPES)('a process killed at each moment of each write of %s', (name, shape) => {
  /** Whether the process died where it was told to; otherwise it has no such moment. */
  async function killedAndFinished(dieAt: number): Promise<boolean> {
    const operationId = `${name.replaceAll(' ', '-')}-${dieAt}`;
    const memory = forgotten();
    await run(operationId, shape, memory, { dieAt });
    const died = !memory.completed;
    if (died) await run(operationId, shape, memory, {});
    expect(memory.completed).toBe(true);
    if (shape.refused) await expectRefused(operationId);
    else await expectFinished(operationId, shape);
    return died;
  }

  it('leaves an operation that its next attempt finishes, whole and once', async () => {
    let moments = 0;
    for (let died = [true]; died.every(Boolean); ) {
      died = await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => killedAndFinished(moments + n + 1)));
      moments += AT_ONCE;
    }
    expect(moments).toBeGreaterThan(20);
  });
});

describe('a process killed at each moment of its writes', () => {
  it('leaves an operation that can be undone as well', async () => {
    const shape = { objects: 12, checkpoint: true };
    for (let dieAt = 3; ; dieAt += 7) {
      const operationId = `undone-${dieAt}`;
      const memory = forgotten();
      await run(operationId, shape, memory, { dieAt });
      if (memory.completed) break;
      if (memory.committed !== undefined) continue;
      await run(operationId, { ...shape, refused: true }, { ...memory, kept: [] }, {});
      await expectRefused(operationId);
    }
  });
});

describe('processes killed at any time', () => {
  it('again and again, in the end finish the operation', async () => {
    for (let round = 0; round < 4; round++) {
      const operationId = `random-${round}`;
      const shape = { objects: 40, checkpoint: true };
      const memory = forgotten();
      for (let kills = 0; kills < 8 && !memory.completed; kills++)
        await run(operationId, shape, memory, { dieAfter: 150 + Math.floor(Math.random() * 500) });
      if (!memory.completed) await run(operationId, shape, memory, {});
      await expectFinished(operationId, shape);
    }
  });
});
