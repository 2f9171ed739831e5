import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { accepted, type Session } from '@chartrier/client';
import { describe, expect, it } from 'vitest';
import { archiveFolder } from '../ingest/served-archive.ts';
import { temporaryFolder } from '../support/index.ts';
import { zipOfTree } from './sample-tree.ts';

const TENANT: Session = { tenant: 0 };
const ADMINISTRATION: Session = { tenant: 1 };
const PATIENCE = { timeout: 60_000, interval: 200 };
/** Long enough to write for the server to be killed meanwhile. */
const LARGE_BYTES = 96 * 2 ** 20;

describe('a server that is killed while it sends a transaction', () => {
  it('leaves it KO and without ingest, and once it is opened again it is sent once', async () => {
    const { folder, serve } = await archiveFolder(await temporaryFolder('chartrier-cache-'));
    const workspace = () => readdir(join(folder, 'workspace')).catch(() => []);
    const first = await serve();
    const { collect } = first.client;
    const header = { Name: 'x', OriginatingAgencyIdentifier: 'A', ArchivalAgreement: 'unknown' };
    const project = accepted(await collect.createProject(TENANT, header)).$results[0]?.['#id'] ?? '';
    const id = accepted(await collect.createTransaction(TENANT, project, {})).$results[0]?.['#id'] ?? '';
    const zip = await zipOfTree({ 'gros.bin': randomBytes(LARGE_BYTES) });
    accepted(await collect.uploadTree(TENANT, id, zip));
    accepted(await collect.close(TENANT, id));
    const sending = collect.send(TENANT, id);
    sending.catch(() => undefined);
    const statusAt = async (client: typeof collect) =>
      accepted(await client.transaction(TENANT, id)).$results[0]?.Status;
    await expect.poll(() => statusAt(collect), { timeout: 20_000, interval: 10 }).toBe('SENDING');
    await first.kill();

    const second = await serve();
    const again = second.client.collect;
    const followed = async () => {
      const job = 'CollectTransactionStatusJob';
      accepted(await second.client.administration.actOnJob(ADMINISTRATION, job, 'trigger'));
      return await statusAt(again);
    };
    await expect.poll(followed, PATIENCE).toBe('KO');
    expect(accepted(await again.transaction(TENANT, id)).$results[0]).not.toHaveProperty('VitamOperationId');
    // the tree's own folder stays: nothing of the package does
    await expect.poll(async () => (await workspace()).length, PATIENCE).toBe(1);

    accepted(await again.reopen(TENANT, id));
    accepted(await again.close(TENANT, id));
    const [sent] = accepted(await again.send(TENANT, id)).$results;
    expect(await again.send(TENANT, id)).toMatchObject({ ok: false, status: 400 });
    // nobody knows its contract: its ingest is refused, and the transaction learns it
    await expect.poll(followed, PATIENCE).toBe('ACK_KO');
    const found = accepted(await again.transaction(TENANT, id)).$results[0];
    expect(found?.VitamOperationId).toBe(sent?.VitamOperationId);
    await second.stop();
  }, 240_000);
});
