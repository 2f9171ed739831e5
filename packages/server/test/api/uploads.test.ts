import { randomBytes } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { accepted, readBytes } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { sweepUploads } from '../../src/operations/ingest/index.ts';
import { createFolderWorkspace } from '../../src/workspace/index.ts';
import { DEPOSITOR, prepareDeposits } from './support/deposit.ts';
import { sha512, smallPackage } from './support/small-package.ts';
import { startApi } from './support/start-api.ts';

const { client, url, database, folder } = await startApi();
const MEBIBYTE = 2 ** 20;
const letter = { name: 'letter.txt', content: Buffer.from('Dear archivist,\n') };
/** The server writes a file block by block. */
const BLOCK = MEBIBYTE / 2;
const noise = { name: 'noise.bin', content: randomBytes(3 * MEBIBYTE) };
const content = await smallPackage([letter, noise], { messageIdentifier: 'in-pieces' });
/** What the client tells of a connection that was cut. */
const CUT_OFF = 0;
const workspaceDirectory = join(folder, 'workspace');

beforeAll(() => prepareDeposits(client));

async function open(): Promise<string> {
  const opened = await client.uploads.open(DEPOSITOR, {
    length: content.length,
    sha512: Buffer.from(sha512(content), 'hex'),
    originalFilename: 'Versement n° 1.zip',
  });
  expect(opened).toMatchObject({ ok: true, status: 201 });
  return accepted(opened).id;
}

/** Sends half a piece, then cuts the connection. */
async function cutPiece(id: string, offset: number, bytes: Buffer): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(
    [
      `PATCH /chartrier/v1/uploads/${id} HTTP/1.1`,
      `Host: ${hostname}`,
      'X-Tenant-Id: 0',
      'Content-Type: application/partial-upload',
      `Upload-Offset: ${offset}`,
      'Upload-Complete: ?0',
      `Content-Length: ${bytes.length * 2}`,
      '\r\n',
    ].join('\r\n'),
  );
  await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
  // what was written before comes before the end: nothing came back that would cut it short
  socket.destroy();
}

async function offsetOf(id: string): Promise<number> {
  return accepted(await client.uploads.standing(DEPOSITOR, id)).offset;
}

async function waitForOffset(id: string, offset: number): Promise<void> {
  await expect.poll(() => offsetOf(id)).toBe(offset);
}

