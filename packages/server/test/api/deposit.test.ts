import { accepted, readBytes, type SearchQuery } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEPOSITOR, depositAndWait, prepareDeposits, replyOf } from './support/deposit.ts';
import { sha512, smallPackage } from './support/small-package.ts';
import { startApi } from './support/start-api.ts';

const { client, url } = await startApi();
const letter = { name: 'letter.txt', content: Buffer.from('Dear archivist,\nhere are my papers.\n') };
const minutes = { name: 'minutes.txt', content: Buffer.from('The council met.\n'.repeat(1000)) };
const content = await smallPackage([letter, minutes], { messageIdentifier: 'deposit-of-two' });
let operationId = '';

const ofOperation = (more: readonly unknown[] = []): SearchQuery => ({
  $query: [{ $and: [{ $in: { '#operations': [operationId] } }, ...more] }],
  $filter: { $orderby: { Title: 1 } },
  $projection: {},
});

async function unitTitled(title: string) {
  const found = accepted(await client.units.search(DEPOSITOR, ofOperation([{ $match: { Title: title } }])));
  // $match is true of any of the words: letter.txt and minutes.txt have one in common
  const unit = found.$results.find((candidate) => candidate.Title === title);
  if (unit === undefined) throw new Error(`no unit ${title}`);
  return unit;
}

beforeAll(async () => {
  await prepareDeposits(client);
  const deposited = await client.ingest.deposit(DEPOSITOR, { content, originalFilename: 'Dépôt n° 1.zip' });
  expect(deposited).toMatchObject({ ok: true, status: 202 });
  expect(deposited.headers).toMatchObject({
    'x-global-execution-state': 'PAUSE',
    'x-global-execution-status': 'UNKNOWN',
    'content-length': '0',
  });
  operationId = deposited.requestId ?? '';
  const ended = accepted(await client.waitFor(DEPOSITOR, operationId, { pollMs: 100, timeoutMs: 40_000 }));
  expect(ended).toMatchObject({ state: 'COMPLETED', processType: 'INGEST' });
  expect(['OK', 'WARNING']).toContain(ended.status);
});

