import { createHash } from 'node:crypto';
import { beforeAll, describe } from 'vitest';
import { makeZip } from '../../../src/operations/ingest/package/package-fixtures.ts';
import { binary, loadSampleReferentials, sampleManifest, sampleSip, unit } from '../sample-sip.ts';
import { startIngest } from '../start-ingest.ts';
import { type OutcomeCase, provokeOutcomes } from './outcome-table.ts';

const bench = await startIngest();

beforeAll(async () => {
  await loadSampleReferentials(bench);
  await bench.importJson('IngestContract', [
    {
      Identifier: 'IC-PDF',
      Name: 'PDF seulement',
      Status: 'ACTIVE',
      EveryFormatType: false,
      FormatType: ['fmt/95'],
    },
    { Identifier: 'IC-ANY-GROUP', Name: 'Sans original', Status: 'ACTIVE', MasterMandatory: false },
  ]);
});

const ALPHA = { 'content/a.txt': 'alpha' };
const designating = unit('U1', { objectReference: { to: 'group', id: 'G1' } });

/** One group of these objects, that one unit designates. */
const grouped = (objects: readonly ReturnType<typeof object>[], files: Record<string, string> = ALPHA) =>
  sampleSip({ files, groups: [{ id: 'G1', objects }], units: [designating] });
const object = (more: Record<string, unknown> = {}, id = 'O1', uri = 'content/a.txt', bytes = 'alpha') =>
  binary(id, uri, bytes, more);
const physical = (more: Record<string, unknown> = {}) => ({
  ...object({}, 'P1'),
  kind: 'physicalDataObject' as const,
  version: { DataObjectVersion: 'PhysicalMaster_1', PhysicalId: 'boite-1', ...more },
  size: 0,
});
const withoutSize = ({ size: _, ...rest }: ReturnType<typeof physical>) => rest;
const edited =
  (edit: (manifest: string) => string, files: Record<string, string> = ALPHA) =>
  async () =>
    makeZip({ 'manifest.xml': edit(await sampleManifest({ files })), ...files });

const inPackage = (check: string, subcode: string, why: string, sip: OutcomeCase['sip']): OutcomeCase => ({
  why,
  outDetails: [
    `CHECK_DATAOBJECTPACKAGE.${check}${subcode === '' ? '' : `.${subcode}`}.KO`,
    `CHECK_DATAOBJECTPACKAGE${subcode === '' ? '' : `.${subcode}`}.KO`,
    'STP_INGEST_CONTROL_SIP.KO',
  ],
  status: 'KO',
  sip,
});

describe('outcomes of CHECK_MANIFEST_DATAOBJECT_VERSION', () => {
  const version = (subcode: string, why: string, sip: OutcomeCase['sip']) =>
    inPackage('CHECK_MANIFEST_DATAOBJECT_VERSION', subcode, why, sip);
  provokeOutcomes(bench, [
    version('BDO_DATAOBJECTIONVERSION_PHYSICALMASTER', 'a file as a physical original', () =>
      grouped([object({ DataObjectVersion: 'PhysicalMaster_1' })]),
    ),
    version('PDO_DATAOBJECTIONVERSION_BINARYMASTER', 'a thing as a binary original', () =>
      sampleSip({
        files: {},
        groups: [{ id: 'G1', objects: [withoutSize(physical({ DataObjectVersion: 'BinaryMaster_1' }))] }],
        units: [designating],
      }),
    ),
    ...[
      'BinaryMaster_-1',
      'BinaryMaster_a',
      'BinaryMaster_1,5',
      'Master_1',
      'BinaryMaster_1_2',
      'binarymaster_1',
    ].map((DataObjectVersion) =>
      version('INVALID_DATAOBJECTVERSION', `the version ${DataObjectVersion}`, () =>
        grouped([object({ DataObjectVersion })]),
      ),
    ),
    version(
      'EMPTY_REQUIRED_FIELD',
      'a file without Uri',
      edited((text) => text.replace(/<Uri>.*?<\/Uri>/, '')),
    ),
    version(
      'EMPTY_REQUIRED_FIELD',
      'a thing without PhysicalId',
      async () =>
        await makeZip({
          'manifest.xml': (
            await sampleManifest({
              files: {},
              groups: [{ id: 'G1', objects: [withoutSize(physical())] }],
              units: [designating],
            })
          ).replace(/<PhysicalId>.*?<\/PhysicalId>/, ''),
        }),
    ),
    ...['SHA512', 'sha-512', 'CRC32'].map((Algorithm) =>
      version('INVALIDE_ALGO', `the algorithm ${Algorithm}`, () => grouped([object({ Algorithm })])),
    ),
  ]);
});

