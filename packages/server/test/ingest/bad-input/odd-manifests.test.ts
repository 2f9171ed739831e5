import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeZip } from '../../../src/operations/ingest/package/package-fixtures.ts';
import { binary, loadSampleReferentials, sampleManifest, unit } from '../sample-sip.ts';
import { startIngest } from '../start-ingest.ts';

/** Whatever is changed in a good manifest, the deposit is archived or refused: it never waits for a person. */

const bench = await startIngest();
beforeAll(() => loadSampleReferentials(bench));

const RUNS = Number(process.env['CHARTRIER_TEST_MANIFESTS'] ?? '60');
const TIMEOUT = 60_000 + RUNS * 3_000;
const agent = { FirstName: 'Ada', BirthName: 'L', Identifier: ['A1'], Function: ['f'], Role: ['r'] };

const manifest = await sampleManifest({
  files: { 'content/a.txt': 'alpha', 'content/b.txt': 'beta' },
  groups: [
    {
      id: 'G1',
      objects: [
        binary('O1', 'content/a.txt', 'alpha', {
          FormatIdentification: { FormatLitteral: 'Text', MimeType: 'text/plain', FormatId: 'x-fmt/111' },
          FileInfo: { Filename: 'a.txt', LastModified: '2020-01-02T03:04:05', CreatingOs: 'Linux' },
          Metadata: { Text: { NumberOfPage: ['3'] } },
          OtherMetadata: { Other: ['x'] },
        }),
        binary('O2', 'content/b.txt', 'beta', { DataObjectVersion: 'Dissemination_1' }),
        {
          kind: 'physicalDataObject',
          id: 'P1',
          version: {
            DataObjectVersion: 'PhysicalMaster_1',
            PhysicalId: 'box-1',
            PhysicalDimensions: { Width: { dValue: 12.5, unit: 'centimetre' }, NumberOfPage: 4 },
          },
        },
      ],
      events: [{ evDateTime: '2020-01-01T00:00:00', evType: 'made', outcome: 'OK', objectId: 'O1' }],
    },
  ],
  units: [
    unit('U1', {
      content: {
        Title: 'Dossier',
        Title_: { en: 'File' },
        DescriptionLevel: 'File',
        Description: 'Text',
        CustodialHistory: {
          CustodialHistoryItem: ['kept'],
          CustodialHistoryFile: { DataObjectGroupReferenceId: 'G1' },
        },
        Keyword: [{ KeywordContent: 'k', KeywordType: 'subject' }],
        Coverage: { Spatial: ['here'], Temporal: ['then'] },
        Language: ['fra'],
        OriginatingAgency: { Identifier: 'FRAN_NP_000001' },
        Writer: [agent],
        Addressee: [{ Corpname: 'Mairie', Identifier: ['M'] }],
        RelatedObjectReference: { References: [{ ArchiveUnitRefId: 'U2' }, { ExternalReference: 'x' }] },
        CreatedDate: '2020-01-01',
        StartDate: '1999-12-31',
        EndDate: '2001-01-01T10:00:00',
        Event: [{ evId: 'e', evDateTime: '2020-01-01T00:00:00', evTypeDetail: 'd' }],
        Gps: { GpsAltitude: 12, GpsLatitude: '45' },
        PersistentIdentifier: [
          { PersistentIdentifierType: 'ark', PersistentIdentifierContent: 'ark:/12345/abc' },
        ],
        Extension: [{ Inner: ['1', '2'] }],
      },
      management: {
        AppraisalRule: { Rules: [{ Rule: 'APP-00001', StartDate: '2000-01-01' }], FinalAction: 'Destroy' },
        AccessRule: {
          Rules: [{ Rule: 'ACC-00002', StartDate: '2000-01-01' }],
          Inheritance: { PreventRulesId: ['ACC-00001'] },
        },
        HoldRule: {
          Rules: [{ Rule: 'HOL-00001', StartDate: '2000-01-01', HoldEndDate: '2030-01-01', HoldOwner: 'o' }],
        },
        NeedAuthorization: true,
      },
      events: [{ evDateTime: '2020-01-01T00:00:00', evType: 'seen', outcome: 'OK' }],
      objectReference: { to: 'group', id: 'G1' },
      children: [unit('U2'), unit('U3', { links: [{ id: 'L1', targetId: 'U2' }] })],
    }),
  ],
});