describe('a package in several pieces', () => {
  it('goes on where a cut connection left it, and becomes the operation that it would have been', async () => {
    const id = await open();
    expect(accepted(await client.uploads.standing(DEPOSITOR, id))).toEqual({ offset: 0, complete: false });
    const first = await client.uploads.append(DEPOSITOR, id, {
      offset: 0,
      content: content.subarray(0, MEBIBYTE),
    });
    expect(first).toMatchObject({ ok: true, status: 204, value: { offset: MEBIBYTE, complete: false } });
    await cutPiece(id, MEBIBYTE, content.subarray(MEBIBYTE, MEBIBYTE + 700_000));
    await waitForOffset(id, MEBIBYTE + 700_000);
    const listed = accepted(await client.uploads.list(DEPOSITOR)).$results;
    expect(listed).toMatchObject([
      { id, filename: 'Versement n° 1.zip', length: content.length, received: MEBIBYTE + 700_000 },
    ]);

    const last = await client.uploads.append(DEPOSITOR, id, {
      offset: MEBIBYTE + 700_000,
      content: content.subarray(MEBIBYTE + 700_000),
      complete: true,
    });
    expect(last).toMatchObject({ ok: true, status: 202, requestId: id, value: { complete: true } });
    expect(last.headers).toMatchObject({
      'x-global-execution-state': 'PAUSE',
      'x-global-execution-status': 'UNKNOWN',
    });
    const ended = accepted(await client.waitFor(DEPOSITOR, id, { pollMs: 100, timeoutMs: 25_000 }));
    expect(ended).toMatchObject({ state: 'COMPLETED', processType: 'INGEST', status: 'OK' });

    const found = accepted(
      await client.units.search(DEPOSITOR, {
        $query: [{ $and: [{ $in: { '#operations': [id] } }, { $match: { Title: 'noise' } }] }],
        $projection: {},
      }),
    );
    const unit = found.$results[0]?.['#id'] ?? '';
    const bytes = await readBytes(accepted(await client.objects.download(DEPOSITOR, unit)));
    expect(sha512(bytes)).toBe(sha512(noise.content));
    expect(accepted(await client.uploads.list(DEPOSITOR)).$results).toEqual([]);
  });

  it('is finished once, though its last answer was lost and its last piece is said again', async () => {
    const id = await open();
    const piece = { offset: 0, content, complete: true };
    const [one, other] = await Promise.all([
      client.uploads.append(DEPOSITOR, id, piece),
      client.uploads.append(DEPOSITOR, id, piece),
    ]);
    // the second takes the place of the first, which is cut off; what that brought is kept, and the second may be told to go on from there
    for (const answer of [one, other]) expect([202, 409, CUT_OFF]).toContain(answer.status);
    const { offset } = accepted(await client.uploads.standing(DEPOSITOR, id));
    const again = await client.uploads.append(DEPOSITOR, id, {
      offset,
      content: content.subarray(offset),
      complete: true,
    });
    expect(again).toMatchObject({ ok: true, status: 202, requestId: id });
    expect(accepted(await client.uploads.standing(DEPOSITOR, id))).toEqual({
      offset: content.length,
      complete: true,
    });
    const { rows } = await database.query('select id from operation where id = $1', [id]);
    expect(rows.length).toBe(1);
    accepted(await client.waitFor(DEPOSITOR, id, { pollMs: 100, timeoutMs: 25_000 }));
  });

  it('lets a sender who comes back take the place of the connection that hangs', async () => {
    const id = await open();
    const hanging = new PassThrough();
    hanging.write(content.subarray(0, BLOCK));
    const hung = client.uploads.append(DEPOSITOR, id, { offset: 0, content: hanging });
    const pieces = join(workspaceDirectory, id, 'pieces');
    await expect
      .poll(() =>
        stat(pieces).then(
          ({ size }) => size,
          () => 0,
        ),
      )
      .toBe(BLOCK);
    const early = await client.uploads.append(DEPOSITOR, id, { offset: 0, content });
    // what the other connection had brought is kept: the sender is told from where to go on
    expect(early).toMatchObject({ ok: false, status: 409 });
    hanging.destroy();
    await hung;
    await waitForOffset(id, BLOCK);
    const rest = await client.uploads.append(DEPOSITOR, id, {
      offset: BLOCK,
      content: content.subarray(BLOCK),
      complete: true,
    });
    expect(rest).toMatchObject({ ok: true, status: 202 });
    accepted(await client.waitFor(DEPOSITOR, id, { pollMs: 100, timeoutMs: 25_000 }));
  });

  it('is given up with all that came of it', async () => {
    const id = await open();
    accepted(await client.uploads.append(DEPOSITOR, id, { offset: 0, content: content.subarray(0, 1000) }));
    expect(await readdir(workspaceDirectory)).toContain(id);
    expect(await client.uploads.giveUp(DEPOSITOR, id)).toMatchObject({ ok: true, status: 204 });
    expect(await readdir(workspaceDirectory)).not.toContain(id);
    expect(await client.uploads.standing(DEPOSITOR, id)).toMatchObject({ ok: false, status: 404 });
  });

  it('is swept when nobody takes it up again, and not before', async () => {
    const id = await open();
    accepted(await client.uploads.append(DEPOSITOR, id, { offset: 0, content: content.subarray(0, 1000) }));
    const workspace = createFolderWorkspace(workspaceDirectory);
    expect(await sweepUploads(database, workspace, new Date())).toEqual([]);
    const tomorrow = new Date(Date.now() + 25 * 3_600_000);
    expect(await sweepUploads(database, workspace, tomorrow)).toEqual([id]);
    expect(await readdir(workspaceDirectory)).not.toContain(id);
    expect(await client.uploads.standing(DEPOSITOR, id)).toMatchObject({ ok: false, status: 404 });
  });

  it('stays when it was whole and its server was killed before it made an operation of it', async () => {
    const id = await open();
    accepted(await client.uploads.append(DEPOSITOR, id, { offset: 0, content }));
    const workspace = createFolderWorkspace(workspaceDirectory);
    expect(await workspace.complete(id, 'pieces', 'upload')).toMatchObject({ sha512: sha512(content) });
    const again = { offset: content.length, content: Buffer.alloc(0), complete: true };
    const tomorrow = new Date(Date.now() + 25 * 3_600_000);
    await database.query('update resumable_upload set expires_at = $2 where id = $1', [id, new Date()]);
    expect(await sweepUploads(database, workspace, tomorrow)).toEqual([]);
    expect(await workspace.size(id, 'upload')).toBe(content.length);
    expect(await client.uploads.append(DEPOSITOR, id, again)).toMatchObject({ status: 404 });
  });

  it('becomes an operation all the same when its sender comes back to that server started again', async () => {
    const id = await open();
    accepted(await client.uploads.append(DEPOSITOR, id, { offset: 0, content }));
    await createFolderWorkspace(workspaceDirectory).complete(id, 'pieces', 'upload');
    const again = { offset: content.length, content: Buffer.alloc(0), complete: true };
    expect(await client.uploads.append(DEPOSITOR, id, again)).toMatchObject({ ok: true, status: 202 });
    const ended = accepted(await client.waitFor(DEPOSITOR, id, { pollMs: 100, timeoutMs: 25_000 }));
    expect(ended).toMatchObject({ state: 'COMPLETED', status: 'OK' });
  });
});
