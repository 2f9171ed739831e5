import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeZip } from '../../../src/operations/ingest/package/package-fixtures.ts';
import { loadSampleReferentials, sampleManifest, unit } from '../sample-sip.ts';
import { startIngest } from '../start-ingest.ts';
import { refusedDeposit } from './refused-deposit.ts';

const MILLION = 1_000_000;
/** A hostile manifest is refused in less time than an ordinary deposit may take on a busy machine. */
const PATIENCE_MILLISECONDS = 60_000;
const bench = await startIngest();
/** Nobody may come here: a manifest names it. */
const visits: string[] = [];
const listener = createServer((request, response) => {
  visits.push(request.url ?? '');
  response.end('<!ENTITY x "y">');
});

beforeAll(async () => {
  await loadSampleReferentials(bench);
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
});
afterAll(() => listener.close());

const manifest = await sampleManifest();
const sip = (text: string | Buffer) => makeZip({ 'manifest.xml': text, 'content/a.txt': 'alpha' });
const withDoctype = (doctype: string, text = manifest) =>
  text.replace('<ArchiveTransfer', `${doctype}<ArchiveTransfer`);
const inContent = (xml: string) => manifest.replace('</Content>', `${xml}</Content>`);

describe('a DOCTYPE', () => {
  it.each([
    ['alone', () => '<!DOCTYPE ArchiveTransfer>'],
    ['that names a file', () => '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'],
    [
      'that names an address',
      () => `<!DOCTYPE x SYSTEM "http://127.0.0.1:${(listener.address() as AddressInfo).port}/x.dtd">`,
    ],
    [
      'with entities that grow',
      () =>
        `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from(
          { length: 9 },
          (_, n) => `<!ENTITY a${n} "${`&a${n === 0 ? '' : n - 1};`.repeat(10)}">`,
        ).join('')}]>`,
    ],
  ])('%s is refused with its line; nothing is opened', async (_what, doctype) => {
    const { faults } = await refusedDeposit(bench, await sip(withDoctype(doctype())), 'CHECK_SEDA.KO');
    expect(faults).toMatchObject([{ rule: 'doctype', line: expect.any(Number) }]);
    expect(visits).toEqual([]);
  });

  it('is the only way to entities: one that nothing declares is no XML', async () => {
    const { faults } = await refusedDeposit(
      bench,
      await sip(inContent('<Source>&unknown;</Source>')),
      'CHECK_SEDA.NOT_XML_FILE.KO',
    );
    expect(faults).toMatchObject([{ rule: 'xml-entity', line: expect.any(Number) }]);
  });

  it('schemas that a manifest names are not fetched', async () => {
    const { port } = listener.address() as AddressInfo;
    const text = manifest.replace(
      /<ArchiveTransfer ([^>]*)>/,
      `<ArchiveTransfer xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://127.0.0.1:${port}/x.xsd" xmlns="fr:gouv:culture:archivesdefrance:seda:v2.3">`,
    );
    expect((await bench.deposit(await sip(text))).status).toBe('OK');
    expect(visits).toEqual([]);
  });
});

describe('an encoding', () => {
  it.each([
    ['unknown', manifest.replace('UTF-8', 'EBCDIC-FR'), 'xml-encoding-unknown'],
    [
      'that is not the bytes’',
      Buffer.from(inContent('<Source>\xE9t\xE9</Source>'), 'latin1'),
      'xml-encoding-malformed',
    ],
  ])('%s is no XML', async (_what, text, rule) => {
    const { faults } = await refusedDeposit(bench, await sip(text), 'CHECK_SEDA.NOT_XML_FILE.KO');
    expect(faults.map((fault) => fault.rule)).toContain(rule);
  });
});

