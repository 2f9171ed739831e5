import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { accepted } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEPOSITOR, depositAndWait, depositFiles, prepareDeposits, replyOf } from './support/deposit.ts';
import { smallPackage } from './support/small-package.ts';
import { startApi } from './support/start-api.ts';

const { client, url, folder } = await startApi({
  limits: { uploadBytes: 4_000_000, uploadWindowSeconds: 3, uploadWindowBytes: 2_000 },
});
const file = { name: 'note.txt', content: Buffer.from('A note.\n') };
const everything = { $query: [{ $exists: 'Title' }], $filter: {}, $projection: {} };

beforeAll(() => prepareDeposits(client));

/** A deposit's request, with the headers given. */
async function post(
  headers: Readonly<Record<string, string>>,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${url}/ingest-external/v1/ingests`, {
    method: 'POST',
    headers: { 'X-Tenant-Id': '0', 'Content-Type': 'application/octet-stream', ...headers },
    body: new Uint8Array(await smallPackage([file])),
  });
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}

/** Sends the beginning of a package of ten million bytes, then nothing; gives the answer that comes all the same. */
async function sendPart(bytes: number): Promise<{ status: number | undefined; body: unknown }> {
  return await new Promise((resolve, reject) => {
    const call = request(`${url}/ingest-external/v1/ingests`, {
      method: 'POST',
      headers: {
        'X-Tenant-Id': '0',
        'Content-Type': 'application/octet-stream',
        'X-Context-Id': 'DEFAULT_WORKFLOW',
        'X-Action': 'RESUME',
        'Content-Length': '10000000',
      },
    });
    call.on('error', reject);
    call.on('response', async (answer) => {
      resolve({ status: answer.statusCode, body: JSON.parse(await text(answer)) });
      call.destroy();
    });
    call.write(Buffer.alloc(bytes));
  });
}

async function operationsOfTenant(): Promise<number> {
  return accepted(await client.operations.list(DEPOSITOR)).$results.length;
}

describe('a deposit', () => {
  it.each([
    ['without workflow', { 'X-Action': 'RESUME' }, 412, 'HEADER_MISSING'],
    ['without action', { 'X-Context-Id': 'DEFAULT_WORKFLOW' }, 412, 'HEADER_MISSING'],
    [
      'with an unknown action',
      { 'X-Context-Id': 'DEFAULT_WORKFLOW', 'X-Action': 'JUMP' },
      412,
      'HEADER_UNREADABLE',
    ],
    [
      'with a name that cannot be read',
      { 'X-Context-Id': 'DEFAULT_WORKFLOW', 'X-Action': 'RESUME', 'X-Original-Filename': '100%.zip' },
      412,
      'HEADER_UNREADABLE',
    ],
  ])('%s is refused at once, and leaves no operation', async (_what, headers, status, symbol) => {
    const before = await operationsOfTenant();
    expect(await post(headers)).toMatchObject({ status, body: { httpCode: status, symbol } });
    expect(await operationsOfTenant()).toBe(before);
  });

  it.each(['NO_WORKFLOW', 'IMPORT_AGENCIES'])(
    'as %s is answered 503 with a reply KO, and leaves no operation',
    async (workflow) => {
      const before = await operationsOfTenant();
      const answer = await fetch(`${url}/ingest-external/v1/ingests`, {
        method: 'POST',
        headers: {
          'X-Tenant-Id': '0',
          'Content-Type': 'application/octet-stream',
          'X-Context-Id': workflow,
          'X-Action': 'RESUME',
        },
        body: 'bytes',
      });
      expect(answer.status).toBe(503);
      expect(answer.headers.get('x-global-execution-state')).toBe('COMPLETED');
      expect(answer.headers.get('x-global-execution-status')).toBe('FATAL');
      const reply = await answer.text();
      expect(reply).toContain('<ReplyCode>KO</ReplyCode>');
      expect(reply).toContain(`<MessageIdentifier>${answer.headers.get('x-request-id')}</MessageIdentifier>`);
      expect(await operationsOfTenant()).toBe(before);
    },
  );

  it('that is refused is refused before its body is sent, to whoever asks first', async () => {
    const told: string[] = [];
    await new Promise<void>((resolve, reject) => {
      const call = request(`${url}/ingest-external/v1/ingests`, {
        method: 'POST',
        headers: {
          'X-Tenant-Id': '0',
          'Content-Type': 'application/octet-stream',
          'Content-Length': '1000000',
          Expect: '100-continue',
        },
      });
      call.on('error', reject);
      call.on('continue', () => told.push('continue'));
      call.on('response', (answer) => {
        told.push(`${answer.statusCode} ${answer.headers.connection}`);
        answer.resume();
        answer.on('end', () => {
          call.destroy();
          resolve();
        });
      });
      call.flushHeaders();
    });
    expect(told).toEqual(['412 close']);
  });

  it('that breaks off leaves no operation', async () => {
    const before = await operationsOfTenant();
    await new Promise<void>((resolve) => {
      const call = request(`${url}/ingest-external/v1/ingests`, {
        method: 'POST',
        headers: {
          'X-Tenant-Id': '0',
          'Content-Type': 'application/octet-stream',
          'X-Context-Id': 'DEFAULT_WORKFLOW',
          'X-Action': 'RESUME',
          'Content-Length': '1000000',
        },
      });
      call.on('error', () => resolve());
      call.on('close', () => resolve());
      call.write(Buffer.alloc(1000), () => setTimeout(() => call.destroy(), 50));
    });
    expect(await operationsOfTenant()).toBe(before);
  });

  it.each([
    ['that is larger than the limit', 5_000_000, 413, 'WORKSPACE_FILE_TOO_LARGE'],
    ['that is slower than the limit', 1_000, 408, 'WORKSPACE_UPLOAD_SLOW'],
  ])('%s is answered, and leaves no operation and no file', async (_what, bytes, status, symbol) => {
    const before = await operationsOfTenant();
    const answer = await sendPart(bytes);
    expect(answer).toMatchObject({ status, body: { symbol, description: expect.stringMatching(/\S/) } });
    expect(await operationsOfTenant()).toBe(before);
    // what the test before left is removed once the server has seen that its sender is gone
    await expect.poll(() => readdir(join(folder, 'workspace'))).toEqual([]);
  });

  it('of a file that is no package is KO, with its reply', async () => {
    const ended = await depositAndWait(client, Buffer.from('%PDF-1.4 not a package'));
    expect(ended).toMatchObject({ state: 'COMPLETED', status: 'KO' });
    expect(await replyOf(client, ended.operationId)).toContain('<ReplyCode>KO</ReplyCode>');
    const manifest = await client.ingest.manifest(DEPOSITOR, ended.operationId);
    expect(manifest).toMatchObject({ status: 404, error: { code: '040102' } });
  });

  it('whose object has another digest is KO, and nothing of it is visible', async () => {
    const ended = await depositFiles(client, [file], { wrongDigest: true });
    expect(ended).toMatchObject({ state: 'COMPLETED', status: 'KO' });
    expect(await replyOf(client, ended.operationId)).toContain('<ReplyCode>KO</ReplyCode>');
    expect(accepted(await client.units.search(DEPOSITOR, everything)).$results).toEqual([]);
    expect(accepted(await client.registers.details(DEPOSITOR)).$results).toEqual([]);
  });

  it('under an unknown contract is KO', async () => {
    const ended = await depositFiles(client, [file], { archivalAgreement: 'NoContract' });
    expect(ended).toMatchObject({ status: 'KO' });
  });

  it('that another tenant made has no papers here', async () => {
    const ended = await depositAndWait(client, Buffer.from('nothing'));
    const elsewhere = { tenant: 2 };
    expect(await client.ingest.archiveTransferReply(elsewhere, ended.operationId)).toMatchObject({
      status: 404,
      error: { code: '040102' },
    });
    expect(await client.ingest.archiveTransferReply(DEPOSITOR, 'nothing')).toMatchObject({
      status: 412,
      error: { code: '040101' },
    });
  });
});

describe('what is archived', () => {
  let unit = '';

  beforeAll(async () => {
    const ended = await depositFiles(client, [file]);
    expect(['OK', 'WARNING']).toContain(ended.status);
    const found = accepted(
      await client.units.search(DEPOSITOR, { $query: [{ $match: { Title: 'note.txt' } }], $projection: {} }),
    );
    unit = found.$results[0]?.['#id'] ?? '';
  });

  it('is hidden by a contract of other agencies', async () => {
    const other = { ...DEPOSITOR, accessContract: 'OtherAgency' };
    expect(accepted(await client.units.search(other, everything)).$results).toEqual([]);
    expect(await client.units.byId(other, unit)).toMatchObject({ status: 404, error: { code: '020101' } });
    expect(await client.objects.ofUnit(other, unit)).toMatchObject({
      status: 404,
      error: { code: '020103' },
    });
    expect(await client.objects.download(other, unit)).toMatchObject({
      status: 404,
      error: { code: '020119' },
    });
    expect(await client.logbook.unitLifecycle(other, unit)).toMatchObject({
      status: 404,
      error: { code: '020106' },
    });
    expect(accepted(await client.registers.summaries(other)).$results).toEqual([]);
  });

  it('is not downloaded under a usage that the contract does not allow', async () => {
    const other = { ...DEPOSITOR, accessContract: 'OnlyThumbnails' };
    expect(await client.objects.download(other, unit)).toMatchObject({
      status: 401,
      error: { code: '020119', symbol: 'USAGE_REFUSED' },
    });
  });

  it('has no usage, version or range that it does not have', async () => {
    const refused = async (choice: Parameters<typeof client.objects.download>[2]) => {
      const answer = await client.objects.download(DEPOSITOR, unit, choice);
      return answer.ok ? answer.status : `${answer.status} ${answer.error.symbol}`;
    };
    expect(await refused({ usage: 'Dissemination' })).toBe('404 OBJECT_NOT_FOUND');
    expect(await refused({ version: 2 })).toBe('404 OBJECT_NOT_FOUND');
    expect(await refused({ range: { from: 8 } })).toBe('416 RANGE_UNSATISFIABLE');
  });

  it('is not downloaded without qualifier and version', async () => {
    const download = (headers: Record<string, string>) =>
      fetch(`${url}/access-external/v1/units/${unit}/objects`, {
        headers: {
          'X-Tenant-Id': '0',
          'X-Access-Contract-Id': 'AccessContract1',
          Accept: 'application/octet-stream',
          ...headers,
        },
      });
    for (const headers of [
      {},
      { 'X-Qualifier': 'BinaryMaster' },
      { 'X-Version': '1' },
      { 'X-Qualifier': 'BinaryMaster', 'X-Version': 'one' },
    ]) {
      const answer = await download(headers);
      expect(answer.status).toBe(412);
      expect(await answer.json()).toMatchObject({ code: '020119' });
    }
  });

  it('is not found under an identifier that nothing has', async () => {
    const id = 'aeaqaaaaaaecntv2ab5meancdr4oqwyaaaaq';
    expect(await client.units.byId(DEPOSITOR, id)).toMatchObject({ status: 404, error: { code: '020101' } });
    expect(await client.units.byId(DEPOSITOR, 'nothing')).toMatchObject({
      status: 412,
      error: { code: '020101' },
    });
    expect(await client.logbook.objectGroupLifecycle(DEPOSITOR, id)).toMatchObject({
      status: 404,
      error: { code: '020108' },
    });
  });

  it('is not searched by an empty query, nor counted beyond the window without leave', async () => {
    const empty = await client.units.search(DEPOSITOR, { $query: [], $projection: {} });
    expect(empty).toMatchObject({ status: 400, error: { code: '020100', symbol: 'QUERY_EMPTY' } });
    const tracked = await client.units.search(DEPOSITOR, {
      ...everything,
      $filter: { $track_total_hits: true },
    });
    expect(tracked).toMatchObject({
      status: 401,
      error: { code: '020100', symbol: 'QUERY_PARAMETER_REFUSED' },
    });
  });
});
