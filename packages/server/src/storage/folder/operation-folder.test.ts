import { execFileSync } from 'node:child_process';
import { hash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  chainLink,
  type FolderEntry,
  folderDay,
  folderEntries,
  folderJournal,
  PACK_MEMBERS,
  type PreparedFile,
  readStoredFolder,
} from '@chartrier/offer-format';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readObject } from '../read-object.ts';
import { readOperationPaper } from '../read-operation.ts';
import { completeOperation } from './complete-operation.ts';
import type { CompleteOperation } from './complete-request.ts';
import { openOperationFolder } from './open-folder.ts';
import { createTestStorage, type TestStorage } from './test-storage.ts';

const createdAt = new Date('2026-02-03T04:05:06.789Z');
const operationId = 'aeeaaaaaaahlmhv2abq3gamfw2iz5kqaaaaq';
const folder = { tenant: 0, day: folderDay(createdAt), operationId };
const place = { tenant: 0, operationId, createdAt };
const PREFIX = `0/2026/02/03/${operationId}/`;
const MIB = 2 ** 20;

let test: TestStorage;
beforeEach(async () => {
  test = await createTestStorage();
});
afterEach(() => test.close());

function request(attempt: number, commit?: CompleteOperation['commit']): CompleteOperation {
  return {
    ...place,
    attempt,
    outcome: commit ? 'OK' : 'KO',
    facts: {
      workflow: 'DEFAULT_WORKFLOW',
      definitionVersion: 1,
      identifier: 'PROCESS_SIP_UNITARY',
      typeProc: 'INGEST',
      lane: 'large',
      parameters: {},
      createdAt,
      completedAt: new Date('2026-02-03T04:06:00.000Z'),
    },
    journal: [{ evType: 'PROCESS_SIP_UNITARY' }, { evType: 'STP_SANITY_CHECK_SIP' }],
    journalRendering: 1,
    reply: Buffer.from('<ArchiveTransferReply/>'),
    ...(commit && { commit }),
  };
}

function sealed(digest: string) {
  return { preparedDigest: digest, seq: 1, previousLink: '', link: chainLink('', digest, 1) };
}

async function names(offer = 'offer-1'): Promise<readonly string[]> {
  const entries = await readdir(join(test.path(offer), PREFIX), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
}

async function entriesOf(offer: string): Promise<readonly FolderEntry[]> {
  const store = test.storage.offers.get(offer);
  if (!store) throw new Error(offer);
  return Array.fromAsync(folderEntries(store, await readStoredFolder(store, folder), offer));
}

async function bytesOf(source: Readable | undefined): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(source ?? []));
}

const unit = (id: string) => ({ kind: 'unit', id, version: 0, document: { Title: `unité ${id}` } }) as const;

