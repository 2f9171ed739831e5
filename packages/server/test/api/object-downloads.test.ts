import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { accepted, readBytes } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { DEPOSITOR, depositFiles, prepareDeposits } from './support/deposit.ts';
import { startApi } from './support/start-api.ts';

const { client } = await startApi();
const LOGGED = { ...DEPOSITOR, accessContract: 'Logged' };

/** Names that browsers garble when the header is not written to the letter. */
const NAMES = [
  'Délibération n°12 – «été», v2.pdf',
  'ภาษาไทย.pdf',
  'a;b"c.pdf',
  '市民会議.pdf',
  "it's 100%.pdf",
  'plain name.pdf',
  'bilan 16 + 14.pdf',
  '50%.pdf',
  'a%20b.pdf',
  'a&b.csv',
  'n°#1.txt',
];

beforeAll(async () => {
  await prepareDeposits(client);
  const contract = { Name: 'Logged', Status: 'ACTIVE', EveryOriginatingAgency: true } as const;
  accepted(
    await client.referentials.importJson(DEPOSITOR, 'accesscontracts', [
      { ...contract, Identifier: 'Logged', EveryDataObjectVersion: true, AccessLog: 'ACTIVE' },
    ]),
  );
  const files = NAMES.map((name) => ({ name, content: Buffer.from(`content of ${name}`) }));
  await depositFiles(client, files);
});

async function unitNamed(title: string): Promise<string> {
  const query = { $query: [{ $exists: '#object' }], $projection: {} };
  const units = accepted(await client.units.search(DEPOSITOR, query)).$results;
  const found = units.find((unit) => unit.Title === title);
  if (found === undefined) throw new Error(`no unit ${title}`);
  return found['#id'];
}

/** A strict reader of `attachment; filename="…"; filename*=UTF-8''…` (RFC 6266, RFC 8187). */
function nameOf(header: string): { readonly ascii: string; readonly name: string } {
  const form =
    /^attachment; filename="((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"(?:; filename\*=UTF-8''((?:[\w!#$&+.^`|~-]|%[0-9A-F]{2})+))?$/;
  const [, ascii, extended] = form.exec(header) ?? [];
  if (ascii === undefined) throw new Error(`not RFC 6266: ${header}`);
  return { ascii, name: extended === undefined ? ascii : decodeURIComponent(extended) };
}

describe('a downloaded object', () => {
  it.each(NAMES)('has the name that it was deposited with: %s', async (name) => {
    const unit = await unitNamed(name);
    const [group] = accepted(await client.objects.ofUnit(DEPOSITOR, unit)).$results;
    expect(group?.['#qualifiers']?.[0]?.versions[0]?.FileInfo).toMatchObject({ Filename: name });
    const answer = await client.objects.download(DEPOSITOR, unit);
    expect((await readBytes(accepted(answer))).toString('utf8')).toBe(`content of ${name}`);
    const told = nameOf(String(answer.headers['content-disposition']));
    if (/^[\x20-\x7e]*$/.test(name) && !/["\\]/.test(name)) expect(told.ascii).toBe(name);
    else expect(told.name === name || told.ascii === name.replaceAll('"', '_')).toBe(true);
    expect(answer.headers).toMatchObject({ 'x-qualifier': 'BinaryMaster', 'x-version': '1' });
  });
});

/** The files of a zip, read by a library that checks sizes and digests. */
async function zippedFiles(
  zip: Buffer,
): Promise<readonly { readonly name: string; readonly content: string }[]> {
  const archive = await promisify<Buffer, { lazyEntries: boolean }, ZipFile>(fromBuffer)(zip, {
    lazyEntries: true,
  });
  const files: { name: string; content: string }[] = [];
  return await new Promise((resolve, reject) => {
    archive.on('error', reject);
    archive.on('end', () => resolve(files));
    archive.on('entry', (entry: Entry) => {
      archive.openReadStream(entry, (error, stream) => {
        if (error !== null) return reject(error);
        text(stream).then((content) => {
          files.push({ name: entry.fileName, content });
          archive.readEntry();
        }, reject);
      });
    });
    archive.readEntry();
  });
}

describe('the log of accesses', () => {
  async function linesOf(period: { readonly StartDate?: string; readonly EndDate?: string } = {}) {
    const answer = await client.objects.accessLog(LOGGED, period);
    const zip = await readBytes(accepted(answer));
    expect(String(answer.headers['content-disposition'])).toMatch(/filename="accessLog_\d{17}-\d{17}\.zip"/);
    const [entry, ...others] = await zippedFiles(zip);
    expect(others).toEqual([]);
    expect(entry?.name).toMatch(/^0_storage_access_logbook_\d{17}_\d{17}\.log$/);
    return (entry?.content ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  it('has a line for each object given under a contract that asks for it, and none otherwise', async () => {
    const unit = await unitNamed('plain name.pdf');
    await readBytes(accepted(await client.objects.download(DEPOSITOR, unit)));
    expect(await linesOf()).toEqual([]);
    const given = await client.objects.download(LOGGED, unit);
    await readBytes(accepted(given));
    const part = await client.objects.download(LOGGED, unit, { range: { from: 0, to: 3 } });
    await readBytes(accepted(part));
    const lines = await linesOf();
    expect(lines).toHaveLength(2);
    const object = accepted(await client.objects.ofUnit(LOGGED, unit)).$results[0];
    expect(lines[0]).toEqual({
      eventDateTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/),
      xRequestId: given.requestId,
      applicationId: 'deposit-test',
      tenantId: 0,
      contextId: 'CT-000001',
      contractId: 'Logged',
      archivesId: unit,
      objectIdentifier: object?.['#qualifiers']?.[0]?.versions[0]?.['#id'],
      qualifier: 'BinaryMaster',
      version: 1,
      size: Buffer.byteLength('content of plain name.pdf'),
    });
    const [first = '', last = ''] = lines.map(({ eventDateTime }) => String(eventDateTime).slice(0, 10));
    expect(await linesOf({ StartDate: first, EndDate: last })).toHaveLength(2);
    expect(await linesOf({ StartDate: '2001-01-01', EndDate: '2001-12-31' })).toEqual([]);
  });

  it.each([
    [{ StartDate: '2024-02-30' }, '2024-02-30'],
    [{ EndDate: 'yesterday' }, 'yesterday'],
    [{ StartDate: '2024-03-01', EndDate: '2024-02-01' }, '2024-03-01'],
  ])('refuses %j', async (period, told) => {
    const answer = await client.objects.accessLog(LOGGED, period);
    expect(answer).toMatchObject({ status: 412, error: { code: '020142' } });
    expect(answer.ok ? '' : answer.error.description).toContain(told);
  });
});
