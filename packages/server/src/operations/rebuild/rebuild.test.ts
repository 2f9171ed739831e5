import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  createToyOperation,
  startToyWorker,
  toyEngine,
  toyStorage,
  untilStopped,
} from '../../../test/engine/toy-engine.ts';
import { contentOfDatabase } from '../../../test/rebuild/content-of-database.ts';
import { toyDeposit, toyUnitId } from '../../../test/rebuild/toy-deposit.ts';
import { cloneDatabase, temporaryFolder, testLogger } from '../../../test/support/index.ts';
import type { Database } from '../../platform/index.ts';
import { closeStorage, openOperationFolder, openStorage, type Storage } from '../../storage/index.ts';
import { catchUp, offerAhead, rebuild, refuseWhenAhead } from './index.ts';
import { surveyOffer } from './survey-offers.ts';

const folder = await temporaryFolder('chartrier-rebuild-');
const storage = toyStorage(folder);
const TENANTS = [
  { id: 0, name: 'Ville' },
  { id: 1, name: 'Administration' },
];
const storages: Storage[] = [storage];
afterAll(() => Promise.all(storages.map(closeStorage)));

function servicesOf(database: Database) {
  return { database, administrationTenant: 1, tenants: TENANTS };
}

function offer(id: string, of = storage) {
  const found = of.offers.get(id);
  if (!found) throw new Error(id);
  return found;
}

interface Archive {
  readonly database: Database;
  readonly storage: Storage;
  deposit(parameters: Readonly<Record<string, unknown>>, tenant?: number): Promise<string>;
}

async function archive(of: Storage): Promise<Archive> {
  const { database } = await cloneDatabase();
  for (const { id, name } of TENANTS)
    await database.query('insert into tenant (id, name) values ($1, $2)', [id, name]);
  return archiveOf(database, of);
}

function archiveOf(database: Database, of: Storage): Archive {
  const engine = toyEngine(database, of, { logger: testLogger });
  const workflow = toyDeposit({ storage: of });
  return {
    database,
    storage: of,
    async deposit(parameters, tenant = 0) {
      const worker = startToyWorker(engine, [workflow]);
      const operation = await createToyOperation(engine, workflow, { tenant, parameters });
      const { state } = await untilStopped(database, operation);
      expect(state).toBe('COMPLETED');
      await worker.stop();
      return operation.id;
    },
  };
}

const first = await archive(storage);
const small = await first.deposit({ units: 3 });
await first.deposit({ refused: true });
await first.deposit({ units: 2, above: toyUnitId({ tenant: 0, operationId: small }, 1) });
await first.deposit({ units: 40, objectBytes: 300_000 });
await first.deposit({ units: 1 }, 1);
const content = await contentOfDatabase(first.database);

describe('rebuild', () => {
  it.each(['offer-1', 'offer-2'])('makes the database again from %s alone', async (id) => {
    const { database } = await cloneDatabase();
    const seen: (number | undefined)[] = [];
    const report = await rebuild(
      { ...servicesOf(database), progress: ({ seq }) => seen.push(seq) },
      offer(id),
    );
    expect(report).toEqual({
      committed: 4,
      refused: 1,
      elsewhere: 0,
      setApart: { count: 0, first: [] },
      partial: { count: 0, first: [] },
    });
    expect(seen).toEqual([1, 1, 2, 3, undefined]);
    expect(await contentOfDatabase(database)).toEqual(content);
    const id2 = await database.query<{ id: string }>('select id from archive');
    expect(id2.rows).toEqual([{ id: 'toy-archive' }]);
  });

  it('that is broken off goes on by a catch-up', async () => {
    const { database } = await cloneDatabase();
    let replayed = 0;
    const breaking = {
      ...servicesOf(database),
      progress: () => {
        replayed += 1;
        if (replayed === 3) throw new Error('broken off');
      },
    };
    await expect(rebuild(breaking, offer('offer-1'))).rejects.toThrow('broken off');
    await expect(rebuild(servicesOf(database), offer('offer-1'))).rejects.toMatchObject({
      code: 'REBUILD_DATABASE_NOT_EMPTY',
    });
    expect(await catchUp(servicesOf(database), storage, { whole: true })).toMatchObject({
      committed: 1,
      refused: 1,
    });
    expect(await contentOfDatabase(database)).toEqual(content);
  });

  it('gives a database that goes on', async () => {
    const copy = join(await temporaryFolder('chartrier-rebuild-'), 'offers');
    await cp(folder, copy, { recursive: true });
    const copied = toyStorage(copy);
    storages.push(copied);
    const { database } = await cloneDatabase();
    await rebuild(servicesOf(database), offer('offer-2', copied));
    const going = archiveOf(database, copied);
    await going.deposit({ units: 1 });
    const chain = await database.query<{ seq: number }>('select seq from commit_chain where tenant = 0');
    expect(chain.rows).toEqual([{ seq: 4 }]);
    expect(await offerAhead(database, copied)).toEqual({ operations: 0, setApart: [] });
  });
});