describe('a small operation', () => {
  it('is one tar and two JSON files, on each offer', async () => {
    const writing = await openOperationFolder(test.storage, { ...place, attempt: 1 });
    const bytes = randomBytes(10_000);
    const [location] = await writing.addObjects([{ id: 'object1', bytes }]);
    await writing.addLines([unit('u1'), unit('u2')]);
    await writing.addFile('manifest.xml', Buffer.from('<ArchiveTransfer/>'));
    const { digest } = await writing.prepare();
    await completeOperation(test.storage, request(1, sealed(digest)));

    for (const offer of ['offer-1', 'offer-2']) {
      expect(await names(offer)).toEqual(['a1-0001.tar', 'operation.json', 'prepared.json']);
      const entries = await entriesOf(offer);
      expect(entries.map((entry) => (entry.type === 'line' ? entry.line : entry.type))).toEqual([
        'object',
        unit('u1'),
        unit('u2'),
      ]);
      expect(entries[0]).toMatchObject({
        key: location?.packKey,
        index: { id: 'object1', offset: location?.offset, length: 10_000, sha512: location?.sha512 },
      });
    }
    if (!location) throw new Error('no location');
    expect((await bytesOf(await readObject(test.storage, location, { verify: true }))).equals(bytes)).toBe(
      true,
    );
    expect((await bytesOf(await readOperationPaper(test.storage, folder, 'manifest.xml'))).toString()).toBe(
      '<ArchiveTransfer/>',
    );
    expect((await bytesOf(await readOperationPaper(test.storage, folder, 'reply.xml'))).toString()).toBe(
      '<ArchiveTransferReply/>',
    );
    expect(await readOperationPaper(test.storage, folder, 'reports/r.json')).toBeUndefined();
  });

  it('holds a reply that comes as a stream, too, as long as it is small', async () => {
    const small = Buffer.from('<ArchiveTransferReply/>');
    const large = randomBytes(MIB + 1);
    for (const [attempt, reply, isInside] of [
      [1, small, true],
      [2, large, false],
    ] as const) {
      await test.close();
      test = await createTestStorage();
      const written = await openOperationFolder(test.storage, { ...place, attempt });
      await written.addFile('manifest.xml', Buffer.from('<ArchiveTransfer/>'));
      const { digest } = await written.prepare();
      const pieces = Readable.from([reply.subarray(0, 9), reply.subarray(9)], { objectMode: false });
      await completeOperation(test.storage, { ...request(attempt, sealed(digest)), reply: pieces });
      expect((await names()).includes('reply.xml')).toBe(!isInside);
      const kept = await bytesOf(await readOperationPaper(test.storage, folder, 'reply.xml'));
      expect(kept.equals(reply)).toBe(true);
    }
  });

  it('is opened by tar', async () => {
    const writing = await openOperationFolder(test.storage, { ...place, attempt: 1 });
    await writing.addObjects([{ id: 'object1', bytes: Buffer.from('bytes') }]);
    await writing.addLine(unit('u1'));
    await writing.prepare();
    const tar = join(test.path('offer-1'), PREFIX, 'a1-0001.tar');
    expect(execFileSync('tar', ['-tf', tar], { encoding: 'utf8' })).toBe('objects/object1\nlines.jsonl\n');
    expect(execFileSync('tar', ['-xOf', tar, 'objects/object1'], { encoding: 'utf8' })).toBe('bytes');
  });

  it('may have nothing at all', async () => {
    const writing = await openOperationFolder(test.storage, { ...place, attempt: 1 });
    const { digest } = await writing.prepare();
    await completeOperation(test.storage, request(1, sealed(digest)));
    expect(await names()).toEqual(['operation.json', 'prepared.json']);
    expect(await entriesOf('offer-2')).toEqual([]);
  });
});

