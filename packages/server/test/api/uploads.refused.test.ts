import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { accepted, type NewUpload, type Refusal } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEPOSITOR, prepareDeposits } from './support/deposit.ts';
import { newGroup, newPerson } from './support/person.ts';
import { sha512 } from './support/small-package.ts';
import { ADMINISTRATION, startApi } from './support/start-api.ts';

const LARGEST = 50_000_000;
const api = await startApi({ limits: { uploadBytes: LARGEST } });
const { client, url } = api;

beforeAll(() => prepareDeposits(client));

async function open(upload: Partial<NewUpload> = {}): Promise<string> {
  return accepted(await client.uploads.open(DEPOSITOR, { length: 1000, ...upload })).id;
}

function refused(answer: { readonly ok: boolean }): { readonly status: number; readonly symbol: unknown } {
  const { status, error } = answer as Refusal;
  return { status, symbol: (error as { readonly symbol?: string }).symbol };
}

describe('an upload in pieces refuses', () => {
  it('a package larger than may be received, before a byte comes', async () => {
    const answer = await client.uploads.open(DEPOSITOR, { length: LARGEST + 1 });
    expect(refused(answer)).toEqual({ status: 413, symbol: 'WORKSPACE_FILE_TOO_LARGE' });
  });

  it('a workflow that is unknown, a size or a digest that cannot be read, and says which header', async () => {
    expect(refused(await client.uploads.open(DEPOSITOR, { length: 10, workflow: 'NO_SUCH' }))).toMatchObject({
      symbol: 'WORKFLOW_UNKNOWN',
    });
    const headers = {
      'X-Tenant-Id': '0',
      'X-Context-Id': 'DEFAULT_WORKFLOW',
      'X-Action': 'RESUME',
      'Upload-Length': '10',
    };
    for (const [header, value] of [
      ['Upload-Length', '-1'],
      ['Upload-Length', '0'],
      ['Upload-Length', '1e3'],
      ['Repr-Digest', 'sha-512=:AAAA:'],
      ['X-Action', 'LATER'],
    ] as const) {
      const answer = await fetch(`${url}/chartrier/v1/uploads`, {
        method: 'POST',
        headers: { ...headers, [header]: value },
      });
      const body = (await answer.json()) as { readonly symbol: string; readonly description: string };
      expect([answer.status, body.symbol]).toEqual([412, 'HEADER_UNREADABLE']);
      expect(body.description).toContain(header);
    }
  });

  it('a tenant that is full, and one that has too many under way', async () => {
    accepted(await client.tenants.update(ADMINISTRATION, 2, { quota: { bytes: 0 } }));
    expect(refused(await client.uploads.open({ tenant: 2 }, { length: 10 }))).toEqual({
      status: 409,
      symbol: 'TENANT_QUOTA_EXCEEDED',
    });
    const opened: string[] = [];
    for (let number = 0; number < 20; number++) opened.push(await open());
    expect(refused(await client.uploads.open(DEPOSITOR, { length: 10 }))).toEqual({
      status: 429,
      symbol: 'UPLOAD_TOO_MANY',
    });
    for (const id of opened) accepted(await client.uploads.giveUp(DEPOSITOR, id));
    accepted(await client.uploads.giveUp(DEPOSITOR, await open()));
  });

  it('a piece that is not where the upload stands, and tells where it does', async () => {
    const id = await open();
    accepted(await client.uploads.append(DEPOSITOR, id, { offset: 0, content: Buffer.alloc(100) }));
    for (const offset of [0, 99, 101, 1000]) {
      const answer = await client.uploads.append(DEPOSITOR, id, { offset, content: Buffer.alloc(10) });
      expect(refused(answer)).toEqual({ status: 409, symbol: 'UPLOAD_OFFSET_DIFFERS' });
    }
    expect(accepted(await client.uploads.standing(DEPOSITOR, id)).offset).toBe(100);
    accepted(await client.uploads.giveUp(DEPOSITOR, id));
  });

  it('more than was announced, and an end before it', async () => {
    const id = await open();
    const more = await client.uploads.append(DEPOSITOR, id, { offset: 0, content: Buffer.alloc(1001) });
    expect(refused(more)).toEqual({ status: 400, symbol: 'UPLOAD_BEYOND_LENGTH' });
    const { offset } = accepted(await client.uploads.standing(DEPOSITOR, id));
    const piece = { offset, content: Buffer.alloc(500 - offset), complete: true };
    const early = await client.uploads.append(DEPOSITOR, id, piece);
    expect(refused(early)).toEqual({ status: 400, symbol: 'UPLOAD_INCOMPLETE' });
    expect(accepted(await client.uploads.standing(DEPOSITOR, id)).offset).toBe(500);
    accepted(await client.uploads.giveUp(DEPOSITOR, id));
  });

  it('bytes that are not those whose digest was announced, and keeps nothing of them', async () => {
    const id = await open({ length: 100, sha512: Buffer.from(sha512(Buffer.alloc(100, 1)), 'hex') });
    const piece = { offset: 0, content: Buffer.alloc(100, 2), complete: true };
    expect(refused(await client.uploads.append(DEPOSITOR, id, piece))).toEqual({
      status: 400,
      symbol: 'UPLOAD_DIGEST_DIFFERS',
    });
    expect(refused(await client.uploads.append(DEPOSITOR, id, piece)).status).toBe(404);
    const { rows } = await api.database.query('select id from operation where id = $1', [id]);
    expect(rows).toEqual([]);
  });

  it('to go on where a server was killed between the removal of the bytes and the end of the upload', async () => {
    for (const complete of [false, true]) {
      const id = await open({ length: 100 });
      accepted(await client.uploads.append(DEPOSITOR, id, { offset: 0, content: Buffer.alloc(100) }));
      await rm(join(api.folder, 'workspace', id), { recursive: true });
      const piece = { offset: 100, content: Buffer.alloc(0), complete };
      expect(refused(await client.uploads.append(DEPOSITOR, id, piece))).toEqual({
        status: 404,
        symbol: 'UPLOAD_NOT_FOUND',
      });
      expect(
        accepted(await client.uploads.list(DEPOSITOR)).$results.map((upload) => upload.id),
      ).not.toContain(id);
    }
  });

  it('whoever did not open it, and another tenant', async () => {
    const id = await open();
    const group = await newGroup(api, {
      name: 'Depositors',
      grants: [{ tenant: 0, permissions: ['ingests:create'] }],
    });
    const person = await newPerson(api, 'colette', [group]);
    const theirs = { ...DEPOSITOR, accessContract: '', csrfToken: person.state.csrfToken };
    expect(refused(await person.client.uploads.standing(theirs, id)).status).toBe(404);
    expect(refused(await client.uploads.standing({ tenant: 1 }, id)).status).toBe(404);
    accepted(await client.uploads.giveUp(DEPOSITOR, id));
  });
});
