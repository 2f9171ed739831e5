import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { chainLink } from '@chartrier/offer-format';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WritePoint } from '../file-system/file-system-writer.ts';
import { completeOperation } from './complete-operation.ts';
import { openOperationFolder } from './open-folder.ts';
import { createTestStorage, type TestStorage } from './test-storage.ts';

const createdAt = new Date('2026-02-03T04:05:06.789Z');
const place = { tenant: 0, operationId: 'operation1', createdAt };
const MIB = 2 ** 20;

let test: TestStorage;
let onWrite: (point: WritePoint) => void;
beforeEach(async () => {
  onWrite = () => undefined;
  test = await createTestStorage({ onWrite: (point) => onWrite(point) });
});
afterEach(() => test.close());

function completion(attempt: number, digest?: string) {
  return {
    ...place,
    attempt,
    outcome: digest === undefined ? 'KO' : 'OK',
    facts: {
      workflow: 'W',
      definitionVersion: 1,
      identifier: 'I',
      typeProc: 'T',
      lane: 'large',
      parameters: {},
      createdAt,
      completedAt: createdAt,
    },
    journal: [],
    journalRendering: 1,
    ...(digest !== undefined && {
      commit: { preparedDigest: digest, seq: 1, previousLink: '', link: chainLink('', digest, 1) },
    }),
  } as const;
}