describe('a large operation', () => {
  it('has packs, indexes, lines and papers', async () => {
    const writing = await openOperationFolder(test.storage, { ...place, attempt: 3 });
    const large = randomBytes(20 * MIB);
    const manifest = randomBytes(3 * MIB);
    const first = await writing.addObject(
      'large',
      large.length,
      Readable.from([large], { objectMode: false }),
    );
    const others = await writing.addObjects(
      [1, 2, 3].map((n) => ({ id: `object${n}`, bytes: large.subarray(n, n + n * MIB) })),
    );
    await writing.addLines([unit('u1')]);
    await writing.addFile('manifest.xml', Readable.from([manifest], { objectMode: false }));
    await writing.addFile('reports/r.json', Buffer.from('{}'));
    const { digest, roots } = await writing.prepare();
    await completeOperation(test.storage, request(3, sealed(digest)));

    expect(await names('offer-2')).toEqual([
      'a3-0001.index.jsonl',
      'a3-0001.tar',
      'a3-lines.jsonl',
      'journal.jsonl',
      'manifest.xml',
      'operation.json',
      'prepared.json',
      'r.json',
      'reply.xml',
    ]);
    expect(roots).toMatchObject({ members: { count: 4 }, lines: { count: 1 } });
    for (const [location, bytes] of [
      [first, large],
      [others[2], large.subarray(3, 3 + 3 * MIB)],
    ] as const) {
      if (!location) throw new Error('no location');
      expect((await bytesOf(await readObject(test.storage, location))).equals(bytes)).toBe(true);
      const range = { offset: 1_000_000, length: 2_000_000 };
      const part = await bytesOf(await readObject(test.storage, location, { range }));
      expect(part.equals(bytes.subarray(1_000_000, 3_000_000))).toBe(true);
    }
    expect(
      (await bytesOf(await readOperationPaper(test.storage, folder, 'manifest.xml'))).equals(manifest),
    ).toBe(true);
    const tar = join(test.path('offer-1'), PREFIX, 'a3-0001.tar');
    const member = execFileSync('tar', ['-xOf', tar, 'objects/large'], { maxBuffer: 64 * MIB });
    expect(hash('sha512', member, 'hex')).toBe(first.sha512);
    expect((await entriesOf('offer-2')).length).toBe(5);
  });

  it('begins another pack when one has enough members', async () => {
    const writing = await openOperationFolder(test.storage, { ...place, attempt: 1 });
    const bytes = Buffer.alloc(1);
    const batch = Array.from({ length: PACK_MEMBERS + 1 }, (_, n) => ({ id: `o${n}`, bytes }));
    const locations = await writing.addObjects(batch);
    const { files } = await writing.prepare();
    expect(files.map((file) => file.name)).toEqual(
      ['a1-0001.tar', 'a1-0001.index.jsonl', 'a1-0002.tar', 'a1-0002.index.jsonl'].sort(),
    );
    expect(locations.at(-1)).toMatchObject({ packKey: `${PREFIX}a1-0002.tar`, offset: 512 });
  });

  it('goes on after a checkpoint in a later attempt, which removes the rest', async () => {
    const first = await openOperationFolder(test.storage, { ...place, attempt: 1 });
    const [kept] = await first.addObjects([{ id: 'kept', bytes: Buffer.from('kept') }]);
    const checkpoint = await first.checkpoint();
    await first.addObjects([{ id: 'lost', bytes: Buffer.from('lost') }]);
    await first.addLine(unit('u1'));
    await first.checkpoint();
    await first.abandon();

    const remembered = JSON.parse(JSON.stringify(checkpoint)) as PreparedFile[];
    const second = await openOperationFolder(test.storage, { ...place, attempt: 2, kept: remembered });
    expect(await names()).toEqual(['a1-0001.index.jsonl', 'a1-0001.tar']);
    await second.addObjects([{ id: 'other', bytes: Buffer.from('other') }]);
    await second.addLine(unit('u2'));
    const { digest, files } = await second.prepare();
    await completeOperation(test.storage, request(2, sealed(digest)));
    expect(files.map(({ name }) => name)).toEqual([
      'a1-0001.index.jsonl',
      'a1-0001.tar',
      'a2-0001.index.jsonl',
      'a2-0001.tar',
      'a2-lines.jsonl',
    ]);
    const entries = await entriesOf('offer-1');
    expect(entries.map((entry) => (entry.type === 'object' ? entry.index.id : entry.type))).toEqual([
      'kept',
      'other',
      'line',
    ]);
    if (!kept) throw new Error('no location');
    expect((await bytesOf(await readObject(test.storage, kept))).toString()).toBe('kept');
  });
});

describe('a checkpoint behind what is added next', () => {
  it('answers what was added before it, and nothing of what comes after', async () => {
    const writing = await openOperationFolder(test.storage, { ...place, attempt: 1 });
    await writing.addObjects([{ id: 'before', bytes: randomBytes(MIB) }]);
    const { sealed: first } = await writing.beginCheckpoint();
    await writing.addObjects([{ id: 'after', bytes: randomBytes(9 * MIB) }]);
    const { sealed: second } = await writing.beginCheckpoint();
    const packs = ['a1-0001.index.jsonl', 'a1-0001.tar', 'a1-0002.index.jsonl', 'a1-0002.tar'];
    expect((await first).map(({ name }) => name)).toEqual(packs.slice(0, 2));
    expect((await second).map(({ name }) => name)).toEqual(packs);
    expect((await writing.prepare()).files.map(({ name }) => name)).toEqual(packs);
  });
});

