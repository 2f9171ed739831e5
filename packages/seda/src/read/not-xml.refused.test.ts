import { describe, expect, it } from 'vitest';
import { endOf, faultsOf, ofKind, readRecords } from '../../test/support/read-records.ts';
import { smallManifest, UNIT_CONTENT, unit } from '../../test/support/small-manifest.ts';
import { DEFAULT_LIMITS, type FaultCode } from '../index.ts';

type Case = readonly [title: string, document: string, rule: string, line: number, code?: FaultCode];

const good = smallManifest();
const CASES: readonly Case[] = [
  ['an empty file', '', 'xml-empty', 1],
  ['a text', 'Bonjour', 'xml-text-outside', 1],
  ['a PDF', '%PDF-1.4\n%\n2 0 obj\n<<', 'xml-text-outside', 4],
  ['a file cut between tags', good.slice(0, good.indexOf('<DescriptiveMetadata>')), 'xml-unclosed', 7],
  ['a file cut within a tag', good.slice(0, good.indexOf('escriptiveMetadata>')), 'xml-unclosed', 7],
  ['a file cut within its root', '<?xml version="1.0"?>\n<ArchiveTransfer xmlns="', 'xml-truncated', 2],
  ['a wrong closing tag', good.replace('</Content>', '</Contenu>'), 'xml-mismatched', 8],
  ['an unknown entity', good.replace('Titre', '&eacute;'), 'xml-entity', 8],
  ['a bare ampersand', good.replace('Titre', 'A & B'), 'xml-ampersand', 8],
  [
    'a bare ampersand, and a semicolon far below',
    good.replace('Titre', 'A & B').replace('>A<', '>A;<'),
    'xml-ampersand',
    8,
  ],
  ['a bare ampersand in an attribute', good.replace('id="U1"', 'id="U&1"'), 'xml-ampersand', 8],
  ['a control character', good.replace('Titre', '\u0001'), 'xml-character', 8],
  ['a reference to no character', good.replace('Titre', '&#0;'), 'xml-character', 8],
  ['an attribute written twice', good.replace('id="U1"', 'id="U1" id="U2"'), 'xml-attribute-twice', 8],
  ['an attribute without quotes', good.replace('id="U1"', 'id=U1'), 'xml-attribute', 8],
  ['a prefix that nothing declares', good.replace('<Title>', '<x:Title>'), 'xml-prefix', 8],
  ['a second root', `${good}\n<ArchiveTransfer/>`, 'xml-two-roots', 14],
  ['a root without namespace', good.replace(/ xmlns="[^"]*"/, ''), 'root-namespace', 2, 'NO_NAMESPACE'],
  [
    'a root of another namespace',
    good.replace('archivesdefrance:seda', 'autre'),
    'root-namespace',
    2,
    'NO_NAMESPACE',
  ],
  ['SEDA 2.0', good.replace(':v2.2', ':v2.0'), 'root-version', 2, 'UNSUPPORTED_SEDA_VERSION'],
  ['SEDA 3.0', good.replace(':v2.2', ':v3.0'), 'root-version', 2, 'UNSUPPORTED_SEDA_VERSION'],
  [
    'another message',
    good.replaceAll('ArchiveTransfer>', 'Acknowledgement>').replace('<ArchiveTransfer', '<Acknowledgement'),
    'root-element',
    2,
    'NOT_XSD_VALID',
  ],
  ['an unknown encoding', good.replace('UTF-8', 'EBCDIC-FR'), 'xml-encoding-unknown', 1],
  [
    'a document type',
    good.replace('?>\n', '?>\n<!DOCTYPE ArchiveTransfer>\n'),
    'doctype',
    2,
    'DOCTYPE_REFUSED',
  ],
  [
    'an external entity',
    good
      .replace('?>\n', '?>\n<!DOCTYPE a [\n<!ENTITY x SYSTEM "file:///etc/passwd">\n]>\n')
      .replace('Titre', '&x;'),
    'doctype',
    2,
    'DOCTYPE_REFUSED',
  ],
  [
    'entities that expand',
    good
      .replace('?>\n', '?>\n<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n')
      .replace('Titre', '&b;'),
    'doctype',
    2,
    'DOCTYPE_REFUSED',
  ],
];

describe('documents that cannot be read', () => {
  const titled = CASES.map((one) => [one[0], one] as const);
  it.each(titled)('%s', async (_title, [, document, rule, line, code = 'NOT_XML_FILE']) => {
    const records = await readRecords(document);
    const fault = ofKind(records, 'fault').at(-1);
    expect([fault?.code, fault?.rule, fault?.line]).toEqual([code, rule, line]);
    expect(endOf(records).refusedFor).toBe(code);
  });

  it('refuses a document that is not XML at its end for that, though its schema is broken before', async () => {
    const document = smallManifest({ units: unit('U1', '<Tag/>') }).replace('</ArchiveTransfer>', '');
    const records = await readRecords(document);
    expect(ofKind(records, 'fault').map(({ code }) => code)).toEqual(['NOT_XSD_VALID', 'NOT_XML_FILE']);
    expect(endOf(records).refusedFor).toBe('NOT_XML_FILE');
  });

  it('leaves ampersands alone where they are no references, and references that a piece cuts', async () => {
    const content = '<Title>a<![CDATA[ & ]]><!-- & --><?x & ?>&amp;b</Title>';
    for (const pieces of [1, 2, 3, 65_536]) {
      const records = await readRecords(smallManifest({ units: unit('U1', content) }), { pieces });
      expect(ofKind(records, 'archiveUnit')[0]?.content).toEqual({ Title: 'a & &b' });
    }
    const late = smallManifest({ units: unit('U1', content) }).replace('</ArchiveTransfer>', '');
    expect(ofKind(await readRecords(late), 'fault').map(({ rule }) => rule)).toEqual(['xml-unclosed']);
  });

  it('says where bytes stop being of the encoding', async () => {
    const before = '<?xml version="1.0"?>\n<ArchiveTransfer>\n<Title>Th';
    const bytes = new Uint8Array([...new TextEncoder().encode(before), 0xe9, 0x72]);
    const [fault] = await faultsOf(bytes);
    expect(fault?.rule).toBe('root-namespace');
    const valid = new TextEncoder().encode(
      smallManifest({ units: '' }).split('<DescriptiveMetadata>')[0] ?? '',
    );
    const [malformed] = await faultsOf(new Uint8Array([...valid, 0x20, 0xff, 0x20]));
    expect(malformed).toMatchObject({ rule: 'xml-encoding-malformed', line: 7 });
  });
});

describe('hostile documents', { timeout: 60_000 }, () => {
  const limits = { depth: 100, attributes: 20, nameLength: 50, tokenLength: 10_000, heldText: 100_000 };
  const attributes = Array.from({ length: 1_000 }, (_, index) => `a${index}=""`).join(' ');
  const HOSTILE: readonly (readonly [string, string, string])[] = [
    ['deep nesting', smallManifest({ units: '<ArchiveUnit id="U">'.repeat(200_000) }), 'xml-limit-depth'],
    [
      'deep nesting in an extension',
      smallManifest({ units: unit('U', '<a>'.repeat(200_000)) }),
      'xml-limit-depth',
    ],
    ['many attributes', smallManifest({ units: `<ArchiveUnit ${attributes}/>` }), 'xml-limit-attributes'],
    [
      'many attributes of the root',
      smallManifest({ rootAttributes: ` ${attributes}` }),
      'xml-limit-attributes',
    ],
    ['a long name', smallManifest({ units: unit('U', `<${'a'.repeat(60)}/>`) }), 'xml-limit-name'],
    [
      'a long attribute name',
      smallManifest({ units: `<ArchiveUnit ${'a'.repeat(60)}="">` }),
      'xml-limit-name',
    ],
    ['an endless name', smallManifest({ units: `<${'a'.repeat(500_000)}` }), 'xml-limit-token'],
    [
      'an endless text',
      smallManifest({ units: unit('U', `<Title>${'a'.repeat(500_000)}</Title>`) }),
      'xml-limit-token',
    ],
    [
      'an endless attribute',
      smallManifest({ units: `<ArchiveUnit id="${'a'.repeat(500_000)}` }),
      'xml-limit-token',
    ],
    ['an endless comment', smallManifest({ units: `<!-- ${'a'.repeat(500_000)} -->` }), 'xml-limit-token'],
    ['an endless DOCTYPE', `<!DOCTYPE a [${'<!ENTITY a "b">'.repeat(50_000)}`, 'xml-limit-token'],
    [
      'a text in many runs',
      smallManifest({ units: unit('U', `<Title>${'a<!---->'.repeat(20_000)}</Title>`) }),
      'xml-limit-token',
    ],
    [
      'an endless description',
      smallManifest({
        units: unit('U', `<Title>a</Title>${'<Description>abcdef</Description>'.repeat(10_000)}`),
      }),
      'xml-limit-held',
    ],
    [
      'an endless agency',
      smallManifest({
        afterPackage: `<ArchivalAgency><Identifier>A</Identifier><OrganizationDescriptiveMetadata>${'<e>x</e>'.repeat(10_000)}`,
      }),
      'xml-limit-held',
    ],
    [
      'an endless event of a group',
      smallManifest({
        objects: `<DataObjectGroup id="G"><LogBook><Event><EventDateTime>2024</EventDateTime>${'<LinkingAgentIdentifier/>'.repeat(10_000)}`,
      }),
      'xml-limit-held',
    ],
    [
      'an endless journal',
      smallManifest({
        managementMetadata: `<ManagementMetadata><LogBook>${'<Event><EventDateTime>2024</EventDateTime></Event>'.repeat(5_000)}`,
      }),
      'xml-limit-held',
    ],
    [
      'endless empty extensions',
      smallManifest({ units: unit('U', '<e/>'.repeat(20_000)) }),
      'xml-limit-held',
    ],
  ];

  it.each(HOSTILE)('%s stops the reading at its limit', async (_title, document, rule) => {
    const started = performance.now();
    const records = await readRecords(document, { limits });
    expect(ofKind(records, 'fault').at(-1)?.rule).toBe(rule);
    expect(records.at(-1)).toMatchObject({ kind: 'end', refusedFor: 'NOT_XML_FILE' });
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  it('holds nothing of units that are closed', async () => {
    const units = unit('U', `<Title>${'a'.repeat(900)}</Title>`).repeat(1_000);
    const records = await readRecords(smallManifest({ units }), { limits });
    expect(endOf(records)).toMatchObject({ refusedFor: undefined, faultCount: 0 });
  });

  it('counts a hundred thousand faults in little time, and lists a few', async () => {
    const units = unit('U', `<Title>t</Title>${'<Source>a</Source><Title>b</Title>'.repeat(50_000)}`);
    const started = performance.now();
    const records = await readRecords(smallManifest({ units }));
    expect(endOf(records)).toMatchObject({ faultCount: 99_999, faultsListed: 100 });
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  it('reads a thousand nested units', async () => {
    const opening = `<ArchiveUnit id="U"><Content>${UNIT_CONTENT}</Content>`;
    const units = opening.repeat(1_000) + '</ArchiveUnit>'.repeat(1_000);
    const records = await readRecords(smallManifest({ units }));
    expect(endOf(records)).toMatchObject({ faultCount: 0, counts: { archiveUnits: 1_000 } });
    expect(Math.max(...ofKind(records, 'archiveUnit').map(({ titlePath }) => titlePath.length))).toBe(32);
    expect(DEFAULT_LIMITS.depth).toBeGreaterThan(1_000);
  });

  it('keeps extensions called like the innards of JavaScript without harm', async () => {
    const content =
      '<Title>t</Title><constructor>a</constructor><toString><b>c</b></toString><Ext><__proto__>x</__proto__><hasOwnProperty>y</hasOwnProperty></Ext>';
    const records = await readRecords(smallManifest({ units: unit('U', content) }));
    expect(endOf(records).faultCount).toBe(0);
    const [read] = ofKind(records, 'archiveUnit');
    expect(JSON.parse(JSON.stringify(read?.content))).toEqual(
      JSON.parse(
        '{"Title":"t","constructor":["a"],"toString":[{"b":["c"]}],"Ext":[{"__proto__":["x"],"hasOwnProperty":["y"]}]}',
      ),
    );
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
