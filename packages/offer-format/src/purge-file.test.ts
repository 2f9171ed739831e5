import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { bytesOf, inChunks, type MemoryStore, memoryStore } from '../test/memory-store.ts';
import {
  linesFile,
  put,
  SAMPLE,
  SAMPLE_OBJECTS,
  SAMPLE_PREFIX,
  writeSampleFolder,
} from '../test/sample-folder.ts';
import { folderEntries } from './folder-entries.ts';
import { type IndexLine, renderIndexLine } from './index-line.ts';
import { indexOfPack } from './index-of-pack.ts';
import { indexName, successorName } from './member-name.ts';
import { type PurgeSelection, purgeLines, purgePack } from './purge-file.ts';
import { readStoredFolder } from './stored-folder.ts';

const PURGE = 'purge1';

function selection(object: string, unit: string, operation = PURGE): PurgeSelection {
  return {
    operation,
    modified: 1_780_000_000,
    removesObject: (id) => id === object,
    removesLine: ({ id }) => id === unit,
  };
}

/** Puts the next generation of the sample's pack and lines, and takes the one before away. */
async function purge(
  store: MemoryStore,
  generation: number,
  chosen: PurgeSelection,
  before?: string,
): Promise<void> {
  const next = { generation, purge: chosen.operation, attempt: 1 };
  for (const name of ['a1-0001.tar', 'a1-lines.jsonl']) {
    const old =
      before === undefined
        ? name
        : successorName(name, { generation: generation - 1, purge: before, attempt: 1 });
    const bytes = store.files.get(SAMPLE_PREFIX + old) ?? Buffer.alloc(0);
    const index: IndexLine[] = [];
    const successor = name.endsWith('.tar')
      ? await bytesOf(purgePack(inChunks(bytes), chosen, (line) => index.push(line)))
      : await bytesOf(purgeLines(inChunks(bytes), chosen));
    put(store, successorName(name, next), successor);
    if (name.endsWith('.tar')) {
      put(store, indexName(successorName(name, next)), linesFile(index.map(renderIndexLine)));
      store.files.delete(SAMPLE_PREFIX + indexName(old));
    }
    store.files.delete(SAMPLE_PREFIX + old);
  }
}

async function replayed(store: MemoryStore) {
  const folder = await readStoredFolder(store, SAMPLE);
  return Array.fromAsync(folderEntries(store, folder, 'offer-1'), (entry) =>
    entry.type === 'line' ? entry.line.id : entry.type === 'object' ? entry.index.id : entry.type,
  );
}

describe('a purge', () => {
  it('leaves no byte of what it removed, the rest as it was, and roots that verify', async () => {
    const store = memoryStore();
    writeSampleFolder(store);
    await purge(store, 2, selection('object2', 'unit1'));
    expect(await replayed(store)).toEqual(['object1', 'object3', 'unit2', 'group1']);
    for (const bytes of store.files.values()) {
      expect(bytes.includes('secondsecond')).toBe(false);
      expect(bytes.includes('Délibération')).toBe(false);
    }
  });

  it('may be followed by another one', async () => {
    const store = memoryStore();
    writeSampleFolder(store);
    await purge(store, 2, selection('object2', 'unit1'));
    await purge(store, 3, selection('object1', 'unit2', 'purge2'), PURGE);
    expect(await replayed(store)).toEqual(['object3', 'group1']);
  });

  it('that was not committed yet changes nothing: the first generation is read', async () => {
    const store = memoryStore();
    writeSampleFolder(store);
    const original = new Map(store.files);
    await purge(store, 2, selection('object2', 'unit1'));
    for (const [key, bytes] of original) store.files.set(key, bytes);
    expect(await replayed(store)).toEqual([...SAMPLE_OBJECTS.keys(), 'unit1', 'unit2', 'group1']);
  });

  it('is seen when its successor lies', async () => {
    const store = memoryStore();
    writeSampleFolder(store);
    await purge(store, 2, selection('object2', 'unit1'));
    const name = successorName('a1-lines.jsonl', { generation: 2, purge: PURGE, attempt: 1 });
    const text = String(store.files.get(SAMPLE_PREFIX + name));
    store.files.set(SAMPLE_PREFIX + name, Buffer.from(text.replace('Registre', 'Registrf')));
    await expect(replayed(store)).rejects.toMatchObject({ code: 'ROOT_DIFFERS' });
  });

  it('leaves a pack that tar opens, with tombstones that a person reads', async () => {
    const store = memoryStore();
    writeSampleFolder(store);
    await purge(store, 2, selection('object2', 'unit1'));
    const pack = store.files.get(`${SAMPLE_PREFIX}a1-0001.g2-purge1-a1.tar`) ?? Buffer.alloc(0);
    const listed = execFileSync('tar', ['-tf', '-'], { input: pack, encoding: 'utf8' });
    expect(listed).toBe('objects/object1\npurged/object2\nobjects/object3\n');
    const stone = execFileSync('tar', ['-xOf', '-', 'purged/object2'], { input: pack, encoding: 'utf8' });
    expect(JSON.parse(stone)).toMatchObject({ name: 'objects/object2', length: 3_000, operation: PURGE });
    const index = await Array.fromAsync(indexOfPack(inChunks(pack)));
    const stored = String(store.files.get(`${SAMPLE_PREFIX}a1-0001.g2-purge1-a1.index.jsonl`));
    expect(linesFile(index.map(renderIndexLine)).toString()).toBe(stored);
  });
});
