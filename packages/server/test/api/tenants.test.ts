import { existsSync, readdirSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { accepted, readBytes } from '@chartrier/client';
import tar from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { rebuild } from '../../src/operations/rebuild/index.ts';
import { createFileSystemOffer } from '../../src/storage/index.ts';
import { cloneDatabase } from '../support/index.ts';
import { depositFiles, prepareDeposits } from './support/deposit.ts';
import { ADMINISTRATION, startApi } from './support/start-api.ts';

const { client, database, folder } = await startApi();
const { tenants } = client;
await prepareDeposits(client);
const FILES = [{ name: 'letter.txt', content: Buffer.from('A letter to be kept') }];

const statusOf = async (tenant: number) => (await client.operations.list({ tenant })).status;
const offersWith = (tenant: number) =>
  ['offer-1', 'offer-2'].filter((offer) => existsSync(join(folder, 'offers', offer, String(tenant))));

/** The files of a tenant on both offers. */
const filesOf = (tenant: number) =>
  offersWith(tenant).flatMap((offer) =>
    readdirSync(join(folder, 'offers', offer, String(tenant)), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name),
  );

async function create(id: number, name: string) {
  return accepted(await tenants.create(ADMINISTRATION, { id, name })).$results[0];
}

async function addAgency(tenant: number) {
  const csv = Buffer.from('Identifier,Name,Description\nA,Agency,\n');
  return accepted(await client.referentials.import({ tenant }, 'agencies', csv, 'agencies.csv'));
}

describe('a tenant at run time', () => {
  it('may be named as soon as it is created, with no restart', async () => {
    expect(await statusOf(7)).toBe(401);
    expect(await create(7, 'Seven')).toMatchObject({
      id: 7,
      name: 'Seven',
      status: 'ACTIVE',
      administration: false,
    });
    expect(await statusOf(7)).toBe(200);
    await addAgency(7);
    expect(offersWith(7)).toHaveLength(2);
    const all = accepted(await tenants.list(ADMINISTRATION)).$results;
    expect(all.map(({ id }) => id)).toEqual([0, 1, 2, 7]);
  });

  it('is renamed, suspended and resumed, each by an operation of the administration tenant', async () => {
    await create(8, 'Eight');
    const renamed = await tenants.update(ADMINISTRATION, 8, { name: 'Huit' });
    expect(accepted(renamed).$results).toMatchObject([{ name: 'Huit', status: 'ACTIVE' }]);
    accepted(await tenants.update(ADMINISTRATION, 8, { status: 'SUSPENDED' }));
    expect(await client.operations.list({ tenant: 8 })).toMatchObject({
      status: 403,
      error: { symbol: 'TENANT_SUSPENDED' },
    });
    accepted(await tenants.update(ADMINISTRATION, 8, { status: 'ACTIVE' }));
    expect(await statusOf(8)).toBe(200);
    const journal = accepted(await client.logbook.operation(ADMINISTRATION, renamed.requestId ?? ''));
    expect(journal.$results[0]).toMatchObject({
      evType: 'STP_TENANT_UPDATE',
      evTypeProc: 'MASTERDATA',
      obId: '8',
    });
  });

  it('refuses deposits beyond its quota, and tells what it holds by month', async () => {
    const deposited = await depositFiles(client, FILES, { messageIdentifier: 'counted' });
    expect(deposited.status).toBe('OK');
    const usage = accepted(await tenants.usage(ADMINISTRATION, 0)).$results[0];
    expect(usage).toMatchObject({ tenant: 0, units: 2, objectGroups: 1, objects: 1 });
    expect(usage?.bytes).toBe(FILES[0]?.content.length);
    const counted = (kind: string) =>
      usage?.months.reduce((sum, { operations }) => sum + (operations[kind] ?? 0), 0);
    expect([counted('INGEST'), counted('MASTERDATA')]).toEqual([1, 3]);
    accepted(await tenants.update(ADMINISTRATION, 0, { quota: { units: 2 } }));
    const refused = await client.ingest.deposit(
      { tenant: 0 },
      { content: Buffer.from('never read'), workflow: 'DEFAULT_WORKFLOW' },
    );
    expect(refused).toMatchObject({ status: 409, error: { symbol: 'TENANT_QUOTA_EXCEEDED' } });
    accepted(await tenants.update(ADMINISTRATION, 0, { quota: {} }));
  });

  it('is exported whole as a tar in the layout of the offers', async () => {
    const stream = accepted(await tenants.export(ADMINISTRATION, 0));
    const names: string[] = [];
    const extract = tar.extract();
    extract.on('entry', ({ name }, entry, next) => {
      names.push(name);
      entry.on('end', next).resume();
    });
    extract.end(await readBytes(stream));
    await new Promise<void>((resolve) => extract.once('finish', () => resolve()));
    expect(names[0]).toBe('offer.json');
    expect(names.slice(1).every((name) => name.startsWith('0/'))).toBe(true);
    expect(names.filter((name) => name.endsWith('operation.json'))).toHaveLength(4);
    expect(new Set(names).size).toBe(names.length);
  });

  it('is erased from the database and the offers, and its journal stays', async () => {
    await create(9, 'Nine');
    await addAgency(9);
    expect(filesOf(9).length).toBeGreaterThan(2);
    const upload = accepted(await client.uploads.open({ tenant: 9 }, { length: 100 })).id;
    const content = Buffer.from('half of a package');
    accepted(await client.uploads.append({ tenant: 9 }, upload, { offset: 0, content }));
    expect(existsSync(join(folder, 'workspace', upload))).toBe(true);
    accepted(await tenants.update(ADMINISTRATION, 9, { status: 'SUSPENDED' }));
    // an offer that is down at that time keeps what it has
    const [absent = ''] = offersWith(9);
    const kept = join(folder, 'offers', absent, '9');
    await cp(kept, join(folder, 'kept'), { recursive: true });
    const erased = await tenants.erase(ADMINISTRATION, 9, 'Nine');
    expect(accepted(erased).$results).toMatchObject([{ id: 9, status: 'ERASED' }]);
    expect(filesOf(9)).toEqual([]);
    expect(existsSync(join(folder, 'workspace', upload))).toBe(false);
    for (const table of [
      'resumable_upload',
      'operation',
      'logbook_operation',
      'logbook_event',
      'referential',
      'commit_chain',
    ]) {
      const { rowCount } = await database.query(`select 1 from ${table} where tenant = 9`);
      expect([table, rowCount]).toEqual([table, 0]);
    }
    const list = await database.query(
      'select offer from tenant_erasure where tenant = 9 and removed_at is not null order by offer',
    );
    expect(list.rows).toEqual([{ offer: 'offer-1' }, { offer: 'offer-2' }]);
    expect(await client.operations.list({ tenant: 9 })).toMatchObject({
      error: { symbol: 'TENANT_UNKNOWN' },
    });
    const journal = accepted(await client.logbook.operation(ADMINISTRATION, erased.requestId ?? ''));
    const [operation] = journal.$results;
    expect(operation?.evType).toBe('STP_TENANT_ERASE');
    const last = operation?.events.at(-1);
    expect(JSON.parse(String(last?.evDetData))).toMatchObject({ Tenant: 9, Name: 'Nine', LastCommit: 1 });
    expect(await tenants.create(ADMINISTRATION, { id: 9, name: 'Again' })).toMatchObject({
      status: 409,
      error: { symbol: 'TENANT_NUMBER_TAKEN' },
    });
  });
});

describe('a rebuild', () => {
  it('knows what was erased, and takes nothing of it from an offer that still has it', async () => {
    const path = join(folder, 'offers', 'offer-1');
    await cp(join(folder, 'kept'), join(path, '9'), { recursive: true });
    const offer = createFileSystemOffer({ id: 'offer-1', path });
    const empty = await cloneDatabase();
    await rebuild({ database: empty.database, administrationTenant: 1, tenants: [] }, offer);
    const { rows } = await empty.database.query<{ id: number; name: string; status: string }>(
      'select id, name, status from tenant where id > 2 order by id',
    );
    expect(rows).toMatchObject([
      { id: 7, name: 'Seven', status: 'ACTIVE' },
      { id: 8, name: 'Huit', status: 'ACTIVE' },
      { id: 9, name: 'Nine', status: 'ERASED' },
    ]);
    const left = await empty.database.query('select 1 from referential where tenant = 9');
    expect(left.rowCount).toBe(0);
    // people are no archives: the next start makes a first administrator again
    expect((await empty.database.query('select 1 from person')).rowCount).toBe(0);
    await offer.close();
  });
});

describe('a tenant is not', () => {
  it.each([
    ['created twice', () => tenants.create(ADMINISTRATION, { id: 0, name: 'x' }), 409, 'TENANT_NUMBER_TAKEN'],
    [
      'created beyond the header',
      () => tenants.create(ADMINISTRATION, { id: 1e9, name: 'x' }),
      400,
      'TENANT_NUMBER_INVALID',
    ],
    [
      'changed when it does not exist',
      () => tenants.update(ADMINISTRATION, 99, { name: 'x' }),
      404,
      'TENANT_ABSENT',
    ],
    [
      'erased while it is active',
      () => tenants.erase(ADMINISTRATION, 2, 'Tenant 2'),
      409,
      'TENANT_NOT_SUSPENDED',
    ],
    [
      'suspended when it administers',
      () => tenants.update(ADMINISTRATION, 1, { status: 'SUSPENDED' }),
      409,
      'TENANT_ADMINISTRATION_KEPT',
    ],
    [
      'erased when it administers',
      () => tenants.erase(ADMINISTRATION, 1, 'Tenant 1'),
      409,
      'TENANT_ADMINISTRATION_KEPT',
    ],
    ['administered from elsewhere', () => tenants.list({ tenant: 0 }), 401, 'ADMINISTRATION_TENANT_REQUIRED'],
  ] as const)('%s', async (_what, ask, status, symbol) => {
    expect(await ask()).toMatchObject({ status, error: { symbol } });
  });

  it('erased without its name, nor while something goes on in it', async () => {
    accepted(await tenants.update(ADMINISTRATION, 2, { status: 'SUSPENDED' }));
    expect(await tenants.erase(ADMINISTRATION, 2, 'tenant 2')).toMatchObject({
      status: 400,
      error: { symbol: 'TENANT_CONFIRMATION_WRONG' },
    });
    await database.query(
      `insert into operation (tenant, id, workflow, definition_version, identifier, type_proc, finally_step, state, status)
       values (2, 'unfinished', 'none', 1, 'none', 'INGEST', 0, 'PAUSE', 'STARTED')`,
    );
    expect(await tenants.erase(ADMINISTRATION, 2, 'Tenant 2')).toMatchObject({
      status: 409,
      error: { symbol: 'TENANT_BUSY' },
    });
    await database.query(`delete from operation where id = 'unfinished'`);
  });
});