describe('a manifest that is a trap', () => {
  it.each([
    [
      'a million levels',
      () => inContent('<a>'.repeat(MILLION)),
      'CHECK_SEDA.NOT_XML_FILE.KO',
      'xml-limit-depth',
    ],
    [
      'a million attributes',
      () => inContent(`<a ${Array.from({ length: MILLION }, (_, n) => `a${n}=""`).join(' ')}/>`),
      'CHECK_SEDA.NOT_XML_FILE.KO',
      'xml-limit-attributes',
    ],
    [
      'a name of a million letters',
      () => inContent(`<${'a'.repeat(MILLION)}/>`),
      'CHECK_SEDA.NOT_XML_FILE.KO',
      'xml-limit-name',
    ],
    [
      'fifty thousand faults',
      () =>
        manifest.replace(
          '<DescriptiveMetadata>',
          `<DescriptiveMetadata>${Array.from(
            { length: 50_000 },
            (_, n) =>
              `<ArchiveUnit id="X${n}"><Content><DescriptionLevel>Box</DescriptionLevel></Content></ArchiveUnit>`,
          ).join('')}`,
        ),
      'CHECK_SEDA.NOT_XSD_VALID.KO',
      undefined,
    ],
  ])('%s: refused in little time, the faults counted', async (_what, make, outDetail, rule) => {
    const begun = performance.now();
    const { faults } = await refusedDeposit(bench, await sip(make()), outDetail);
    expect(performance.now() - begun).toBeLessThan(PATIENCE_MILLISECONDS);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length).toBeLessThanOrEqual(100);
    if (rule !== undefined) expect(faults.map((fault) => fault.rule)).toContain(rule);
  });
});

describe('ids', () => {
  const twoUnits = (first: string, second: string) =>
    sampleManifest({ files: {}, groups: [], units: [unit(first), unit(second)] });

  it.each([
    ['34750', 'NOT_XSD_VALID'],
    ['ID 12', 'NOT_XSD_VALID'],
    ['', 'NOT_XSD_VALID'],
    ['a:b', 'NOT_XSD_VALID'],
  ])('“%s” is no XML id: refused with its line and the rule in words', async (id, subcode) => {
    const text = (await twoUnits('PLACE', 'U2')).replace('id="PLACE"', `id="${id}"`);
    const { faults } = await refusedDeposit(
      bench,
      await makeZip({ 'manifest.xml': text }),
      `CHECK_SEDA.${subcode}.KO`,
    );
    expect(faults[0]).toMatchObject({ line: expect.any(Number), found: id });
  });

  it.each([
    ['été', 'U2'],
    ['ID-1.2', '_x'],
    ['abc', 'ABC'],
  ])('%s and %s are ids', async (first, second) => {
    const deposited = await bench.deposit(await makeZip({ 'manifest.xml': await twoUnits(first, second) }));
    expect(deposited.status).toBe('WARNING');
  });

  it('that are declared twice, or never: all of them are listed', async () => {
    const text = await sampleManifest({
      files: {},
      groups: [],
      units: [
        unit('U1', { links: [{ id: 'L1', targetId: 'NOWHERE' }] }),
        unit('U2', { links: [{ id: 'L2', targetId: 'NEITHER' }] }),
        unit('U2'),
      ],
    });
    const { faults, deposited } = await refusedDeposit(
      bench,
      await makeZip({ 'manifest.xml': text }),
      'CHECK_SEDA.NOT_XSD_VALID.KO',
    );
    expect(faults.map(({ rule, found }) => `${rule} ${found}`).toSorted()).toEqual([
      'id-duplicate U2',
      'id-unknown NEITHER',
      'id-unknown NOWHERE',
    ]);
    expect(deposited.data('CHECK_SEDA').faultCount).toBe(3);
  });

  it('in a cycle of a thousand units', async () => {
    const units = Array.from({ length: 1_000 }, (_, n) =>
      unit(`U${n}`, { links: [{ id: `L${n}`, targetId: `U${(n + 1) % 1_000}` }] }),
    );
    await refusedDeposit(
      bench,
      await makeZip({ 'manifest.xml': await sampleManifest({ files: {}, groups: [], units }) }),
      'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST.CHECK_MANIFEST_LOOP.KO',
    );
  });
});
