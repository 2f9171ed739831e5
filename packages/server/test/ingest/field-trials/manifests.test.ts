import { beforeAll, describe, expect, it } from 'vitest';
import { makeZip } from '../../../src/operations/ingest/package/package-fixtures.ts';
import { loadSampleReferentials, sampleManifest, unit } from '../sample-sip.ts';
import { startIngest } from '../start-ingest.ts';

const bench = await startIngest();
beforeAll(() => loadSampleReferentials(bench));

const TITLE = 'Délibération n° 12 : œuvre';
const plain = await sampleManifest({
  files: {},
  groups: [],
  units: [unit('U1', { content: { Title: TITLE, Description: 'Été' } })],
});

async function unitOf(manifest: string | Buffer): Promise<Record<string, unknown> | undefined> {
  const deposited = await bench.deposit(await makeZip({ 'manifest.xml': manifest }));
  expect({ status: deposited.status, events: deposited.events.filter((one) => one.includes('KO')) }).toEqual({
    status: 'WARNING',
    events: [],
  });
  const { rows } = await bench.database.query<{ document: Record<string, unknown> }>(
    'select document from unit where opi = $1',
    [deposited.operationId],
  );
  return rows[0]?.document;
}

const body = plain.replace(/^<\?xml[^>]*\?>\s*/, '');
const latin = (text: string) => Buffer.from(text, 'latin1');

describe('a manifest of another look gives the same unit (its form is legal XML)', () => {
  const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
  const title = `<Title>${TITLE}</Title>`;
  it.each<[string, () => string | Buffer, string?]>([
    ['a byte-order mark', () => Buffer.concat([BOM, Buffer.from(plain)])],
    [
      'UTF-16 with its mark',
      () =>
        Buffer.concat([
          Buffer.from([0xff, 0xfe]),
          Buffer.from(`<?xml version="1.0" encoding="UTF-16"?>${body}`, 'utf16le'),
        ]),
    ],
    [
      'Latin-1, declared',
      () => latin(`<?xml version="1.0" encoding="ISO-8859-1"?>${body.replace('œ', 'oe')}`),
      TITLE.replace('œ', 'oe'),
    ],
    [
      'a comment and an instruction before the root',
      () => plain.replace('<ArchiveTransfer', '<!-- x --><?y z?><ArchiveTransfer'),
    ],
    ['a comment within a title', () => plain.replace(title, title.replace('n° 12', 'n°<!-- ou 13 --> 12'))],
    ['lines that end as on Windows', () => plain.replaceAll('><', '>\r\n<')],
    ['CDATA', () => plain.replace(title, `<Title><![CDATA[${TITLE}]]></Title>`)],
    ['a prefix', () => plain.replaceAll(/<(\/?)([A-Z])/g, '<$1seda:$2').replace('xmlns="', 'xmlns:seda="')],
    ['one line', () => plain.replaceAll(/>\s+</g, '><')],
    [
      'the default namespace said again on a child',
      () => plain.replace('<Content>', '<Content xmlns="fr:gouv:culture:archivesdefrance:seda:v2.3">'),
    ],
    ['character references', () => plain.replace('Été', '&#201;t&#xe9;')],
  ])('%s', async (_what, make, expected = TITLE) => {
    expect(await unitOf(make())).toMatchObject({ Title: expected, Description: 'Été' });
  });

  it('titles in several languages go in Title_', async () => {
    const title = `<Title xml:lang="fr">${TITLE}</Title><Title xml:lang="en">Deliberation</Title>`;
    const manifest = plain.replace(`<Title>${TITLE}</Title>`, title);
    expect(await unitOf(manifest)).toMatchObject({ Title_: { fr: TITLE, en: 'Deliberation' } });
  });
});