describe('a deposit', () => {
  it('is found by a search', async () => {
    const found = accepted(await client.units.search(DEPOSITOR, ofOperation()));
    expect(found.$results.map((unit) => unit.Title)).toEqual(['Folder of 2', 'letter.txt', 'minutes.txt']);
    expect(found.$hits).toMatchObject({ total: 3, size: 3 });
    expect(found.$results[1]).toMatchObject({
      '#tenant': 0,
      '#originating_agency': 'Agency1',
      '#unitups': [found.$results[0]?.['#id']],
      DescriptionLevel: 'Item',
    });
  });

  it('is found by a search sent as POST, with a trailing slash', async () => {
    const answer = await fetch(`${url}/access-external/v1/units/`, {
      method: 'POST',
      headers: {
        'X-Tenant-Id': '0',
        'X-Access-Contract-Id': 'AccessContract1',
        'X-Http-Method-Override': 'get',
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(ofOperation()),
    });
    expect(await answer.json()).toMatchObject({ httpCode: 200, $hits: { total: 3 } });
  });

  it('is read unit by unit', async () => {
    const unit = await unitTitled('letter.txt');
    const read = accepted(await client.units.byId(DEPOSITOR, unit['#id']));
    expect(read.$results).toEqual([unit]);
    const title = accepted(
      await client.units.byId(DEPOSITOR, unit['#id'], { $projection: { $fields: { Title: 1 } } }),
    );
    expect(title.$results).toMatchObject([{ Title: 'letter.txt' }]);
    expect(title.$results[0]).not.toHaveProperty('DescriptionLevel');
  });

  it.each([letter, minutes])('gives its file back: $name', async ({ name, content: sent }) => {
    const unit = await unitTitled(name);
    const group = accepted(await client.objects.ofUnit(DEPOSITOR, unit['#id'])).$results[0];
    const version = group?.['#qualifiers']?.[0]?.versions[0];
    expect(version).toMatchObject({
      DataObjectVersion: 'BinaryMaster_1',
      MessageDigest: sha512(sent),
      Size: sent.length,
    });
    const download = await client.objects.download(DEPOSITOR, unit['#id']);
    const bytes = await readBytes(accepted(download));
    expect(sha512(bytes)).toBe(sha512(sent));
    expect(download.headers).toMatchObject({
      'content-disposition': `attachment; filename="${name}"`,
      'content-length': String(sent.length),
      'accept-ranges': 'bytes',
      'x-qualifier': 'BinaryMaster',
      'x-version': '1',
    });
  });

  it('gives a part of its file', async () => {
    const unit = await unitTitled('minutes.txt');
    const part = await client.objects.download(DEPOSITOR, unit['#id'], { range: { from: 17, to: 20 } });
    expect(part).toMatchObject({ status: 206 });
    expect(part.headers['content-range']).toBe(`bytes 17-20/${minutes.content.length}`);
    expect((await readBytes(accepted(part))).toString()).toBe('The ');
  });

  it('has a reply and its manifest, as it came', async () => {
    const reply = await replyOf(client, operationId);
    expect(reply).toMatch(/<ReplyCode>(OK|WARNING)<\/ReplyCode>/);
    expect(reply).toContain('deposit-of-two');
    const manifest = accepted(await client.ingest.manifest(DEPOSITOR, operationId));
    expect((await readBytes(manifest)).toString()).toContain(
      '<MessageIdentifier>deposit-of-two</MessageIdentifier>',
    );
  });

  it('has its journal, that ends with the operation itself', async () => {
    const { $results } = accepted(await client.logbook.operation(DEPOSITOR, operationId));
    const [operation] = $results;
    expect(operation).toMatchObject({
      '#id': operationId,
      evType: 'PROCESS_SIP_UNITARY',
      evTypeProc: 'INGEST',
      evIdAppSession: 'deposit-test',
      obIdIn: 'deposit-of-two',
    });
    expect(operation?.events.at(-1)).toMatchObject({ evType: 'PROCESS_SIP_UNITARY' });
    const listed = accepted(
      await client.logbook.operations(DEPOSITOR, {
        $query: { $eq: { evIdProc: operationId } },
        $filter: {},
        $projection: {},
      }),
    );
    expect(listed.$results).toMatchObject([{ '#id': operationId }]);
    expect(listed.$results[0]?.events).toHaveLength(2);
  });

  it('has a lifecycle for each unit and each group', async () => {
    const unit = await unitTitled('letter.txt');
    const ofUnit = accepted(await client.logbook.unitLifecycle(DEPOSITOR, unit['#id'])).$results[0];
    expect(ofUnit).toMatchObject({ _id: unit['#id'], evIdProc: operationId });
    expect(ofUnit?.events.length).toBeGreaterThan(0);
    const ofGroup = accepted(await client.logbook.objectGroupLifecycle(DEPOSITOR, unit['#object'] ?? ''))
      .$results[0];
    expect(ofGroup).toMatchObject({ _id: unit['#object'], evIdProc: operationId });
    expect(ofGroup?.events.every((event) => event.evType.startsWith('LFC.'))).toBe(true);
  });

  it('is in the registers', async () => {
    const details = accepted(await client.registers.detailsOf(DEPOSITOR, 'Agency1'));
    expect(details.$results).toMatchObject([
      {
        OriginatingAgency: 'Agency1',
        ArchivalAgreement: 'IngestContract1',
        Opi: operationId,
        TotalUnits: { ingested: 3, deleted: 0, remained: 3 },
        TotalObjects: { ingested: 2, remained: 2 },
        ObjectSize: { ingested: letter.content.length + minutes.content.length },
      },
    ]);
    const summaries = accepted(await client.registers.summaries(DEPOSITOR));
    expect(summaries.$results).toMatchObject([{ OriginatingAgency: 'Agency1', TotalUnits: { ingested: 3 } }]);
    expect(accepted(await client.registers.details(DEPOSITOR)).$results).toHaveLength(1);
  });

  it('runs step by step when that is asked for', async () => {
    const { operationId: id } = accepted(
      await client.ingest.deposit(DEPOSITOR, { content: await smallPackage([letter]), action: 'NEXT' }),
    );
    const first = accepted(await client.waitFor(DEPOSITOR, id, { pollMs: 50, timeoutMs: 20_000 }));
    expect(first).toMatchObject({ state: 'PAUSE', status: 'OK' });
    const details = accepted(await client.operations.details(DEPOSITOR, id)).$results[0];
    expect(details?.data).toMatchObject({ previousStep: 'STP_SANITY_CHECK_SIP' });
    expect(await client.operations.act(DEPOSITOR, id, 'RESUME')).toMatchObject({ ok: true, status: 202 });
    const ended = accepted(await client.waitFor(DEPOSITOR, id, { pollMs: 50, timeoutMs: 20_000 }));
    expect(ended).toMatchObject({ state: 'COMPLETED' });
  });

  it('of holding units is a plan of its own', async () => {
    const ended = await depositAndWait(client, await smallPackage([]), 'HOLDING_SCHEME');
    expect(ended).toMatchObject({ state: 'COMPLETED', processType: 'MASTERDATA' });
  });
});