describe('outcomes of CHECK_MANIFEST_OBJECTNUMBER', () => {
  const number = (subcode: string, why: string, sip: OutcomeCase['sip']) =>
    inPackage('CHECK_MANIFEST_OBJECTNUMBER', subcode, why, sip);
  provokeOutcomes(bench, [
    number('MANIFEST_SUPERIOR_BDO', 'a file that is missing', () => grouped([object()], {})),
    number('MANIFEST_INFERIOR_BDO', 'a file that the manifest does not name', () =>
      grouped([object()], { ...ALPHA, 'content/b.txt': 'b' }),
    ),
    number('INVALID_URI', 'a file of another name', () => grouped([object()], { 'content/b.txt': 'alpha' })),
    number('INVALID_URI', 'a file of the same name in other case', () =>
      grouped([object()], { 'content/A.txt': 'alpha' }),
    ),
    number('INVALID_URI', 'a folder of the same name in other case', () =>
      grouped([object()], { 'Content/a.txt': 'alpha' }),
    ),
  ]);
});

describe('outcomes of CHECK_MANIFEST on groups and objects', () => {
  const manifest = (subcode: string, why: string, sip: OutcomeCase['sip']) =>
    inPackage('CHECK_MANIFEST', subcode, why, sip);
  provokeOutcomes(bench, [
    manifest('ARCHIVEUNIT_REFERENCES_MULTIPLE_OBJECTGROUP', 'a unit with two references', async () => {
      const files = { ...ALPHA, 'content/b.txt': 'b' };
      const reference = (id: string) =>
        `<DataObjectReference><DataObjectGroupReferenceId>${id}</DataObjectGroupReferenceId></DataObjectReference>`;
      const text = await sampleManifest({ files });
      return await makeZip({
        'manifest.xml': text.replace(reference('G1'), `${reference('G1')}${reference('G2')}`),
        ...files,
      });
    }),
    manifest('EXISTING_OG_NOT_DECLARED', 'a unit that names an object of a group', () =>
      sampleSip({ units: [unit('U1', { objectReference: { to: 'object', id: 'O1' } })] }),
    ),
    manifest('MASTER_MANDATORY_REQUIRED', 'a group without original', () =>
      grouped([object({ DataObjectVersion: 'Thumbnail_1' })]),
    ),
    manifest('EXPECTED_MANDATORY_VERSION_1', 'an original that begins with its second version', () =>
      grouped([object({ DataObjectVersion: 'BinaryMaster_2' })]),
    ),
    manifest('', 'the same version twice in a group', () =>
      grouped([object(), object({}, 'O2', 'content/b.txt', 'b')], { ...ALPHA, 'content/b.txt': 'b' }),
    ),
    inPackage('CHECK_CONSISTENCY', 'CHECK_CONSISTENCY_ORPHAN_OBJECT', 'a group that no unit names', () =>
      sampleSip({ units: [unit('U1')] }),
    ),
    {
      ...inPackage('CHECK_NO_OBJECT', '', 'a filing plan with an object', () => sampleSip()),
      workflow: 'FILING_SCHEME',
      final: 'FILINGSCHEME.KO',
    },
    {
      ...inPackage('CHECK_NO_OBJECT', '', 'a holding tree with an object', () => sampleSip()),
      workflow: 'HOLDING_SCHEME',
      final: 'HOLDINGSCHEME.KO',
    },
  ]);
});

