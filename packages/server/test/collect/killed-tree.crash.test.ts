import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { accepted, type Session } from '@chartrier/client';
import { describe, expect, it } from 'vitest';
import { archiveFolder } from '../ingest/served-archive.ts';
import { temporaryFolder } from '../support/index.ts';
import { zipOfTree } from './sample-tree.ts';

const TENANT: Session = { tenant: 0 };
const ADMINISTRATION: Session = { tenant: 1 };
const PATIENCE = { timeout: 60_000, interval: 200 };
const ALL = { $roots: [], $query: [], $filter: {}, $projection: {} };

/** Begins to send a zip, and stops before its end. */
async function halfSend(url: string, path: string, zip: Buffer): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  const head = [
    `POST /collect-external/v1${path} HTTP/1.1`,
    `Host: ${hostname}`,
    'X-Tenant-Id: 0',
    'Content-Type: application/zip',
    `Content-Length: ${zip.length}`,
    '\r\n',
  ];
  socket.write(head.join('\r\n'));
  await new Promise<void>((resolve) => socket.write(zip.subarray(0, zip.length - 100), () => resolve()));
}

describe('a server that is killed while it receives a tree', () => {
  it('leaves nothing of it, and the transaction takes the tree again', async () => {
    const { folder, serve } = await archiveFolder(await temporaryFolder('chartrier-cache-'));
    const workspace = () => readdir(join(folder, 'workspace')).catch(() => []);
    const first = await serve();
    const { collect } = first.client;
    const project = accepted(await collect.createProject(TENANT, { Name: 'x' })).$results[0]?.['#id'] ?? '';
    const id = accepted(await collect.createTransaction(TENANT, project, {})).$results[0]?.['#id'] ?? '';
    const zip = await zipOfTree({ 'a/b.bin': randomBytes(2 ** 21), 'c.txt': 'c' });
    await halfSend(first.url, `/transactions/${id}/upload`, zip);
    await expect.poll(async () => (await workspace()).length, PATIENCE).toBe(1);
    await first.kill();

    const second = await serve();
    const again = second.client.collect;
    const units = async () => accepted(await again.units(TENANT, id, ALL)).$results.length;
    expect(await units()).toBe(0);
    await expect.poll(async () => (await again.uploadTree(TENANT, id, zip)).ok, PATIENCE).toBe(true);
    expect(await units()).toBe(3);
    accepted(
      await second.client.administration.actOnJob(ADMINISTRATION, 'CollectTransactionStatusJob', 'trigger'),
    );
    await expect.poll(async () => (await workspace()).length, PATIENCE).toBe(1);
    await second.stop();
  }, 240_000);
});