async function filesOf(offer: string): Promise<readonly string[]> {
  const entries = await readdir(test.path(offer), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

describe('a folder refuses', () => {
  it('an object that gives fewer bytes than announced, or more', async () => {
    for (const given of [99, 101]) {
      const folder = await openOperationFolder(test.storage, { ...place, attempt: 1 });
      const source = Readable.from([Buffer.alloc(given)], { objectMode: false });
      await expect(folder.addObject('object1', 100, source)).rejects.toMatchObject({
        code: 'OBJECT_SIZE_DIFFERS',
      });
      await expect(folder.addObjects([{ id: 'o', bytes: Buffer.alloc(1) }])).rejects.toMatchObject({
        code: 'OFFER_FOLDER_CLOSED',
      });
    }
    expect(await filesOf('offer-1')).toEqual(['offer.json']);
  });

  it('a large object that stops on the way, and keeps nothing of it', async () => {
    const folder = await openOperationFolder(test.storage, { ...place, attempt: 1 });
    const source = Readable.from([Buffer.alloc(20 * MIB)], { objectMode: false });
    const added = folder.addObject('object1', 21 * MIB, source);
    await expect(added).rejects.toMatchObject({ code: 'OBJECT_SIZE_DIFFERS' });
    expect(await filesOf('offer-1')).toEqual(['offer.json']);
  });

  it('names of papers that are none, and strategies that are unknown', async () => {
    const first = await openOperationFolder(test.storage, { ...place, attempt: 1 });
    await expect(first.addFile('operation.json', Buffer.alloc(0))).rejects.toMatchObject({
      code: 'NAME_INVALID',
    });
    const second = await openOperationFolder(test.storage, { ...place, attempt: 2 });
    const line = { kind: 'unit', id: 'u', version: 0, document: {} } as const;
    await expect(second.addLine(line, 'cold')).rejects.toMatchObject({ code: 'STRATEGY_UNKNOWN' });
  });

  it('to be written after it was prepared', async () => {
    const folder = await openOperationFolder(test.storage, { ...place, attempt: 1 });
    await folder.prepare();
    await expect(folder.addObjects([{ id: 'o', bytes: Buffer.alloc(1) }])).rejects.toMatchObject({
      code: 'OFFER_FOLDER_CLOSED',
    });
    await expect(folder.addFile('manifest.xml', Buffer.alloc(1))).rejects.toMatchObject({
      code: 'OFFER_FOLDER_CLOSED',
    });
  });

  it('an attempt when a later one has written', async () => {
    const later = await openOperationFolder(test.storage, { ...place, attempt: 5 });
    await later.addObjects([{ id: 'o', bytes: Buffer.alloc(1) }]);
    await later.checkpoint();
    await expect(openOperationFolder(test.storage, { ...place, attempt: 4 })).rejects.toMatchObject({
      code: 'OFFER_ATTEMPT_SUPERSEDED',
    });
    await later.prepare();
    await expect(openOperationFolder(test.storage, { ...place, attempt: 4 })).rejects.toMatchObject({
      code: 'OFFER_ATTEMPT_SUPERSEDED',
    });
  });

  it('to be opened or ended otherwise once it is finished', async () => {
    const folder = await openOperationFolder(test.storage, { ...place, attempt: 1 });
    const { digest } = await folder.prepare();
    await completeOperation(test.storage, completion(1, digest));
    await expect(openOperationFolder(test.storage, { ...place, attempt: 2 })).rejects.toMatchObject({
      code: 'OFFER_FOLDER_FINISHED',
    });
    await expect(completeOperation(test.storage, completion(2))).rejects.toMatchObject({
      code: 'OFFER_FOLDER_FINISHED',
    });
    expect(await filesOf('offer-1')).toContain('prepared.json');
  });
});

describe('an offer that fails', () => {
  it('stops the operation, which goes on with its next attempt when it is back', async () => {
    const folder = await openOperationFolder(test.storage, { ...place, attempt: 1 });
    await folder.addObjects([{ id: 'o', bytes: Buffer.alloc(10) }]);
    await rename(test.path('offer-2'), `${test.path('offer-2')}-away`);
    await expect(folder.prepare()).rejects.toMatchObject({
      code: 'OFFER_UNAVAILABLE',
      parameters: { offer: 'offer-2' },
    });
    await expect(openOperationFolder(test.storage, { ...place, attempt: 2 })).rejects.toMatchObject({
      code: 'OFFER_UNAVAILABLE',
    });
    await rename(`${test.path('offer-2')}-away`, test.path('offer-2'));
    const again = await openOperationFolder(test.storage, { ...place, attempt: 3 });
    await again.addObjects([{ id: 'o', bytes: Buffer.alloc(10) }]);
    const { digest } = await again.prepare();
    await completeOperation(test.storage, completion(3, digest));
    for (const offer of ['offer-1', 'offer-2'])
      expect((await filesOf(offer)).toSorted()).toEqual([
        'a3-0001.tar',
        'offer.json',
        'operation.json',
        'prepared.json',
      ]);
  });

  it.each(['a1-0001.tar', 'a1-0001.index.jsonl', 'a1-lines.jsonl', 'manifest.xml', 'prepared.json'])(
    'by changing a byte of %s is caught before the commit, by reading back',
    async (name) => {
      const folder = await openOperationFolder(test.storage, { ...place, attempt: 1 });
      onWrite = ({ offer, key, moment }) => {
        if (moment !== 'named' || offer !== 'offer-2' || !key.endsWith(name)) return;
        const file = openSync(join(test.path(offer), key), 'r+');
        writeSync(file, Buffer.of(0xff), 0, 1, 20);
        closeSync(file);
      };
      const working = async () => {
        await folder.addObjects([{ id: 'o', bytes: randomBytes(9 * MIB) }]);
        await folder.addLine({ kind: 'unit', id: 'u', version: 0, document: {} });
        await folder.addFile('manifest.xml', Buffer.from('<ArchiveTransfer xmlns="fr"/>'));
        await folder.prepare();
      };
      await expect(working()).rejects.toMatchObject({
        code: 'OFFER_CORRUPTED',
        parameters: { offer: 'offer-2' },
      });
    },
  );
});

const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

describe.skipIf(!mayMount)('a disk that is full (a small tmpfs: Linux, root)', () => {
  let mount: string;
  beforeEach(async () => {
    mount = await mkdtemp(join(tmpdir(), 'chartrier-full-'));
    for (const [offer, size] of [
      ['offer-1', '64m'],
      ['offer-2', '16m'],
    ] as const) {
      await mkdir(join(mount, offer));
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', join(mount, offer)]);
    }
  });
  afterEach(async () => {
    for (const offer of ['offer-1', 'offer-2']) execFileSync('umount', [join(mount, offer)]);
    await rm(mount, { recursive: true });
  });

  it('stops the operation with OFFER_FULL, leaves nothing unfinished, and lets it go on once there is room', async () => {
    const full = await createTestStorage({ directory: mount });
    const folder = await openOperationFolder(full.storage, { ...place, attempt: 1 });
    const working = async () => {
      for (let n = 0; n < 30; n++) await folder.addObjects([{ id: `o${n}`, bytes: randomBytes(MIB) }]);
      await folder.prepare();
    };
    await expect(working()).rejects.toMatchObject({ code: 'OFFER_FULL', parameters: { offer: 'offer-2' } });
    for (const offer of ['offer-1', 'offer-2'])
      expect(await readdir(join(mount, offer), { recursive: true })).toEqual(
        expect.not.arrayContaining([expect.stringMatching(/^tmp\/.|tar$/)]),
      );
    execFileSync('mount', ['-o', 'remount,size=64m', join(mount, 'offer-2')]);
    const again = await openOperationFolder(full.storage, { ...place, attempt: 2 });
    for (let n = 0; n < 30; n++) await again.addObjects([{ id: `o${n}`, bytes: randomBytes(MIB) }]);
    expect((await again.prepare()).roots.members.count).toBe(30);
    await full.close();
  });
});