describe('an operation that ends', () => {
  it('removes what a worker that had lost it wrote meanwhile', async () => {
    const lost = await openOperationFolder(test.storage, { ...place, attempt: 1 });
    const writing = await openOperationFolder(test.storage, { ...place, attempt: 2 });
    await lost.addObjects([{ id: 'late', bytes: Buffer.from('late') }]);
    await lost.checkpoint();
    await writing.addLine(unit('u1'));
    const { digest } = await writing.prepare();
    await completeOperation(test.storage, request(2, sealed(digest)));
    expect(await names()).toEqual(['a2-0001.tar', 'operation.json', 'prepared.json']);
  });
});

describe('a refused operation', () => {
  it('leaves its journal, its reply and its end, and nothing of what it wrote', async () => {
    const writing = await openOperationFolder(test.storage, { ...place, attempt: 1 });
    await writing.addObjects([{ id: 'object1', bytes: randomBytes(9 * MIB) }]);
    await writing.addFile('manifest.xml', Buffer.from('<ArchiveTransfer/>'));
    await writing.prepare();
    await completeOperation(test.storage, request(1));
    for (const offer of ['offer-1', 'offer-2'])
      expect(await names(offer)).toEqual(['journal.jsonl', 'operation.json', 'reply.xml']);
    const store = test.storage.offers.get('offer-2');
    if (!store) throw new Error('offer-2');
    const stored = await readStoredFolder(store, folder);
    expect(stored.operation).toMatchObject({ outcome: 'KO', attempt: 1 });
    expect(await Array.fromAsync(folderJournal(store, stored))).toEqual(request(1).journal);
  });

  it('may be completed again', async () => {
    await completeOperation(test.storage, request(1));
    const before = await readFile(join(test.path('offer-1'), PREFIX, 'operation.json'));
    await completeOperation(test.storage, { ...request(2), journal: [{ evType: 'OTHER' }] });
    expect(await readFile(join(test.path('offer-1'), PREFIX, 'operation.json'))).toEqual(before);
  });

  it('leaves no reply open, whether it was read or not', async () => {
    for (const attempt of [1, 2]) {
      const reply = Readable.from([Buffer.from('<ArchiveTransferReply/>')], { objectMode: false });
      await completeOperation(test.storage, { ...request(attempt), reply });
      expect(reply.destroyed).toBe(true);
    }
  });
});

describe('strategies', () => {
  it('send objects, lines and papers to their own offers; each offer tells what it has not', async () => {
    await test.close();
    test = await createTestStorage({ strategies: { default: ['offer-1', 'offer-2'], cold: ['offer-3'] } });
    const writing = await openOperationFolder(test.storage, { ...place, attempt: 1 });
    const [location] = await writing.addObjects([{ id: 'object1', bytes: Buffer.from('bytes') }], 'cold');
    await writing.addLine(unit('u1'));
    await writing.addFile('manifest.xml', Buffer.from('<ArchiveTransfer/>'));
    const { digest } = await writing.prepare();
    await completeOperation(test.storage, request(1, sealed(digest)));
    expect(await names('offer-3')).toEqual([
      'a1-0001.index.jsonl',
      'a1-0001.tar',
      'operation.json',
      'prepared.json',
    ]);
    expect(await names('offer-2')).toEqual([
      'a1-lines.jsonl',
      'journal.jsonl',
      'manifest.xml',
      'operation.json',
      'prepared.json',
      'reply.xml',
    ]);
    expect((await entriesOf('offer-3')).map((entry) => entry.type)).toEqual(['object', 'elsewhere']);
    expect((await entriesOf('offer-1')).map((entry) => entry.type)).toEqual(['elsewhere', 'line']);
    if (!location) throw new Error('no location');
    expect((await bytesOf(await readObject(test.storage, location))).toString()).toBe('bytes');
  });
});
