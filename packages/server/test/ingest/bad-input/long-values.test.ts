import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import tar from 'tar-stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeZip } from '../../../src/operations/ingest/package/package-fixtures.ts';
import { binary, loadSampleReferentials, sampleManifest, sampleSip, unit } from '../sample-sip.ts';
import { startIngest } from '../start-ingest.ts';
import { refusedDeposit } from './refused-deposit.ts';

/** Values far longer than an index of a database takes, and that do not compress. */

const bench = await startIngest();
beforeAll(() => loadSampleReferentials(bench));

const LONG = randomBytes(15_000).toString('hex');
const EMPTY = { files: {}, groups: [] };
const manifest = await sampleManifest();
const edited = (from: string | RegExp, to: string) => async () =>
  makeZip({ 'manifest.xml': manifest.replaceAll(from, to), 'content/a.txt': 'alpha' });
const inPackage = (detail: string) => `CHECK_DATAOBJECTPACKAGE.${detail}.KO`;

describe('a value of thirty thousand characters is refused for what it is', () => {
  it.each<[string, () => Promise<Buffer>, string]>([
    ['the id of a unit', edited('id="U1"', `id="U${LONG}"`), 'CHECK_SEDA.NOT_XSD_VALID.KO'],
    [
      'the id of a group, and what refers to it',
      edited(/\bG1\b/g, `G${LONG}`),
      'CHECK_SEDA.NOT_XSD_VALID.KO',
    ],
    ['the id of an object', edited('id="O1"', `id="O${LONG}"`), 'CHECK_SEDA.NOT_XSD_VALID.KO'],
    [
      'a Uri',
      edited('content/a.txt', `content/${LONG}.txt`),
      inPackage('CHECK_MANIFEST_OBJECTNUMBER.INVALID_URI'),
    ],
    [
      'a version of an object',
      edited('BinaryMaster_1', `BinaryMaster_${LONG}`),
      inPackage('CHECK_MANIFEST_DATAOBJECT_VERSION.INVALID_DATAOBJECTVERSION'),
    ],
    [
      'a group of the archive',
      () =>
        sampleSip({ ...EMPTY, units: [unit('U1', { objectReference: { to: 'existingGroup', id: LONG } })] }),
      inPackage('CHECK_MANIFEST.NOT_FOUND_ATTACHMENT'),
    ],
    [
      'a unit of the archive',
      () =>
        sampleSip({
          ...EMPTY,
          units: [
            unit('U1', { management: { UpdateOperation: { SystemId: LONG } }, children: [unit('U2')] }),
          ],
        }),
      inPackage('CHECK_MANIFEST.INVALID_GUID_ATTACHMENT'),
    ],
    [
      'an agreement',
      () => sampleSip({ manifest: { archivalAgreement: LONG } }),
      'CHECK_HEADER.CHECK_CONTRACT_INGEST.CONTRACT_UNKNOWN.KO',
    ],
    [
      'an agency',
      () => sampleSip({ manifest: { managementMetadata: { originatingAgencyIdentifier: LONG } } }),
      'CHECK_HEADER.CHECK_AGENT.UNKNOWN.KO',
    ],
    [
      'a rule',
      () =>
        sampleSip({
          ...EMPTY,
          units: [unit('U1', { management: { AccessRule: { Rules: [{ Rule: LONG }] } } })],
        }),
      'UNITS_RULES_COMPUTE.UNKNOWN.KO',
    ],
    [
      'a unit profile',
      () => sampleSip({ ...EMPTY, units: [unit('U1', { archiveUnitProfile: LONG })] }),
      'CHECK_ARCHIVE_UNIT_PROFILE.NOT_FOUND.KO',
    ],
    [
      'the name of a file of the package',
      async () => {
        const pack = tar.pack();
        pack.entry({ name: 'manifest.xml' }, manifest);
        pack.entry({ name: 'content/a.txt' }, 'alpha');
        pack.entry({ name: `content/${LONG}` }, 'x');
        pack.finalize();
        return await buffer(pack);
      },
      inPackage('CHECK_MANIFEST_OBJECTNUMBER.MANIFEST_INFERIOR_BDO'),
    ],
  ])('%s', async (_what, make, outDetail) => {
    const { faults, deposited } = await refusedDeposit(bench, await make(), outDetail);
    // those of units are in the reply
    if (faults.length === 0) expect(await deposited.reply()).toContain('"remedyFr"');
  });
});

