import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createToyOperation,
  startToyWorker,
  toyEngine,
  toyStorage,
  untilStopped,
} from '../../../test/engine/toy-engine.ts';
import { toyDeposit } from '../../../test/rebuild/toy-deposit.ts';
import { cloneDatabase, temporaryFolder } from '../../../test/support/index.ts';
import type { Database } from '../../platform/index.ts';
import { closeStorage, createFileSystemOffer, type Offer } from '../../storage/index.ts';
import { catchUp, rebuild } from './index.ts';

const original = await temporaryFolder('chartrier-rebuild-');
const storage = toyStorage(original);
const { database: source } = await cloneDatabase();
const engine = toyEngine(source, storage);
const workflow = toyDeposit({ storage });
const worker = startToyWorker(engine, [workflow]);
const ids: string[] = [];
for (let n = 0; n < 3; n++) {
  const operation = await createToyOperation(engine, workflow, { parameters: { units: 2 } });
  await untilStopped(source, operation);
  ids.push(operation.id);
}
await worker.stop();
afterAll(() => closeStorage(storage));

let place: string;
let offer: Offer;
let database: Database;
beforeEach(async () => {
  place = join(await temporaryFolder('chartrier-rebuild-'), 'offer-1');
  await cp(join(original, 'offer-1'), place, { recursive: true });
  offer = createFileSystemOffer({ id: 'offer-1', path: place });
  ({ database } = await cloneDatabase());
});

function services() {
  return { database, administrationTenant: 1, tenants: [] };
}

/** The folder of the n-th operation. */
async function folderOf(n: number): Promise<string> {
  const entries = await readdir(place, { recursive: true });
  const found = entries.find((entry) => entry.endsWith(ids[n] ?? 'none'));
  if (found === undefined) throw new Error(`no folder ${n}`);
  return join(place, found);
}

async function unitsIn(): Promise<number> {
  const { rows } = await database.query<{ count: number }>('select count(*)::integer count from unit');
  return rows[0]?.count ?? 0;
}

describe('a rebuild is refused', () => {
  it('into a database that has operations', async () => {
    await expect(rebuild({ ...services(), database: source }, offer)).rejects.toMatchObject({
      code: 'REBUILD_DATABASE_NOT_EMPTY',
    });
  });

  it('from a place where nothing was archived', async () => {
    await rm(join(place, 'offer.json'));
    await expect(rebuild(services(), offer)).rejects.toMatchObject({ code: 'REBUILD_OFFER_EMPTY' });
  });

  it('when a folder is missing: what comes after it is not replayed', async () => {
    await rm(await folderOf(1), { recursive: true });
    await expect(rebuild(services(), offer)).rejects.toMatchObject({
      code: 'REBUILD_CHAIN_BROKEN',
      parameters: { tenant: 0, after: 1, found: 3 },
    });
    expect(await unitsIn()).toBe(2);
  });

  it('when a byte of a folder changed: nothing of it stays', async () => {
    const tar = join(await folderOf(1), 'a1-0001.tar');
    const bytes = await readFile(tar);
    bytes.writeUInt8(bytes.readUInt8(600) ^ 1, 600);
    await writeFile(tar, bytes);
    await expect(rebuild(services(), offer)).rejects.toMatchObject({
      code: 'REBUILD_FOLDER_UNREADABLE',
      parameters: { offer: 'offer-1' },
    });
    expect(await unitsIn()).toBe(2);
  });
});

describe('a catch-up', () => {
  it('takes from another offer what one of them has damaged', async () => {
    const other = createFileSystemOffer({ id: 'offer-2', path: join(original, 'offer-2') });
    const tar = join(await folderOf(1), 'a1-0001.tar');
    await writeFile(tar, 'damaged');
    await database.query(`insert into archive (id) values ('toy-archive')`);
    const both = {
      ...storage,
      offers: new Map([offer, other].map((one) => [one.id, one])),
      strategies: new Map([['default', { id: 'default', offers: [offer, other] }]]),
    };
    expect(await catchUp(services(), both, { whole: true })).toMatchObject({ committed: 3 });
    expect(await unitsIn()).toBe(6);
  });

  it('is refused when the database went another way than the offers', async () => {
    await database.query(`insert into archive (id) values ('toy-archive')`);
    await database.query(`insert into commit_chain (tenant, seq, link) values (0, 2, 'another way')`);
    await expect(catchUp(services(), storage, { whole: true })).rejects.toMatchObject({
      code: 'REBUILD_CHAIN_BROKEN',
    });
    expect(await unitsIn()).toBe(0);
  });
});