describe('outcomes of the objects', () => {
  const sha256 = (bytes: string) => createHash('sha256').update(bytes).digest('hex');
  provokeOutcomes(bench, [
    {
      why: 'a digest of other bytes',
      outDetails: ['CHECK_DIGEST.KO', 'STP_OG_CHECK_AND_TRANSFORME.KO'],
      inReply: ['LFC.CHECK_DIGEST.CALC_CHECK.INVALID.KO', 'LFC.CHECK_DIGEST.KO'],
      status: 'KO',
      sip: () => grouped([object({ Algorithm: 'SHA-256', MessageDigest: sha256('other') })]),
    },
    {
      why: 'a digest that is empty',
      outDetails: ['CHECK_DIGEST.KO'],
      inReply: ['LFC.CHECK_DIGEST.CALC_CHECK.EMPTY.KO', 'LFC.CHECK_DIGEST.KO'],
      status: 'KO',
      sip: edited((text) => text.replace(/(<MessageDigest[^>]*>)[^<]*/, '$1')),
    },
    {
      why: 'a size that is not the file’s',
      outDetails: ['CHECK_OBJECT_SIZE.WARNING', 'STP_OG_CHECK_AND_TRANSFORME.WARNING'],
      inReply: ['LFC.CHECK_OBJECT_SIZE.CHECK_SIZE.WARNING'],
      status: 'WARNING',
      sip: () => grouped([{ ...object(), size: 12 }]),
    },
    {
      why: 'a technical metadata of another type than the ontology’s',
      outDetails: ['CHECK_OBJECT_GROUP_SCHEMA.KO', 'STP_OG_CHECK_AND_TRANSFORME.KO'],
      status: 'KO',
      sip: () => grouped([object({ Metadata: { Text: { NumberOfPage: ['many'] } } })]),
    },
    {
      why: 'a technical metadata with a script',
      outDetails: ['CHECK_OBJECT_GROUP_SCHEMA.INVALID_OBJECT_GROUP.KO'],
      status: 'KO',
      sip: () => grouped([object({ FileInfo: { Filename: '<script>alert(1)</script>' } })]),
    },
    {
      why: 'two objects of one file, as the peer compares distinct names only',
      outDetails: [
        'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST_OBJECTNUMBER.OK',
        'CHECK_DIGEST.OK',
        'OBJ_STORAGE.OK',
      ],
      status: 'OK',
      sip: () => grouped([object(), object({ DataObjectVersion: 'Dissemination_1' }, 'O2')]),
    },
    {
      why: 'two objects of one file, of which one declares another digest',
      outDetails: ['CHECK_DIGEST.KO'],
      inReply: ['LFC.CHECK_DIGEST.CALC_CHECK.INVALID.KO'],
      status: 'KO',
      sip: () =>
        grouped([
          object(),
          object(
            { DataObjectVersion: 'Dissemination_1', Algorithm: 'SHA-256', MessageDigest: sha256('x') },
            'O2',
          ),
        ]),
    },
    {
      why: 'no object at all',
      outDetails: ['OBJECTS_LIST_EMPTY.WARNING', 'STP_OBJ_STORING.WARNING', 'STP_OG_STORING.WARNING'],
      status: 'WARNING',
      sip: () => sampleSip({ files: {}, groups: [], units: [unit('U1')] }),
    },
    {
      why: 'all is well',
      outDetails: [
        'CHECK_DIGEST.OK',
        'CHECK_OBJECT_SIZE.OK',
        'CHECK_OBJECT_GROUP_SCHEMA.OK',
        'STORAGE_AVAILABILITY_CHECK.STORAGE_AVAILABILITY_CHECK.OK',
        'OBJ_STORAGE.OK',
        'OG_METADATA_INDEXATION.OK',
        'UNIT_METADATA_INDEXATION.OK',
        'COMMIT_LIFE_CYCLE_OBJECT_GROUP.OK',
        'OG_METADATA_STORAGE.OK',
        'COMMIT_LIFE_CYCLE_UNIT.OK',
        'UNIT_METADATA_STORAGE.OK',
        'STP_UPDATE_OBJECT_GROUP.OK',
        'OBJECTS_LIST_EMPTY.OK',
        'ACCESSION_REGISTRATION.OK',
        'ATR_NOTIFICATION.OK',
        'ROLL_BACK.OK',
        'PREPARE_STORAGE_INFO.OK',
        'CHECK_ATTACHEMENT.OK',
        'PROCESS_SIP_UNITARY.OK',
      ],
      status: 'OK',
      sip: () => sampleSip(),
    },
  ]);
});