describe('a value of thirty thousand characters that may be one', () => {
  it.each<[string, () => Promise<Buffer>]>([
    ['the identifier of the message', () => sampleSip({ manifest: { messageIdentifier: LONG } })],
    ['a comment', () => sampleSip({ manifest: { comments: [{ text: LONG }] } })],
    [
      'a persistent identifier',
      () =>
        sampleSip({
          units: [
            unit('U1', {
              content: {
                PersistentIdentifier: [
                  { PersistentIdentifierType: 'ark', PersistentIdentifierContent: `ark:/12345/${LONG}` },
                ],
              },
              objectReference: { to: 'group', id: 'G1' },
            }),
          ],
        }),
    ],
    [
      'an identifier of a unit, and a keyword',
      () =>
        sampleSip({
          units: [
            unit('U1', {
              content: {
                ArchivalAgencyArchiveUnitIdentifier: [LONG],
                FilePlanPosition: [LONG],
                Keyword: [{ KeywordContent: LONG }],
              },
              objectReference: { to: 'group', id: 'G1' },
            }),
          ],
        }),
    ],
    [
      'a title, and the name of a file on the depositor’s side',
      () =>
        sampleSip({
          groups: [
            { id: 'G1', objects: [binary('O1', 'content/a.txt', 'alpha', { FileInfo: { Filename: LONG } })] },
          ],
          units: [unit('U1', { content: { Title: LONG }, objectReference: { to: 'group', id: 'G1' } })],
        }),
    ],
  ])('%s is archived', async (_what, make) => {
    const deposited = await bench.deposit(await make());
    const told = deposited.operation.events.filter(({ outcome }) => outcome !== 'OK');
    expect(told.map(({ outDetail, evDetData }) => [outDetail, evDetData?.slice(0, 300)])).toEqual([]);
    expect([deposited.state, deposited.status]).toEqual(['COMPLETED', 'OK']);
  });
});

describe('what one place says for many', () => {
  it('a title of megabytes over thousands of units is told shortly by each: it is refused as too long', async () => {
    const children = Array.from({ length: 3_000 }, (_, n) => unit(`C${n}`));
    const units = [unit('U1', { content: { Title: `\u{1F4DC}${'t'.repeat(4_000_000)}` }, children })];
    const { deposited } = await refusedDeposit(
      bench,
      await makeZip({ 'manifest.xml': await sampleManifest({ ...EMPTY, units }) }),
      'CHECK_UNIT_SCHEMA.KO',
    );
    expect((await deposited.reply()).length).toBeLessThan(2_000_000);
  });

  it('a hundred thousand comments are taken as they come', async () => {
    const comments = '<Comment>c</Comment>'.repeat(100_000);
    const begun = performance.now();
    const deposited = await bench.deposit(await edited('<Date>', `${comments}<Date>`)());
    expect([deposited.state, deposited.status]).toEqual(['COMPLETED', 'OK']);
    expect(performance.now() - begun).toBeLessThan(60_000);
  });

  it('units of megabytes, one after the other, are archived', async () => {
    // Fields of their own, each within the length of a text
    const fields = Object.fromEntries(
      Array.from({ length: 200 }, (_, n) => [`Extension${n}`, ['x'.repeat(20_000)]]),
    );
    const units = Array.from({ length: 6 }, (_, n) =>
      unit(`U${n}`, {
        content: fields,
        management: { AccessRule: { Rules: [{ Rule: 'ACC-00001', StartDate: '2020-01-01' }] } },
      }),
    );
    const deposited = await bench.deposit(await sampleSip({ ...EMPTY, units }));
    expect([deposited.state, deposited.status]).toEqual(['COMPLETED', 'WARNING']);
    const { rows } = await bench.database.query<{ count: number }>(
      `select count(*)::integer count from unit where opi = $1 and octet_length(document::text) > 4000000`,
      [deposited.operationId],
    );
    expect(rows).toEqual([{ count: 6 }]);
  });

  it('rules of all roots, as long as a manifest allows, are refused before each root has them', async () => {
    const Rules = Array.from({ length: 20_000 }, (_, n) => ({ Rule: `ACC-${n}` }));
    const units = Array.from({ length: 500 }, (_, n) => unit(`U${n}`));
    const { faults } = await refusedDeposit(
      bench,
      await sampleSip({
        ...EMPTY,
        units,
        manifest: {
          managementMetadata: {
            originatingAgencyIdentifier: 'FRAN_NP_000001',
            management: { AccessRule: { Rules } },
          },
        },
      }),
      inPackage('CHECK_MANIFEST.CHECK_MANIFEST_MALFORMED_DATA'),
    );
    expect(faults).toMatchObject([{ code: 'INGEST_GLOBAL_RULES_TOO_LONG' }]);
  });
});
