import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { isChartrierError } from '@chartrier/messages';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cloneDatabase, temporaryFolder } from '../../../test/support/index.ts';
import { createGuidFactory } from '../../platform/index.ts';
import { createFolderWorkspace } from '../../workspace/index.ts';
import type { CollectServices } from '../collect-services.ts';
import { followTransactions } from '../jobs/follow-transactions.ts';
import { createProject, deleteProject } from '../projects/index.ts';
import {
  abortTransaction,
  closeTransaction,
  createTransaction,
  deleteTransaction,
  markSent,
  readTransaction,
  type TransactionKey,
} from '../transactions/index.ts';
import { LEASE_MILLISECONDS, removeFoldersOfTenant, removeLeftFolders, withFolder } from './index.ts';

const { database } = await cloneDatabase();
const directory = await temporaryFolder();
let now = new Date('2026-01-01T00:00:00Z');
const clock = { now: () => now };
const later = (milliseconds: number) => {
  now = new Date(now.getTime() + milliseconds);
};
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

// signs of life are given when a test lets time pass: whoever is taken for dead here gives none
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function opened(): Promise<TransactionKey> {
  const project = await createProject(services, tenant, { Name: 'x' });
  return await createTransaction(
    services,
    { tenant, id: newGuid('operation', tenant), projectId: project.id },
    {},
  );
}

const statusOf = async (key: TransactionKey) => (await readTransaction(services, key)).status;
const fill = (id: string) =>
  services.workspace.receive(id, 'file', Readable.from([Buffer.from('bytes')]), { maxBytes: 100 });
const isThere = (id: string) =>
  access(join(directory, id)).then(
    () => true,
    () => false,
  );
const codeOf = (error: unknown) => (isChartrierError(error) ? error.code : error);
const refusal = (work: Promise<unknown>) => work.then(() => 'done', codeOf);
const folders = async (key: TransactionKey) =>
  (await database.query('select kept from collect_folder where transaction_id = $1', [key.id])).rows;

/** Work that is begun, and waits until it is let go on. */
function begun(key: TransactionKey, kind: Parameters<typeof withFolder>[2] = 'TREE', keepFolder = true) {
  const go = Promise.withResolvers<void>();
  const started = Promise.withResolvers<string>();
  const ended = withFolder(services, key, kind, async (folder) => {
    await fill(folder.id);
    started.resolve(folder.id);
    await go.promise;
    return await folder.commit(async () => folder.id, { keepFolder });
  });
  ended.catch((error: unknown) => started.reject(error));
  return { started: started.promise, ended, go: () => go.resolve() };
}

/** A database in which the answer to a commit may be lost, and that tells how many transactions are under way. */
function observed() {
  const seen = { begun: 0, loseNextAnswer: false };
  const observing: CollectServices = {
    ...services,
    database: {
      ...database,
      transaction: async (work, options) => {
        seen.begun += 1;
        const result = await database.transaction(work, options);
        if (!seen.loseNextAnswer) return result;
        seen.loseNextAnswer = false;
        throw new Error('the connection is gone');
      },
    },
  };
  return { seen, observing };
}

