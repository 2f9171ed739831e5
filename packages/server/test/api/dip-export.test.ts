import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { accepted, type DipRequest, readBytes, type SearchQuery, type Session } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPackage } from '../export/open-package.ts';
import { DEPOSITOR, depositFiles, prepareDeposits } from './support/deposit.ts';
import { ADMINISTRATION, startApi } from './support/start-api.ts';

const { client, database } = await startApi();
const TWENTY_TIMES_A_SECOND_MS = 50;
const UNKNOWN = 'aeeaaaaaacaaaaabaa6fkancd3aaaaaaaaaq';

const files = Array.from({ length: 40 }, (_, n) => ({
  name: `pièce ${n}.txt`,
  content: Buffer.from(`${n} `.repeat(60_000)),
}));
let query: SearchQuery = { $query: [], $projection: {} };

beforeAll(async () => {
  await prepareDeposits(client);
  await depositFiles(client, files);
  query = { $query: [{ $exists: '#id' }], $projection: {} };
});

type Asked = Partial<DipRequest>;

async function exported(asked: Asked = {}, session: Session = DEPOSITOR): Promise<string> {
  const answer = await client.exports.exportDip(session, { dslRequest: query, ...asked });
  expect(answer.status).toBe(202);
  const [item] = accepted(answer).$results;
  expect(item?.itemId).toBe(answer.requestId);
  return answer.requestId ?? '';
}

async function ended(operationId: string) {
  return accepted(await client.waitFor(DEPOSITOR, operationId, { pollMs: 100, timeoutMs: 60_000 }));
}

/** What a fetch is told: its status, and the code of its body when it is refused. */
async function fetched(operationId: string, session: Session = DEPOSITOR) {
  const answer = await client.exports.dip(session, operationId);
  if (answer.ok) return { status: answer.status, bytes: await readBytes(answer.value) };
  const { httpCode, symbol } = answer.error;
  expect(answer.headers['content-type']).toContain('application/json');
  return { status: answer.status, httpCode, symbol };
}

describe('a package asked for before it is ready', () => {
  it('is not found, twenty times a second, until it is there whole', async () => {
    const told: Awaited<ReturnType<typeof fetched>>[] = [];
    // no package can be ready before it was asked for once
    const operationId = await database.transaction(async (transaction) => {
      await transaction.query('lock table dip in exclusive mode');
      const asked = await exported();
      told.push(await fetched(asked));
      return asked;
    });
    for (;;) {
      const one = await fetched(operationId);
      told.push(one);
      if (one.status !== 404) break;
      await delay(TWENTY_TIMES_A_SECOND_MS);
    }
    const last = told.pop();
    expect(told.length).toBeGreaterThan(0);
    for (const one of told) expect(one).toEqual({ status: 404, httpCode: 404, symbol: 'DIP_NOT_READY' });
    expect(last?.status).toBe(200);
    expect((await ended(operationId)).status).toBe('OK');
    const bytes = last?.bytes ?? Buffer.alloc(0);
    const { files: found, units } = await openPackage(bytes);
    expect([found.size, units.length]).toEqual([40, 41]);
    const contents = new Set([...found.values()].map(String));
    expect(contents).toEqual(new Set(files.map(({ content }) => content.toString())));
    const [operation] = accepted(await client.logbook.operation(DEPOSITOR, operationId)).$results;
    const stored = operation?.events?.find((event) => event.outDetail === 'STORE_MANIFEST.OK');
    const digest = createHash('sha512').update(bytes).digest('hex');
    expect(JSON.parse(stored?.evDetData ?? '')).toMatchObject({ SystemMessageDigest: digest });
  });

  it('is not found under an unknown id, nor under another tenant', async () => {
    const operationId = await exported();
    await ended(operationId);
    const unknown = { status: 404, httpCode: 404, symbol: 'DIP_UNKNOWN' };
    expect(await fetched(UNKNOWN)).toEqual(unknown);
    expect(await fetched('no-id-at-all')).toEqual(unknown);
    const elsewhere = { ...DEPOSITOR, tenant: 1 };
    const contract = { Identifier: 'AccessContract1', Name: 'Elsewhere', Status: 'ACTIVE' } as const;
    accepted(
      await client.referentials.importJson(elsewhere, 'accesscontracts', [
        { ...contract, EveryOriginatingAgency: true },
      ]),
    );
    expect(await fetched(operationId, elsewhere)).toEqual(unknown);
    expect((await fetched(operationId)).status).toBe(200);
  });

  it('is not found when its operation is of another kind, or did not succeed', async () => {
    const { rows } = await database.query<{ id: string }>(
      `select id from operation where workflow = 'DEFAULT_WORKFLOW' limit 1`,
    );
    expect(await fetched(rows[0]?.id ?? '')).toMatchObject({ status: 404, symbol: 'DIP_UNKNOWN' });
    const operationId = await exported({ maxSizeThreshold: 10 });
    expect((await ended(operationId)).status).toBe('KO');
    expect(await fetched(operationId)).toMatchObject({ status: 404, symbol: 'DIP_NOT_MADE' });
  });

  it('is not found once it is purged, by the job that does it', async () => {
    const [kept, old] = [await exported(), await exported()];
    await ended(kept);
    await ended(old);
    await database.query(`update dip set stored_at = now() - interval '8 days' where operation_id = $1`, [
      old,
    ]);
    accepted(await client.administration.actOnJob(ADMINISTRATION, 'PurgeDipJob', 'trigger'));
    await expect
      .poll(async () => (await fetched(old)).symbol, { timeout: 30_000, interval: 200 })
      .toBe('DIP_PURGED');
    expect(await fetched(old)).toEqual({ status: 404, httpCode: 404, symbol: 'DIP_PURGED' });
    expect((await fetched(kept)).status).toBe(200);
  });
});

