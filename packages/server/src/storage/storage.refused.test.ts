import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileSystemOffer } from './file-system/file-system-offer.ts';
import { archiveOf, openStorage, type StorageOptions, writableOffers } from './storage.ts';

let directory: string;
let remembered: string[];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'chartrier-storage-'));
  remembered = [];
});
afterEach(() => rm(directory, { recursive: true }));

function storageOf(changes: Partial<StorageOptions> = {}) {
  return openStorage({
    archiveId: 'archive-1',
    offers: [createFileSystemOffer({ id: 'offer-1', path: join(directory, 'offer-1') })],
    strategies: [{ id: 'default', offers: ['offer-1'] }],
    knownOffers: new Set(),
    rememberOffer: async (id) => void remembered.push(id),
    report: () => undefined,
    ...changes,
  });
}

async function identified(changes: Partial<StorageOptions> = {}) {
  const [offer] = await writableOffers(storageOf(changes), ['default']);
  if (!offer) throw new Error('no offer');
  return offer;
}

describe('an offer', () => {
  it('that is new becomes this archive’s', async () => {
    expect(await archiveOf(await identified())).toBe('archive-1');
    expect(remembered).toEqual(['offer-1']);
    expect(await archiveOf(await identified({ knownOffers: new Set(remembered) }))).toBe('archive-1');
    expect(remembered).toEqual(['offer-1']);
  });

  it('of another archive is refused', async () => {
    await identified();
    await expect(identified({ archiveId: 'archive-2' })).rejects.toMatchObject({
      code: 'OFFER_OF_ANOTHER_ARCHIVE',
      parameters: { found: 'archive-1', expected: 'archive-2' },
    });
  });

  it('that is known and lost its offer.json is not mounted, rather than new', async () => {
    await mkdir(join(directory, 'offer-1'));
    await expect(identified({ knownOffers: new Set(['offer-1']) })).rejects.toMatchObject({
      code: 'OFFER_UNAVAILABLE',
    });
  });

  it('that holds something of somebody else is refused', async () => {
    await mkdir(join(directory, 'offer-1'));
    await writeFile(join(directory, 'offer-1', 'thesis.odt'), '');
    await expect(identified()).rejects.toMatchObject({ code: 'OFFER_NOT_EMPTY' });
  });

  it('that was down is asked again', async () => {
    await writeFile(join(directory, 'offer-1'), '');
    const storage = storageOf();
    await expect(writableOffers(storage, ['default'])).rejects.toMatchObject({ code: 'OFFER_UNAVAILABLE' });
    await rm(join(directory, 'offer-1'));
    expect(await writableOffers(storage, ['default'])).toHaveLength(1);
  });
});

describe('strategies', () => {
  it('name offers that are configured', () => {
    expect(() => storageOf({ strategies: [{ id: 'default', offers: ['offer-9'] }] })).toThrow(
      expect.objectContaining({ code: 'OFFER_UNKNOWN' }),
    );
  });

  it('have a default one', () => {
    expect(() => storageOf({ strategies: [] })).toThrow(
      expect.objectContaining({ code: 'STRATEGY_UNKNOWN' }),
    );
  });

  it('are known', async () => {
    await expect(writableOffers(storageOf(), ['cold'])).rejects.toMatchObject({
      code: 'STRATEGY_UNKNOWN',
      parameters: { strategy: 'cold', known: ['default'] },
    });
  });
});