const ODD_VALUES = [
  '',
  ' ',
  '\n',
  '0',
  '-1',
  '1.5',
  '1e400',
  '9'.repeat(40),
  'NaN',
  'true',
  'null',
  '[]',
  '{}',
  '\u{1F4DC}',
  'e\u0301',
  '\u202e',
  '\u0085',
  '\uFEFF',
  '0000-00-00',
  '2024-13-45',
  '2024-02-30',
  '9999-12-31',
  '-0001-01-01',
  '12024-01-01',
  '24:00:00',
  '2024-01-01T24:00:00',
  'U1',
  'G1',
  'O1',
  'L1',
  'ID 1',
  'x'.repeat(40_000),
  '../../etc/passwd',
  '#id',
  '$query',
  '"',
  "'; drop table unit; --",
  '%s%n',
  '\\u0000',
  '&lt;script&gt;',
  '&amp;nbsp;',
  '<![CDATA[]]>',
  '<a/>',
  '<!-- c -->',
  'aeaqaaaaaabelx6idm5kqancdrjiqaaaaaaq',
  'ark:/0/0',
  'APP-00001',
  'Destroy',
  'SHA-512',
  'BinaryMaster_2',
] as const;

const ELEMENT = /<([A-Za-z_][\w.-]*)(?:\s[^<>]*)?(?:\/>|>(?:[^<]*<\/\1>)?)/g;
const TEXT = /(?<=>)[^<>]+(?=<\/)/g;
const ATTRIBUTE = /(?<= (?:id|algorithm|unit|target|type)=")[^"]*(?=")/g;

interface Change {
  readonly kind: 'text' | 'attribute' | 'remove' | 'repeat' | 'move';
  readonly at: number;
  readonly to: number;
  readonly value: string;
}

function changed(text: string, { kind, at, to, value }: Change): string {
  const places = [
    ...text.matchAll(
      { text: TEXT, attribute: ATTRIBUTE, remove: ELEMENT, repeat: ELEMENT, move: ELEMENT }[kind],
    ),
  ];
  const place = places[at % places.length];
  if (place === undefined) return text;
  const [found] = place;
  const before = text.slice(0, place.index);
  const after = text.slice(place.index + found.length);
  if (kind === 'text') return before + value + after;
  if (kind === 'attribute') return before + value.replaceAll(/[<"]/g, '') + after;
  if (kind === 'repeat') return before + found + found + after;
  const without = before + after;
  if (kind === 'remove') return without;
  const cuts = [...without.matchAll(/>(?=<)/g)];
  const cut = (cuts[to % cuts.length]?.index ?? 0) + 1;
  return without.slice(0, cut) + found + without.slice(cut);
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('text', 'text', 'text', 'attribute', 'remove', 'repeat', 'move'),
  at: fc.nat(10_000),
  to: fc.nat(10_000),
  value: fc.constantFrom(...ODD_VALUES),
});

async function outcomeOf(text: string) {
  const content = await makeZip({ 'manifest.xml': text, 'content/a.txt': 'alpha', 'content/b.txt': 'beta' });
  const deposited = await bench.deposit(content);
  const fatal = deposited.operation.events.filter(({ outcome }) => outcome === 'FATAL');
  return { state: deposited.state, status: deposited.status, fatal: fatal.map(({ evDetData }) => evDetData) };
}

describe('a manifest', () => {
  it('as it should be is archived', async () => {
    const content = await makeZip({
      'manifest.xml': manifest,
      'content/a.txt': 'alpha',
      'content/b.txt': 'beta',
    });
    const deposited = await bench.deposit(content);
    expect(deposited.operation.events.filter(({ outcome }) => outcome === 'KO')).toEqual([]);
    expect(deposited.state).toBe('COMPLETED');
  });

  it('changed at random is archived or refused, and nothing waits', { timeout: TIMEOUT }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const { state, fatal } = await outcomeOf(changes.reduce(changed, manifest));
        expect({ state, fatal }).toEqual({ state: 'COMPLETED', fatal: [] });
      }),
      { numRuns: RUNS },
    );
  });
});
