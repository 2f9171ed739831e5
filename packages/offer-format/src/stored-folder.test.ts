import { describe, expect, it } from 'vitest';
import { bytesOf, memoryStore } from '../test/memory-store.ts';
import {
  SAMPLE,
  SAMPLE_LINES,
  SAMPLE_OBJECTS,
  SAMPLE_PREFIX,
  writeSampleFolder,
} from '../test/sample-folder.ts';
import { folderEntries } from './folder-entries.ts';
import { folderJournal, folderPaper, folderReply } from './folder-papers.ts';
import { listFolders, listTenants } from './list-folders.ts';
import { readStoredFolder } from './stored-folder.ts';

function sample() {
  const store = memoryStore();
  const prepared = writeSampleFolder(store);
  return { store, prepared };
}

describe('a folder of an offer', () => {
  it('is found by tenant and day', async () => {
    const { store } = sample();
    expect(await listTenants(store)).toEqual([0]);
    expect(await Array.fromAsync(listFolders(store, 0))).toEqual([SAMPLE]);
    expect(await Array.fromAsync(listFolders(store, 0, { fromDay: '2026-02-03' }))).toEqual([SAMPLE]);
    expect(await Array.fromAsync(listFolders(store, 0, { fromDay: '2026-02-04' }))).toEqual([]);
    expect(await Array.fromAsync(listFolders(store, 1))).toEqual([]);
  });

  it('is replayed: its objects, then its lines', async () => {
    const { store } = sample();
    const folder = await readStoredFolder(store, SAMPLE);
    const entries = await Array.fromAsync(folderEntries(store, folder, 'offer-1'));
    const objects = entries.filter((entry) => entry.type === 'object');
    for (const [place, [id, bytes]] of [...SAMPLE_OBJECTS].entries()) {
      const entry = objects[place];
      expect(entry).toMatchObject({
        key: `${SAMPLE_PREFIX}a1-0001.tar`,
        index: { id, length: bytes.length },
      });
      if (entry) expect(await bytesOf(await store.get(entry.key, entry.index))).toEqual(bytes);
    }
    expect(entries.flatMap((entry) => (entry.type === 'line' ? entry.line : []))).toEqual(SAMPLE_LINES);
  });

  it('gives its papers, its reply and its journal', async () => {
    const { store } = sample();
    const folder = await readStoredFolder(store, SAMPLE);
    const manifest = await folderPaper(store, folder, 'manifest.xml', 'offer-1');
    expect((await bytesOf(manifest ?? emptyStream())).toString()).toBe('<ArchiveTransfer/>');
    const reply = await folderReply(store, folder);
    expect((await bytesOf(reply ?? emptyStream())).toString()).toBe('<Reply/>');
    expect(await Array.fromAsync(folderJournal(store, folder))).toEqual([{ line: 'journal' }]);
    expect(await folderPaper(store, folder, 'reports/none.json', 'offer-1')).toBeUndefined();
  });
});

describe('a folder is refused', () => {
  async function replay(change: (files: Map<string, Buffer>) => void): Promise<unknown> {
    const { store } = sample();
    change(store.files);
    const folder = await readStoredFolder(store, SAMPLE);
    return Array.fromAsync(folderEntries(store, folder, 'offer-1'));
  }

  function changed(files: Map<string, Buffer>, name: string): void {
    const bytes = Buffer.from(files.get(SAMPLE_PREFIX + name) ?? '');
    const place = bytes.indexOf('unit1') + 4;
    bytes.writeUInt8((bytes[place] ?? 0) ^ 1, place);
    files.set(SAMPLE_PREFIX + name, bytes);
  }

  it.each([
    ['a line changed', (files: Map<string, Buffer>) => changed(files, 'a1-lines.jsonl'), 'DIGEST_DIFFERS'],
    [
      'prepared.json changed',
      (files: Map<string, Buffer>) =>
        void files.set(
          `${SAMPLE_PREFIX}prepared.json`,
          Buffer.from(String(files.get(`${SAMPLE_PREFIX}prepared.json`)).replace('"offer-2"', '"offer-3"')),
        ),
      'DIGEST_DIFFERS',
    ],
    [
      'prepared.json is gone',
      (files: Map<string, Buffer>) => void files.delete(`${SAMPLE_PREFIX}prepared.json`),
      'FILE_ABSENT',
    ],
    [
      'its number changed',
      (files: Map<string, Buffer>) =>
        void files.set(
          `${SAMPLE_PREFIX}operation.json`,
          Buffer.from(String(files.get(`${SAMPLE_PREFIX}operation.json`)).replace('"seq":7', '"seq":8')),
        ),
      'LINK_DIFFERS',
    ],
    [
      'the pack is gone',
      (files: Map<string, Buffer>) => void files.delete(`${SAMPLE_PREFIX}a1-0001.tar`),
      'FILE_ABSENT',
    ],
    [
      'the pack is shorter',
      (files: Map<string, Buffer>) => void files.set(`${SAMPLE_PREFIX}a1-0001.tar`, Buffer.alloc(10)),
      'SIZE_DIFFERS',
    ],
    [
      'it is from a later layout',
      (files: Map<string, Buffer>) =>
        void files.set(
          `${SAMPLE_PREFIX}prepared.json`,
          Buffer.from(String(files.get(`${SAMPLE_PREFIX}prepared.json`)).replace('"layout":1', '"layout":2')),
        ),
      'PREPARED_INVALID',
    ],
    [
      'operation.json is cut',
      (files: Map<string, Buffer>) => void files.set(`${SAMPLE_PREFIX}operation.json`, Buffer.from('{')),
      'OPERATION_INVALID',
    ],
  ])('when %s', async (_, change, code) => {
    await expect(replay(change)).rejects.toMatchObject({ code });
  });

  it('but not when a file went to another offer', async () => {
    const { store } = sample();
    store.files.delete(`${SAMPLE_PREFIX}a1-0001.tar`);
    const folder = await readStoredFolder(store, SAMPLE);
    const entries = await Array.fromAsync(folderEntries(store, folder, 'offer-9'));
    expect(entries.map((entry) => entry.type)).toEqual(['elsewhere', 'line', 'line', 'line']);
  });
});

async function* emptyStream(): AsyncGenerator<Buffer> {}
