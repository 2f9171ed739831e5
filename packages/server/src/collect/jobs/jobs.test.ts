import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { cloneDatabase, temporaryFolder } from '../../../test/support/index.ts';
import { createGuidFactory } from '../../platform/index.ts';
import { createFolderWorkspace } from '../../workspace/index.ts';
import type { CollectServices } from '../collect-services.ts';
import { withFolder } from '../folders/index.ts';
import { createProject, findProject } from '../projects/index.ts';
import {
  createTransaction,
  listTransactions,
  readTransaction,
  type TransactionKey,
} from '../transactions/index.ts';
import { addUnits } from '../units/index.ts';
import { followTransactions, sweepFolders } from './follow-transactions.ts';
import { purgeTransactions } from './purge-transactions.ts';

const { database } = await cloneDatabase();
const directory = await temporaryFolder();
let now = new Date('2026-01-01T00:00:00Z');
const clock = { now: () => now };
const newGuid = createGuidFactory({ platformId: 1, processId: 1, clock });
const services: CollectServices = {
  database,
  workspace: createFolderWorkspace(directory),
  clock,
  newGuid,
  formats: {
    inForce: () => Promise.reject(new Error('nothing is identified here')),
    close: () => Promise.resolve(),
  },
  unitTypes: () => Promise.resolve(() => undefined),
  administrationTenant: 1,
  uploadBytes: 1_000_000,
};
const tenant = 0;
const project = await createProject(services, tenant, { Name: 'x' });
const signal = new AbortController().signal;
const minutesLater = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};

/** A transaction with a unit and a file, of a status, sent as an ingest that ended so (or has not). */
async function prepared(status: string, outcome?: string): Promise<TransactionKey> {
  const key = { tenant, id: newGuid('operation', tenant) };
  await createTransaction(services, { ...key, projectId: project.id }, {});
  await withFolder(services, key, 'TREE', async (folder) => {
    const content = Readable.from([Buffer.from('x')]);
    await services.workspace.receive(folder.id, 'file', content, { maxBytes: 10 });
    await folder.commit(async (transaction, locked) => {
      const unit = {
        id: newGuid('unit', tenant),
        parents: [],
        content: { Title: 'x' },
        management: undefined,
      };
      await addUnits(transaction, locked, [unit], now);
    });
  });
  const operation = newGuid('operation', tenant);
  await database.query('update collect_transaction set status = $2, operation_id = $3 where id = $1', [
    key.id,
    status,
    operation,
  ]);
  await database.query(
    `insert into operation (tenant, id, workflow, definition_version, identifier, type_proc, finally_step, state, status, finished, outcome)
     values ($1, $2, 'DEFAULT_WORKFLOW', 1, 'PROCESS_SIP_UNITARY', 'INGEST', 1, 'COMPLETED', 'OK', $3, $4)`,
    [tenant, operation, outcome !== undefined, outcome ?? null],
  );
  return key;
}

async function content(key: TransactionKey): Promise<readonly [units: number, folders: number]> {
  const { rows } = await database.query<{ readonly units: number; readonly folders: number }>(
    `select (select count(*)::integer from collect_unit where opi = $1) units,
            (select count(*)::integer from collect_folder where transaction_id = $1) folders`,
    [key.id],
  );
  return [rows[0]?.units ?? -1, rows[0]?.folders ?? -1];
}

describe('the acknowledgement of transactions', () => {
  it('takes over the outcome of ingests that are over, and leaves the others', async () => {
    const sent = await Promise.all(
      ['OK', 'WARNING', 'KO', 'FATAL', undefined].map((outcome) => prepared('SENT', outcome)),
    );
    const before = await database.query('select id, updated_at from collect_transaction order by id');
    expect(await followTransactions(services, tenant)).toEqual({ acknowledged: 3, failed: 0 });
    const statuses = [];
    for (const key of sent) statuses.push((await readTransaction(services, key)).status);
    expect(statuses).toEqual(['ACK_OK', 'ACK_WARNING', 'ACK_KO', 'SENT', 'SENT']);
    expect(await database.query('select id, updated_at from collect_transaction order by id')).toEqual(
      before,
    );
    expect(await followTransactions(services, tenant)).toEqual({ acknowledged: 0, failed: 0 });
  });

  it('sweeps all the folders that nobody keeps, however many', async () => {
    await database.query(
      `insert into collect_folder (tenant, id, transaction_id, kind, exclusive, created_at)
       select $1, 'left' || place, 'gone', 'BINARY', false, $2 from generate_series(1, 600) place`,
      [tenant, now],
    );
    expect(await sweepFolders(services, signal)).toBe(600);
    expect(await sweepFolders(services, signal)).toBe(0);
  });

  it('is not waited for by whoever reads', async () => {
    const key = await prepared('SENT', 'OK');
    expect((await readTransaction(services, key)).status).toBe('ACK_OK');
    const other = await prepared('SENT', 'KO');
    const listed = await listTransactions(services, tenant, project.id);
    expect(listed.items.find(({ id }) => id === other.id)?.status).toBe('ACK_KO');
  });

  it('knows the ingests of its tenant only', async () => {
    const key = await prepared('SENT');
    const { operationId = '' } = await readTransaction(services, key);
    await database.query(`update operation set tenant = 7, finished = true, outcome = 'OK' where id = $1`, [
      operationId,
    ]);
    expect(await followTransactions(services, tenant)).toEqual({ acknowledged: 0, failed: 0 });
    expect((await readTransaction(services, key)).status).toBe('SENT');
  });
});

describe('the purge of transactions', () => {
  it('removes what those hold that are over for long enough, and keeps them as history', async () => {
    const acknowledged = await prepared('SENT', 'OK');
    const aborted = await prepared('ABORTED');
    const kept = await Promise.all(['OPEN', 'READY', 'KO', 'ACK_KO'].map((status) => prepared(status)));
    // an hour after the last change, the outcome of the ingest is known only now
    minutesLater(61);
    await followTransactions(services, tenant);
    expect(await purgeTransactions(services, tenant, { delayMinutes: 60, signal })).toContain(aborted.id);
    expect(await content(aborted)).toEqual([0, 0]);
    expect(await content(acknowledged)).toEqual([1, 1]);
    minutesLater(61);
    expect(await purgeTransactions(services, tenant, { delayMinutes: 60, signal })).toContain(
      acknowledged.id,
    );
    expect(await content(acknowledged)).toEqual([0, 0]);
    for (const key of kept) expect(await content(key)).toEqual([1, 1]);
    expect(await readTransaction(services, acknowledged)).toMatchObject({ status: 'ACK_OK', purgedAt: now });
    expect((await findProject(database, tenant, project.id)).id).toBe(project.id);
    const { rows } = await database.query<{ readonly id: string }>('select id from collect_folder');
    expect((await readdir(directory)).sort()).toEqual(rows.map(({ id }) => id).sort());
    expect(await purgeTransactions(services, tenant, { delayMinutes: 60, signal })).toEqual([]);
  });
});
