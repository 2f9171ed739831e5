import { hash } from 'node:crypto';
import {
  folderDay,
  folderEntries,
  type IndexLine,
  indexName,
  purgeLines,
  purgePack,
  type Replacement,
  readStoredFolder,
  renderIndexLine,
  type StoredFolder,
  successorName,
} from '@chartrier/offer-format';
import { afterAll, describe, expect, it } from 'vitest';
import {
  createToyOperation,
  startToyWorker,
  toyEngine,
  toyStorage,
  untilStopped,
} from '../../../test/engine/toy-engine.ts';
import { toyDeposit, toyUnitId } from '../../../test/rebuild/toy-deposit.ts';
import { cloneDatabase, temporaryFolder } from '../../../test/support/index.ts';
import { findObjectLocation } from '../../archive/index.ts';
import { derivedGuid } from '../../platform/index.ts';
import { closeStorage, type Offer, readObject, type Storage } from '../../storage/index.ts';
import { rebuild } from './index.ts';
import { replayReplacements } from './replay-replacements.ts';

const PURGE = 'aeeaaaaaacaaaaabaefakeancdracq2aaaaq';
const storages: Storage[] = [];
afterAll(() => Promise.all(storages.map(closeStorage)));

/** An archive of one deposit of `units` units, each with an object of `objectBytes`. */
async function deposited(units: number, objectBytes: number) {
  const storage = toyStorage(await temporaryFolder('chartrier-purge-'));
  storages.push(storage);
  const { database } = await cloneDatabase();
  const engine = toyEngine(database, storage);
  const workflow = toyDeposit({ storage });
  const worker = startToyWorker(engine, [workflow]);
  const { id } = await createToyOperation(engine, workflow, { parameters: { units, objectBytes } });
  await untilStopped(database, { tenant: 0, id });
  await worker.stop();
  const offer = storage.offers.get('offer-1');
  if (!offer) throw new Error('offer-1');
  const { rows } = await database.query<{ created_at: Date }>(
    'select created_at from operation where id = $1',
    [id],
  );
  const day = folderDay(rows[0]?.created_at ?? new Date(0));
  const stored = await readStoredFolder(offer, { tenant: 0, day, operationId: id });
  return { storage, database, offer, id, stored };
}

async function put(offer: Offer, key: string, bytes: Buffer): Promise<void> {
  await offer.put(key, bytes, hash('sha512', bytes, 'hex'), bytes.length);
}

/** What a purge leaves on an offer: successors without an object and a unit, the files before them gone. */
async function purge(
  offer: Offer,
  { prefix, prepared }: StoredFolder,
  object: string,
  unit: string,
): Promise<readonly Replacement[]> {
  const selection = {
    operation: PURGE,
    modified: 0,
    removesObject: (id: string) => id === object,
    removesLine: ({ id }: { readonly id: string }) => id === unit,
  };
  const replacements: Replacement[] = [];
  for (const { name, role } of prepared?.files ?? []) {
    if (role === 'index' || role === 'paper') continue;
    const key = prefix + successorName(name, { generation: 2, purge: PURGE, attempt: 1 });
    const index: IndexLine[] = [];
    const source = await offer.get(prefix + name);
    const next =
      role === 'lines'
        ? purgeLines(source, selection)
        : purgePack(source, selection, (line) => index.push(line));
    const bytes = Buffer.concat(await Array.fromAsync(next));
    await put(offer, key, bytes);
    if (role === 'pack') {
      await put(
        offer,
        indexName(key),
        Buffer.from(index.map((line) => `${renderIndexLine(line)}\n`).join('')),
      );
      await offer.remove(prefix + indexName(name));
    }
    await offer.remove(prefix + name);
    replacements.push({
      replaces: prefix + name,
      key,
      size: bytes.length,
      sha512: hash('sha512', bytes, 'hex'),
    });
  }
  return replacements;
}

describe.each([
  ['a pack', 30, 300_000],
  ['the tar of a small operation', 3, 100],
])('after a purge of %s', (_, units, objectBytes) => {
  it('its successor rebuilds the database, without what was purged', async () => {
    const { storage, offer, id, stored } = await deposited(units, objectBytes);
    const object = derivedGuid('object', 0, id, 1);
    await purge(offer, stored, object, toyUnitId({ tenant: 0, operationId: id }, units - 1));
    const { database } = await cloneDatabase();
    await rebuild({ database, administrationTenant: 1, tenants: [] }, offer);
    const { rows } = await database.query<{ count: number }>('select count(*)::integer count from unit');
    expect(rows[0]?.count).toBe(units - 1);
    expect(await findObjectLocation(database, 0, object)).toBeUndefined();
    const kept = await findObjectLocation(database, 0, derivedGuid('object', 0, id, 2));
    expect(kept?.packKey).toContain('.g2-');
    if (kept) await Array.fromAsync(await readObject(storage, kept, { verify: true }));
  });

  it('its replacement moves what stays, and forgets what went', async () => {
    const { database, storage, offer, id, stored } = await deposited(units, objectBytes);
    const object = derivedGuid('object', 0, id, 1);
    const replacements = await purge(offer, stored, object, 'none');
    await database.transaction((transaction) => replayReplacements(transaction, offer, 0, replacements));
    expect(await findObjectLocation(database, 0, object)).toBeUndefined();
    const entries = await Array.fromAsync(folderEntries(offer, stored, offer.id));
    for (const entry of entries) {
      if (entry.type !== 'object') continue;
      const location = await findObjectLocation(database, 0, entry.index.id);
      expect(location).toMatchObject({ packKey: entry.key, offset: entry.index.offset });
      if (location) await Array.fromAsync(await readObject(storage, location, { verify: true }));
    }
    const { rows } = await database.query<{ count: number }>(
      'select count(*)::integer count from object_location',
    );
    expect(rows[0]?.count).toBe(units - 1);
  });
});