describe('dates', () => {
  async function startDate(date: string) {
    const manifest = plain.replace('</Content>', `<StartDate>${date}</StartDate></Content>`);
    const deposited = await bench.deposit(await makeZip({ 'manifest.xml': manifest }));
    const { rows } = await bench.database.query<{ date: string }>(
      `select document ->> 'StartDate' date from unit where opi = $1`,
      [deposited.operationId],
    );
    const refusal = deposited.events.find((one) => /^CHECK_.*KO$/.test(one));
    return rows[0]?.date ?? refusal;
  }

  it.each([
    ['1895-01-01', '1895-01-01'],
    ['0987-07-03', '0987-07-03'],
    ['1582-10-10', '1582-10-10'],
    // hours that are absent, or twice there, on some clocks
    ['2024-03-31T02:30:00', '2024-03-31T02:30:00'],
    ['2024-10-27T02:30:00', '2024-10-27T02:30:00'],
    // the offset is dropped, without any shift
    ['2024-01-01T00:00:00+01:00', '2024-01-01T00:00:00'],
    ['2023-12-31T23:30:00-04:00', '2023-12-31T23:30:00'],
    ['2024-01-01+02:00', '2024-01-01T00:00:00'],
    ['2024-01-01Z', '2024-01-01T00:00:00'],
  ])('%s is kept as %s', async (written, kept) => {
    expect(await startDate(written)).toBe(kept);
  });

  it.each([
    // no date of XML Schema: the schema of SEDA refuses it first
    ['0000-00-00', 'CHECK_SEDA.NOT_XSD_VALID.KO'],
    ['2013-02-30', 'CHECK_SEDA.NOT_XSD_VALID.KO'],
    ['2024-01-01T23:59:60', 'CHECK_SEDA.NOT_XSD_VALID.KO'],
    ['0000-01-01', 'CHECK_UNIT_SCHEMA.KO'],
    ['-0052-09-01', 'CHECK_UNIT_SCHEMA.KO'],
    ['12024-01-01', 'CHECK_UNIT_SCHEMA.KO'],
    ['1914', 'CHECK_UNIT_SCHEMA.KO'],
    ['1914-08', 'CHECK_UNIT_SCHEMA.KO'],
    ['2024-01-01T24:00:00', 'CHECK_UNIT_SCHEMA.KO'],
    ['9000-01-01', 'CHECK_UNIT_SCHEMA.INVALID_UNIT.KO'],
  ])('%s is refused by %s', async (written, outDetail) => {
    expect(await startDate(written)).toBe(outDetail);
  });
});

describe('rules that start on the last day of a month', () => {
  it.each([
    ['2024-02-29', 'ACC-00003', '2025-02-28'],
    ['2024-02-29', 'ACC-00004', '2028-02-29'],
    ['2024-01-31', 'ACC-00005', '2024-02-29'],
    ['2024-12-31', 'ACC-00006', '2025-01-01'],
  ])('%s with %s end on %s', async (start, rule, end) => {
    await bench.importFile(
      'FileRules',
      [
        'RuleId,RuleType,RuleValue,RuleDescription,RuleDuration,RuleMeasurement',
        'ACC-00003,AccessRule,Un an,,1,Year',
        'ACC-00004,AccessRule,Quatre ans,,4,Year',
        'ACC-00005,AccessRule,Un mois,,1,Month',
        'ACC-00006,AccessRule,Un jour,,1,Day',
        '',
      ].join('\n'),
    );
    const manifest = plain.replace(
      '<Content>',
      `<Management><AccessRule><Rule>${rule}</Rule><StartDate>${start}</StartDate></AccessRule></Management><Content>`,
    );
    const document = await unitOf(manifest);
    expect(document?.['_mgt']).toMatchObject({ AccessRule: { Rules: [{ Rule: rule, EndDate: end }] } });
  });
});

describe('a mailbox', () => {
  it('with five faulty messages among five hundred: each is told, the others are not', async () => {
    const faulty: Record<number, Record<string, unknown>> = {
      7: { TextContent: ['<p>Bonjour</p>'] },
      80: { SentDate: '2013' },
      160: { RegisteredDate: '1999-01' },
      320: { Title: '' },
      450: { Description: '<script>x</script>' },
    };
    const messages = Array.from({ length: 500 }, (_, n) =>
      unit(`M${n}`, {
        content: { Title: n === 100 ? 'Sujet '.repeat(400) : `Message ${n}`, ...(faulty[n] as object) },
      }),
    );
    const manifest = await sampleManifest({
      files: {},
      groups: [],
      units: [unit('BOX', { content: { Title: 'Boîte' }, children: messages })],
    });
    const deposited = await bench.deposit(await makeZip({ 'manifest.xml': manifest }));
    const told = [
      ...(await deposited.reply()).matchAll(/<ArchiveUnit id="(?<id>[^"]+)"><Management><LogBook>/g),
    ].map((match) => match.groups?.['id']);
    expect(deposited.status).toBe('KO');
    expect(told.toSorted()).toEqual(['M160', 'M320', 'M450', 'M7', 'M80']);
  });
});