describe('what is brought to a transaction', () => {
  it('keeps the bytes of a commit whose answer was lost', async () => {
    const key = await opened();
    const { seen, observing } = observed();
    let id = '';
    const work = withFolder(observing, key, 'TREE', async (folder) => {
      id = folder.id;
      await fill(id);
      seen.loseNextAnswer = true;
      await folder.commit(async () => undefined);
    });
    await expect(work).rejects.toThrow('the connection is gone');
    expect(await folders(key)).toEqual([{ kept: true }]);
    expect(await isThere(id)).toBe(true);
  });

  it('gives one sign of life at a time while others hold the transaction, and none during its commit', async () => {
    const key = await opened();
    const { seen, observing } = observed();
    const begunBy = (work: () => void): number => {
      const before = seen.begun;
      work();
      return seen.begun - before;
    };
    await withFolder(observing, key, 'TREE', async (folder) => {
      await database.transaction(async (other) => {
        await other.query('select from collect_transaction where id = $1 for update', [key.id]);
        expect(begunBy(() => vi.advanceTimersByTime(5 * LEASE_MILLISECONDS))).toBe(1);
      });
      await folder.commit(async () => {
        expect(begunBy(() => vi.advanceTimersByTime(5 * LEASE_MILLISECONDS))).toBe(0);
      });
    });
    expect(await folders(key)).toEqual([{ kept: true }]);
  });

  it('keeps its folder when it reaches its commit', async () => {
    const key = await opened();
    const work = begun(key);
    work.go();
    const id = await work.ended;
    expect(await isThere(id)).toBe(true);
    expect(await folders(key)).toEqual([{ kept: true }]);
    expect(await removeLeftFolders(services, key)).toBe(0);
    expect(await refusal(closeTransaction(services, key))).toBe('done');
  });

  it('leaves nothing when it fails, nor when it has nothing to keep', async () => {
    const key = await opened();
    let id = '';
    const failing = withFolder(services, key, 'TREE', async (folder) => {
      id = folder.id;
      await fill(id);
      throw new Error('not today');
    });
    await expect(failing).rejects.toThrow('not today');
    const work = begun(key, 'DESCRIPTIONS', false);
    work.go();
    expect([await isThere(id), await isThere(await work.ended)]).toEqual([false, false]);
    expect(await folders(key)).toEqual([]);
    expect(await statusOf(key)).toBe('OPEN');
  });

  it('rolls back with its commit, folder included', async () => {
    const key = await opened();
    const failing = withFolder(services, key, 'TREE', (folder) =>
      folder.commit(async (transaction) => {
        await transaction.query(`update collect_transaction set status = 'READY' where id = $1`, [key.id]);
        throw new Error('not today');
      }),
    );
    await expect(failing).rejects.toThrow('not today');
    expect([await statusOf(key), await folders(key)]).toEqual(['OPEN', []]);
  });

  it('refuses meanwhile what would be in its way, and nothing afterwards', async () => {
    const key = await opened();
    const work = begun(key);
    await work.started;
    expect(await refusal(closeTransaction(services, key))).toBe('COLLECT_IMPORT_UNDER_WAY');
    for (const kind of ['TREE', 'BINARY', 'DESCRIPTIONS', 'SIP', 'SEND'] as const)
      expect(await refusal(begun(key, kind).started)).toBe('COLLECT_IMPORT_UNDER_WAY');
    const { projectId } = await readTransaction(services, key);
    expect(await refusal(deleteProject(services, tenant, projectId))).toBe('COLLECT_IMPORT_UNDER_WAY');
    expect(await statusOf(key)).toBe('OPEN');
    work.go();
    await work.ended;
    const next = begun(key);
    next.go();
    await next.ended;
    await closeTransaction(services, key);
    expect(await statusOf(key)).toBe('READY');
  });

  it('refuses after a while what waits for a commit that lasts', { timeout: 30_000 }, async () => {
    const key = await opened();
    const written = Promise.withResolvers<void>();
    const holding = Promise.withResolvers<void>();
    const lasting = withFolder(services, key, 'TREE', (folder) =>
      folder.commit(async () => {
        holding.resolve();
        await written.promise;
      }),
    );
    await holding.promise;
    expect(await refusal(closeTransaction(services, key))).toBe('COLLECT_IMPORT_UNDER_WAY');
    written.resolve();
    await lasting;
    await closeTransaction(services, key);
    expect(await statusOf(key)).toBe('READY');
  });

  it('may be several binaries at once', async () => {
    const key = await opened();
    const [one, other] = [begun(key, 'BINARY'), begun(key, 'BINARY')];
    await Promise.all([one.started, other.started]);
    expect(await refusal(begun(key).started)).toBe('COLLECT_IMPORT_UNDER_WAY');
    expect(await refusal(closeTransaction(services, key))).toBe('COLLECT_IMPORT_UNDER_WAY');
    one.go();
    other.go();
    await Promise.all([one.ended, other.ended]);
    expect(await folders(key)).toEqual([{ kept: true }, { kept: true }]);
  });

  it.each([
    ['abort', abortTransaction],
    ['deletion', deleteTransaction],
  ])('is cut off by the %s of its transaction, and leaves nothing', async (_, giveUp) => {
    const key = await opened();
    const work = begun(key);
    const id = await work.started;
    await giveUp(services, key);
    work.go();
    expect(await refusal(work.ended)).toBe('COLLECT_IMPORT_GIVEN_UP');
    expect(await isThere(id)).toBe(false);
    expect(await folders(key)).toEqual([]);
  });

  it('lets go when its process dies: others go on after the lease, and what it left is removed', async () => {
    const key = await opened();
    const dead = begun(key);
    const id = await dead.started;
    expect(await refusal(closeTransaction(services, key))).toBe('COLLECT_IMPORT_UNDER_WAY');
    later(LEASE_MILLISECONDS + 1);
    expect(await refusal(closeTransaction(services, key))).toBe('done');
    expect(await removeLeftFolders(services, key)).toBe(1);
    expect(await isThere(id)).toBe(false);
    // it was only asleep: what it brings now is refused
    dead.go();
    expect(await refusal(dead.ended)).toBe('COLLECT_IMPORT_GIVEN_UP');
    expect(await statusOf(key)).toBe('READY');
  });
});