describe('an export', () => {
  it('is asked by its query alone, and is then minimal, in the version of the configuration', async () => {
    const answer = await client.exports.exportUnits(DEPOSITOR, query);
    expect(answer.status).toBe(202);
    const operationId = answer.requestId ?? '';
    expect(await ended(operationId)).toMatchObject({ status: 'OK' });
    const { bytes } = await fetched(operationId);
    const { manifest } = await openPackage(bytes ?? Buffer.alloc(0));
    expect(manifest).toMatch(
      /^<\?xml [^>]*\?><ArchiveDeliveryRequestReply xmlns="[^"]*:seda:v2.3"[^>]*><DataObjectPackage>/,
    );
  });

  it('is asked whole: version, usages, lifecycles, message', async () => {
    const operationId = await exported({
      sedaVersion: '2.1',
      dipExportType: 'FULL',
      exportWithLogBookLFC: true,
      dataObjectVersionToExport: { DataObjectVersions: ['BinaryMaster_1'] },
      dipRequestParameters: {
        messageRequestIdentifier: 'REQ',
        archivalAgencyIdentifier: 'SA',
        requesterIdentifier: 'DEM',
      },
    });
    expect((await ended(operationId)).status).toBe('OK');
    const { bytes } = await fetched(operationId);
    const { manifest, faults, files: found } = await openPackage(bytes ?? Buffer.alloc(0));
    expect(faults).toEqual([]);
    expect(manifest).toContain('seda:v2.1');
    expect(manifest).toContain('<MessageRequestIdentifier>REQ</MessageRequestIdentifier>');
    expect(manifest).toContain('<LogBook>');
    expect(found.size).toBe(40);
  });

  it('is given under the contract that it was made under only', async () => {
    const thumbnails = { ...DEPOSITOR, accessContract: 'OnlyThumbnails' };
    const operationId = await exported();
    await ended(operationId);
    expect(await fetched(operationId, thumbnails)).toMatchObject({
      status: 401,
      symbol: 'DIP_OF_ANOTHER_CONTRACT',
    });
    const theirs = await exported({}, thumbnails);
    expect((await ended(theirs)).status).toBe('WARNING');
    const { bytes } = await fetched(theirs, thumbnails);
    expect((await openPackage(bytes ?? Buffer.alloc(0))).files.size).toBe(0);
  });

  it('is given in part, for a download that goes on', async () => {
    const operationId = await exported();
    await ended(operationId);
    const { bytes } = await fetched(operationId);
    const answer = await client.caller.call(
      DEPOSITOR,
      {
        service: 'access',
        method: 'GET',
        path: `/dipexport/${operationId}/dip`,
        accept: 'application/octet-stream',
        headers: { Range: 'bytes=100-199' },
      },
      async ({ body }) => await readBytes(body),
    );
    expect(answer.status).toBe(206);
    expect(accepted(answer).equals((bytes ?? Buffer.alloc(0)).subarray(100, 200))).toBe(true);
  });

  it.each([
    ['another version of SEDA', { sedaVersion: '3.0' }, 412, 'EXPORT_SEDA_VERSION'],
    ['a type that is none', { dipExportType: 'PARTIAL' }, 400, 'BODY_NOT_OF_THE_MODEL'],
    ['no query', { dslRequest: undefined }, 400, 'BODY_NOT_OF_THE_MODEL'],
    ['an empty query', { dslRequest: { $query: [], $projection: {} } }, 400, 'QUERY_EMPTY'],
    ['a query that is none', { dslRequest: { $quest: [] } }, 400, 'QUERY_UNGRAMMATICAL'],
  ] as const)('is refused with %s', async (_, asked, status, symbol) => {
    const answer = await client.exports.exportDip(DEPOSITOR, {
      dslRequest: query,
      ...asked,
    } as unknown as DipRequest);
    expect(answer.ok ? undefined : answer.error).toMatchObject({ httpCode: status, symbol });
    expect(answer.status).toBe(status);
  });
});
