import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { accepted, readBytes, type Session } from '@chartrier/client';
import { describe, expect, it } from 'vitest';
import { archiveFolder } from '../ingest/served-archive.ts';
import { temporaryFolder } from '../support/index.ts';

const TENANT: Session = { tenant: 0 };
const ADMINISTRATION: Session = { tenant: 1 };
const MEBIBYTE = 2 ** 20;
const PATIENCE = { timeout: 60_000, interval: 200 };

/** Begins to send the bytes of an object and never ends. */
async function halfSend(url: string, path: string, bytes: Buffer): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(
    [
      `POST /collect-external/v1${path} HTTP/1.1`,
      `Host: ${hostname}`,
      'X-Tenant-Id: 0',
      'Content-Type: application/octet-stream',
      `Content-Length: ${bytes.length * 2}`,
      '\r\n',
    ].join('\r\n'),
  );
  await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
}

describe('a server that is killed while it receives a binary', () => {
  it('leaves the object as it was, lets the transaction go, and nothing of it stays', async () => {
    const { folder, serve } = await archiveFolder(await temporaryFolder('chartrier-cache-'));
    const workspace = () => readdir(join(folder, 'workspace')).catch(() => []);
    const first = await serve();
    const { collect } = first.client;
    const project = accepted(await collect.createProject(TENANT, { Name: 'x' })).$results[0]?.['#id'] ?? '';
    const id = accepted(await collect.createTransaction(TENANT, project, {})).$results[0]?.['#id'] ?? '';
    const unit = accepted(await collect.createUnit(TENANT, id, { Title: 'x' })).$results[0]?.['#id'] ?? '';
    const choice = { unit, usage: 'BinaryMaster', version: 1 };
    accepted(await collect.declareObject(TENANT, choice, { FileInfo: { Filename: 'a.bin' } }));
    const bytes = randomBytes(MEBIBYTE);
    accepted(await collect.sendBinary(TENANT, choice, bytes));
    const before = accepted(await collect.unit(TENANT, unit)).$results[0];
    const [kept] = await workspace();

    const path = `/units/${unit}/objects/BinaryMaster/1/binary`;
    await halfSend(first.url, path, randomBytes(3 * MEBIBYTE));
    await expect.poll(async () => (await workspace()).length, PATIENCE).toBe(2);
    expect(await collect.close(TENANT, id)).toMatchObject({
      ok: false,
      status: 400,
      error: { symbol: 'COLLECT_IMPORT_UNDER_WAY' },
    });
    await first.kill();

    const second = await serve();
    const again = second.client.collect;
    expect(accepted(await again.unit(TENANT, unit)).$results[0]).toEqual(before);
    expect(await readBytes(accepted(await again.binary(TENANT, choice)))).toEqual(bytes);
    await expect.poll(async () => (await again.close(TENANT, id)).ok, PATIENCE).toBe(true);
    const job = 'CollectTransactionStatusJob';
    accepted(await second.client.administration.actOnJob(ADMINISTRATION, job, 'trigger'));
    await expect.poll(workspace, PATIENCE).toEqual([kept]);
    expect(await readBytes(accepted(await again.binary(TENANT, choice)))).toEqual(bytes);
    await second.stop();
  }, 240_000);
});