describe('what an erased tenant had prepared', () => {
  it('goes from the workspace, and nothing of the others', async () => {
    const key = await opened();
    const work = begun(key);
    work.go();
    const id = await work.ended;
    await removeFoldersOfTenant(database, services.workspace, 7);
    expect(await isThere(id)).toBe(true);
    await removeFoldersOfTenant(database, services.workspace, tenant);
    expect(await isThere(id)).toBe(false);
  });
});

describe('whoever slept beyond his lease', () => {
  it('goes on when nobody came meanwhile', async () => {
    const key = await opened();
    const work = begun(key);
    await work.started;
    later(LEASE_MILLISECONDS + 1);
    work.go();
    expect(await isThere(await work.ended)).toBe(true);
  });

  it('stops when somebody else took his place', async () => {
    const key = await opened();
    const asleep = begun(key);
    await asleep.started;
    later(LEASE_MILLISECONDS + 1);
    const other = begun(key);
    await other.started;
    asleep.go();
    expect(await refusal(asleep.ended)).toBe('COLLECT_IMPORT_GIVEN_UP');
    other.go();
    expect(await isThere(await other.ended)).toBe(true);
    expect(await folders(key)).toEqual([{ kept: true }]);
  });
});

describe('sending', () => {
  it('makes the transaction SENDING, then SENT with its ingest', async () => {
    const key = await opened();
    await closeTransaction(services, key);
    const operation = newGuid('operation', tenant);
    await withFolder(services, key, 'SEND', async (folder) => {
      expect(folder.transaction.status).toBe('SENDING');
      expect(await statusOf(key)).toBe('SENDING');
      await folder.commit((transaction, locked) => markSent(transaction, locked, operation, now), {
        keepFolder: false,
      });
    });
    expect(await readTransaction(services, key)).toMatchObject({ status: 'SENT', operationId: operation });
  });

  it('makes it KO when it fails, and when its process dies', async () => {
    const [failing, dying] = [await opened(), await opened()];
    for (const key of [failing, dying]) await closeTransaction(services, key);
    const failed = withFolder(services, failing, 'SEND', () => Promise.reject(new Error('not today')));
    await expect(failed).rejects.toThrow('not today');
    expect(await statusOf(failing)).toBe('KO');

    const dead = begun(dying, 'SEND');
    await dead.started;
    expect(await followTransactions(services, tenant)).toEqual({ acknowledged: 0, failed: 0 });
    expect(await statusOf(dying)).toBe('SENDING');
    later(LEASE_MILLISECONDS + 1);
    expect(await followTransactions(services, tenant)).toEqual({ acknowledged: 0, failed: 1 });
    expect(await statusOf(dying)).toBe('KO');
    dead.go();
    expect(await refusal(dead.ended)).toBe('COLLECT_IMPORT_GIVEN_UP');
    expect(await statusOf(dying)).toBe('KO');
  });

  it('needs a transaction that was closed', async () => {
    expect(await refusal(begun(await opened(), 'SEND').started)).toBe('COLLECT_STATUS_REFUSED');
  });
});