describe('yesterday’s database beside today’s offers', () => {
  it('lacks nothing after a catch-up, and nothing is written before', async () => {
    const place = join(await temporaryFolder('chartrier-rebuild-'), 'offers');
    const today = toyStorage(place);
    storages.push(today);
    const before = await archive(today);
    await before.deposit({ units: 3 });
    const yesterday = await dumped(before.database);
    const young = await before.deposit({ units: 2 });
    await before.deposit({ refused: true });
    await before.deposit({ units: 30, objectBytes: 400_000 }, 1);
    const whole = await contentOfDatabase(before.database);

    expect(await offerAhead(before.database, today)).toEqual({ operations: 0, setApart: [] });
    const ahead = await offerAhead(yesterday, today);
    expect(ahead.operations).toBe(3);
    expect(() => refuseWhenAhead(ahead)).toThrow(expect.objectContaining({ code: 'OFFERS_AHEAD' }));
    // the last files of one folder came to one offer only
    await rm(join(place, 'offer-2', await folderOf(before.database, young), 'operation.json'));
    const report = await catchUp(servicesOf(yesterday), today);
    expect(report).toMatchObject({ committed: 2, refused: 1 });
    expect(await contentOfDatabase(yesterday)).toEqual(whole);
    expect(await offerAhead(yesterday, today)).toEqual({ operations: 0, setApart: [] });
    const { database } = await cloneDatabase();
    await rebuild(servicesOf(database), offer('offer-2', today));
    expect(await contentOfDatabase(database)).toEqual(whole);
  });

  it('is refused to write by the storage itself, whichever process opens it', async () => {
    const place = join(await temporaryFolder('chartrier-rebuild-'), 'offers');
    const today = toyStorage(place);
    storages.push(today);
    await (await archive(today)).deposit({ units: 1 });
    const { database } = await cloneDatabase();
    const guarded = openStorage({
      archiveId: today.archiveId,
      offers: [...today.offers.values()],
      strategies: [{ id: 'default', offers: [...today.offers.keys()] }],
      knownOffers: new Set(),
      rememberOffer: async () => undefined,
      report: () => undefined,
      guard: async (opened) => refuseWhenAhead(await offerAhead(database, opened)),
    });
    const place2 = { tenant: 0, operationId: 'operation1', createdAt: new Date(), attempt: 1 };
    await expect(openOperationFolder(guarded, place2)).rejects.toMatchObject({ code: 'OFFERS_AHEAD' });
    await catchUp(servicesOf(database), guarded);
    await (await openOperationFolder(guarded, place2)).abandon();
  });

  it('takes the end that the offers have for an operation that it thinks under way', async () => {
    const place = join(await temporaryFolder('chartrier-rebuild-'), 'offers');
    const today = toyStorage(place);
    storages.push(today);
    const before = await archive(today);
    const id = await before.deposit({ units: 3 });
    const whole = await contentOfDatabase(before.database);
    const { database } = await cloneDatabase();
    await database.query('insert into tenant (id, name) select * from unnest($1::int[], $2::text[])', [
      TENANTS.map((tenant) => tenant.id),
      TENANTS.map((tenant) => tenant.name),
    ]);
    await database.query('insert into archive (id) values ($1)', ['toy-archive']);
    await database.query(
      `insert into operation (tenant, id, workflow, definition_version, identifier, type_proc, steps, finally_step, state,
         status, created_at)
       values (0, $1, 'TOY_DEPOSIT', 1, 'PROCESS_TOY_DEPOSIT', 'INGEST', '{}', 1, 'RUNNING', 'OK', now())`,
      [id],
    );
    expect((await offerAhead(database, today)).operations).toBe(1);
    await catchUp(servicesOf(database), today);
    expect(await contentOfDatabase(database)).toEqual(whole);
  });

  it('keeps folders that it does not know and that were never committed', async () => {
    const place = join(await temporaryFolder('chartrier-rebuild-'), 'offers');
    const today = toyStorage(place);
    storages.push(today);
    const before = await archive(today);
    const id = await before.deposit({ units: 3 });
    const folderOfId = await folderOf(before.database, id);
    for (const one of ['offer-1', 'offer-2']) await rm(join(place, one, folderOfId, 'operation.json'));
    const { database } = await cloneDatabase();
    const report = await rebuild(servicesOf(database), offer('offer-1', today));
    expect(report).toMatchObject({ committed: 0, setApart: { count: 1, first: [folderOfId] } });
    const states = await Array.fromAsync(surveyOffer(database, offer('offer-2', today), { whole: true }));
    expect(states).toMatchObject([{ operationId: id, state: 'prepared' }]);
  });
});

async function folderOf(database: Database, operationId: string): Promise<string> {
  const { rows } = await database.query<{ day: string }>(
    `select to_char(created_at at time zone 'UTC', 'YYYY/MM/DD') as day from operation where tenant = 0 and id = $1`,
    [operationId],
  );
  return `0/${rows[0]?.day}/${operationId}/`;
}

/** A database with the present content of another one, by a rebuild’s own tables. */
async function dumped(database: Database): Promise<Database> {
  const copy = await cloneDatabase();
  for (const table of [
    'tenant',
    'operation',
    'commit_chain',
    'logbook_operation',
    'logbook_event',
    'lifecycle_shared',
    'lifecycle_facts',
    'unit',
    'object_group',
    'object_location',
    'persistent_identifier',
    'accession_register_detail',
    'accession_register_summary',
    'referential',
    'referential_version',
    'referential_sequence',
    'archive',
  ]) {
    const { rows } = await database.query<{ row: object }>(`select to_jsonb(t) as row from ${table} t`);
    await copy.database.query(
      `insert into ${table} select (jsonb_populate_record(null::${table}, one)).* from jsonb_array_elements($1::jsonb) one`,
      [JSON.stringify(rows.map(({ row }) => row))],
    );
  }
  return copy.database;
}
