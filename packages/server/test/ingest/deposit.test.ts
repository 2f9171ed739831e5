import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { findObjectLocation, findRegisterDetail } from '../../src/archive/index.ts';
import { readLifecycle } from '../../src/logbook/index.ts';
import { readObject } from '../../src/storage/index.ts';
import { AGENCY, binary, CONTRACT, loadSampleReferentials, sampleSip, unit } from './sample-sip.ts';
import { startIngest } from './start-ingest.ts';

const bench = await startIngest();
beforeAll(() => loadSampleReferentials(bench));

type Document = Record<string, unknown>;

async function units(operationId: string): Promise<Map<string, Document>> {
  const { rows } = await bench.database.query<{ document: Document }>(
    'select document from unit where tenant = 0 and opi = $1',
    [operationId],
  );
  return new Map(rows.map(({ document }) => [String(document.Title), document]));
}

async function groups(operationId: string): Promise<readonly Document[]> {
  const { rows } = await bench.database.query<{ document: Document }>(
    'select document from object_group where tenant = 0 and opi = $1 order by id',
    [operationId],
  );
  return rows.map(({ document }) => document);
}

describe('a deposit', () => {
  it('is told step by step, as Vitam tells it', async () => {
    const { status, events } = await bench.deposit(await sampleSip());
    expect(status).toBe('OK');
    expect(events).toEqual(
      [
        ['STP_SANITY_CHECK_SIP', 'SANITY_CHECK_SIP', 'CHECK_CONTAINER', 'MANIFEST_FILE_NAME_CHECK'],
        ['STP_UPLOAD_SIP'],
        [
          'STP_INGEST_CONTROL_SIP',
          'CHECK_SEDA',
          'CHECK_HEADER',
          'CHECK_HEADER.CHECK_AGENT',
          'CHECK_HEADER.CHECK_CONTRACT_INGEST',
          'PREPARE_STORAGE_INFO',
          'CHECK_DATAOBJECTPACKAGE',
          'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST_DATAOBJECT_VERSION',
          'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST_OBJECTNUMBER',
          'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST',
          'CHECK_DATAOBJECTPACKAGE.CHECK_CONSISTENCY',
          'CHECK_ATTACHEMENT',
        ],
        [
          'STP_OG_CHECK_AND_TRANSFORME',
          'CHECK_DIGEST',
          'CHECK_OBJECT_SIZE',
          'OG_OBJECTS_FORMAT_CHECK',
          'CHECK_OBJECT_GROUP_SCHEMA',
        ],
        [
          'STP_UNIT_CHECK_AND_PROCESS',
          'CHECK_UNIT_SCHEMA',
          'CHECK_ARCHIVE_UNIT_PROFILE',
          'CHECK_CLASSIFICATION_LEVEL',
          'UNITS_RULES_COMPUTE',
        ],
        [
          'STP_STORAGE_AVAILABILITY_CHECK',
          'STORAGE_AVAILABILITY_CHECK',
          'STORAGE_AVAILABILITY_CHECK.STORAGE_AVAILABILITY_CHECK',
        ],
        ['STP_OBJ_STORING', 'OBJ_STORAGE', 'OG_METADATA_INDEXATION'],
        ['STP_UNIT_METADATA', 'UNIT_METADATA_INDEXATION'],
        ['STP_OG_STORING', 'COMMIT_LIFE_CYCLE_OBJECT_GROUP', 'OG_METADATA_STORAGE'],
        ['STP_UNIT_STORING', 'COMMIT_LIFE_CYCLE_UNIT', 'UNIT_METADATA_STORAGE'],
        ['STP_UPDATE_OBJECT_GROUP', 'OBJECTS_LIST_EMPTY'],
        ['STP_ACCESSION_REGISTRATION', 'ACCESSION_REGISTRATION'],
        ['STP_INGEST_FINALISATION', 'ATR_NOTIFICATION', 'ROLL_BACK'],
      ]
        .flatMap(([step, ...actions]) => [
          `${step}.STARTED.OK`,
          `${step}.OK`,
          ...actions.map((one) => `${one}.OK`),
        ])
        .concat('PROCESS_SIP_UNITARY.OK'),
    );
  });

  it('becomes units with their ancestors and rules, and groups with their objects', async () => {
    const files = { 'content/a.txt': 'alpha', 'content/sub/b.txt': 'beta' };
    const deposited = await bench.deposit(
      await sampleSip({
        files,
        groups: [
          {
            id: 'G1',
            objects: [
              binary('O1', 'content/a.txt', 'alpha', { Metadata: { Text: { Lines: ['1'] } } }),
              binary('O2', 'content/sub/b.txt', 'beta', { DataObjectVersion: 'Dissemination_1' }),
            ],
          },
        ],
        units: [
          unit('root', {
            content: { DescriptionLevel: 'Fonds', Title: 'Fonds', StartDate: '1900-01-01' },
            management: {
              AppraisalRule: { Rules: [{ Rule: 'APP-00001', StartDate: '2024-02-29' }], FinalAction: 'Keep' },
            },
            children: [
              unit('child', {
                content: { DescriptionLevel: 'File', Title: 'Dossier', Title_: { en: 'File' } },
                children: [
                  unit('leaf', { content: { Title: 'Pièce' }, objectReference: { to: 'group', id: 'G1' } }),
                ],
              }),
            ],
          }),
        ],
      }),
    );
    expect(deposited.status).toBe('OK');
    const found = await units(deposited.operationId);
    const root = found.get('Fonds');
    const child = found.get('Dossier');
    const leaf = found.get('Pièce');
    expect(root).toMatchObject({
      _tenant: 0,
      _unitType: 'INGEST',
      _opi: deposited.operationId,
      _ops: [deposited.operationId],
      _sp: AGENCY,
      _sps: [AGENCY],
      _up: [],
      _us: [],
      _uds: {},
      _min: 1,
      _max: 1,
      _v: 0,
      _av: 0,
      _sedaVersion: '2.3',
      _storage: { strategyId: 'default' },
      _mgt: {
        AppraisalRule: {
          FinalAction: 'Keep',
          Rules: [{ Rule: 'APP-00001', StartDate: '2024-02-29', EndDate: '2034-02-28' }],
        },
      },
    });
    expect(leaf).toMatchObject({
      _up: [child?._id],
      _us: [root?._id, child?._id],
      _uds: { 1: [child?._id], 2: [root?._id] },
      _graph: [`${child?._id}/${root?._id}`, `${leaf?._id}/${child?._id}`],
      _max: 3,
      _mgt: {},
    });
    expect(child).toMatchObject({ Title: 'Dossier', Title_: { en: 'File' } });

    const [group] = await groups(deposited.operationId);
    expect(group).toMatchObject({
      _id: leaf?._og,
      _profil: 'Text',
      FileInfo: { Filename: 'a.txt' },
      _nbc: 2,
      _up: [leaf?._id],
      _us: [root?._id, child?._id, leaf?._id].toSorted(),
      _sps: [AGENCY],
      _qualifiers: [
        {
          qualifier: 'BinaryMaster',
          _nbc: 1,
          versions: [
            {
              DataObjectVersion: 'BinaryMaster_1',
              DataObjectGroupId: leaf?._og,
              Uri: 'content/a.txt',
              Size: 5,
              Algorithm: 'SHA-512',
              Metadata: { Text: { Lines: ['1'] } },
              _opi: deposited.operationId,
              _storage: { strategyId: 'default' },
            },
          ],
        },
        { qualifier: 'Dissemination', _nbc: 1 },
      ],
    });
  });

  it('gives its objects back, byte for byte, from the offers', async () => {
    const content = Buffer.alloc(3_000_000, 'chartrier ');
    const files = { 'content/large.bin': content, 'content/empty.txt': '' };
    const deposited = await bench.deposit(
      await sampleSip({
        files,
        groups: [
          { id: 'G1', objects: [binary('O1', 'content/large.bin', content)] },
          { id: 'G2', objects: [{ ...binary('O2', 'content/empty.txt', ''), size: 0 }] },
        ].map(({ id, objects }) => ({
          id,
          // SEDA's Size begins at 1: an empty file has none.
          objects: objects.map(({ size, ...object }) => (size === 0 ? object : { ...object, size })),
        })),
      }),
    );
    expect(deposited.status).toBe('OK');
    const contents: string[] = [];
    for (const group of await groups(deposited.operationId)) {
      const [{ versions }] = group._qualifiers as [{ versions: [{ _id: string; Size: number }] }];
      const location = await findObjectLocation(bench.database, 0, versions[0]._id);
      if (location === undefined) throw new Error('an object has no place');
      const bytes = await buffer(await readObject(bench.storage, location, { verify: true }));
      expect(bytes.length).toBe(versions[0].Size);
      contents.push(bytes.toString('latin1'));
    }
    expect(contents).toEqual([content.toString('latin1'), '']);
  });

  it('is entered in the register of its agency, and counted in its summary', async () => {
    const before = await summary();
    const deposited = await bench.deposit(
      await sampleSip({ files: { 'content/a': '12', 'content/b': '345' } }),
    );
    expect(await findRegisterDetail(bench.database, 0, AGENCY, deposited.operationId)).toMatchObject({
      OriginatingAgency: AGENCY,
      SubmissionAgency: AGENCY,
      ArchivalAgreement: CONTRACT,
      obIdIn: 'MSG-1',
      Comment: ['Versement de test'],
      Status: 'STORED_AND_COMPLETED',
      TotalUnits: { ingested: 2, deleted: 0, remained: 2 },
      TotalObjectGroups: { ingested: 2, deleted: 0, remained: 2 },
      TotalObjects: { ingested: 2, deleted: 0, remained: 2 },
      ObjectSize: { ingested: 5, deleted: 0, remained: 5 },
      Opi: deposited.operationId,
      OpType: 'INGEST',
    });
    const after = await summary();
    expect(after.TotalUnits.ingested - before.TotalUnits.ingested).toBe(2);
    expect(after.ObjectSize.remained - before.ObjectSize.remained).toBe(5);
    const [detail] = deposited.data('ACCESSION_REGISTRATION.OK').Volumetry as Document[];
    expect(detail).toMatchObject({ Opi: deposited.operationId });
  });

  it('tells its manifest in the master event, in the order that clients compare', async () => {
    const { operation } = await bench.deposit(
      await sampleSip({
        manifest: {
          managementMetadata: {
            originatingAgencyIdentifier: AGENCY,
            acquisitionInformation: 'Versement',
            legalStatus: 'Private Archive',
          },
        },
      }),
    );
    expect(operation.evDetData?.replaceAll('\n', '')).toBe(
      '{  "EvDetailReq" : "Versement de test",  "EvDateTimeReq" : "2024-03-05T09:12:33",' +
        `  "ArchivalAgreement" : "${CONTRACT}",  "ServiceLevel" : null,` +
        '  "AcquisitionInformation" : "Versement",  "LegalStatus" : "Private Archive"}',
    );
    expect(operation.obIdIn).toBe('MSG-1');
    expect(JSON.parse(operation.agIdExt ?? '')).toEqual({
      originatingAgency: AGENCY,
      TransferringAgency: AGENCY,
      ArchivalAgency: 'FRAN_NP_000002',
      submissionAgency: AGENCY,
    });
    expect(JSON.parse(operation.rightsStatementIdentifier ?? '')).toEqual({ ArchivalAgreement: CONTRACT });
  });

  it('leaves lifecycles of units and groups, in order', async () => {
    const { operationId } = await bench.deposit(await sampleSip());
    const [group] = await groups(operationId);
    const [only] = (await units(operationId)).values();
    const lifecycle = async (kind: 'unit' | 'objectgroup', itemId: string) => {
      const found = await readLifecycle(bench.database, {
        tenant: 0,
        kind,
        itemId,
        createdBy: operationId,
        operations: [operationId],
      });
      return [found?.outDetail, ...(found?.events.map((event) => event.outDetail) ?? [])];
    };
    expect(await lifecycle('unit', String(only?._id))).toEqual([
      'LFC.LFC_CREATION.OK',
      'LFC.CHECK_MANIFEST.OK',
      'LFC.CHECK_MANIFEST.LFC_CREATION.OK',
      'LFC.CHECK_UNIT_SCHEMA.OK',
      'LFC.CHECK_ARCHIVE_UNIT_PROFILE.OK',
      'LFC.CHECK_CLASSIFICATION_LEVEL.OK',
      'LFC.UNITS_RULES_COMPUTE.OK',
      'LFC.UNIT_METADATA_INDEXATION.OK',
    ]);
    expect(await lifecycle('objectgroup', String(group?._id))).toEqual([
      'LFC.LFC_CREATION.OK',
      'LFC.CHECK_MANIFEST.OK',
      'LFC.CHECK_MANIFEST.LFC_CREATION.OK',
      'LFC.CHECK_CONSISTENCY.OK',
      'LFC.CHECK_DIGEST.CALC_CHECK.OK',
      'LFC.CHECK_DIGEST.OK',
      'LFC.CHECK_OBJECT_SIZE.OK',
      'LFC.OG_OBJECTS_FORMAT_CHECK.FILE_FORMAT.OK',
      'LFC.OG_OBJECTS_FORMAT_CHECK.OK',
      'LFC.CHECK_OBJECT_GROUP_SCHEMA.OK',
      'LFC.OBJ_STORAGE.OBJECT_STORAGE_SUB_TASK.OK',
      'LFC.OBJ_STORAGE.OK',
      'LFC.OG_METADATA_INDEXATION.OK',
    ]);
  });

  it('answers with a reply that lists what was archived', async () => {
    const { operationId, reply } = await bench.deposit(await sampleSip());
    const [only] = (await units(operationId)).values();
    const text = await reply();
    expect(text).toContain('<ReplyCode>OK</ReplyCode>');
    expect(text).toContain(
      `<ArchiveUnit id="U1"><Content><SystemId>${only?._id}</SystemId></Content></ArchiveUnit>`,
    );
    expect(text).toContain('<MessageRequestIdentifier>MSG-1</MessageRequestIdentifier>');
    expect(text).toContain('<ArchivalAgency><Identifier>FRAN_NP_000002</Identifier></ArchivalAgency>');
  });

  it('names other units, objects and groups by the ids of the archive', async () => {
    const { operationId, status } = await bench.deposit(
      await sampleSip({
        units: [
          unit('U1', {
            objectReference: { to: 'group', id: 'G1' },
            content: {
              Title: 'Un',
              CustodialHistory: {
                CustodialHistoryItem: ['Don'],
                CustodialHistoryFile: { DataObjectGroupReferenceId: 'G1' },
              },
              RelatedObjectReference: {
                Replaces: [{ ArchiveUnitRefId: 'U2' }, { ExternalReference: 'cote 12' }],
              },
            },
          }),
          unit('U2', { content: { Title: 'Deux' } }),
        ],
      }),
    );
    expect(status).toBe('OK');
    const found = await units(operationId);
    expect(found.get('Un')).toMatchObject({
      CustodialHistory: { CustodialHistoryFile: { DataObjectGroupReferenceId: found.get('Un')?._og } },
      RelatedObjectReference: {
        Replaces: [{ ArchiveUnitRefId: found.get('Deux')?._id }, { ExternalReference: 'cote 12' }],
      },
    });
  });

  it('gives the rules declared for all to its roots, dated', async () => {
    const { operationId, status } = await bench.deposit(
      await sampleSip({
        manifest: {
          managementMetadata: {
            originatingAgencyIdentifier: AGENCY,
            management: { AccessRule: { Rules: [{ Rule: 'ACC-00002', StartDate: '2000-01-01' }] } },
          },
        },
        units: [
          unit('root', {
            content: { Title: 'Racine' },
            objectReference: { to: 'group', id: 'G1' },
            children: [unit('leaf', { content: { Title: 'Feuille' } })],
          }),
        ],
      }),
    );
    expect(status).toBe('OK');
    const found = await units(operationId);
    expect(found.get('Racine')?._mgt).toEqual({
      AccessRule: { Rules: [{ Rule: 'ACC-00002', StartDate: '2000-01-01', EndDate: '2025-01-01' }] },
    });
    expect(found.get('Feuille')?._mgt).toEqual({});
  });

  it('leaves nothing behind but what the archive keeps', async () => {
    const { operationId } = await bench.deposit(await sampleSip());
    await expectNoLeftover(operationId);
  });
});

interface Quantity {
  readonly ingested: number;
  readonly remained: number;
}

async function summary(): Promise<Record<'TotalUnits' | 'ObjectSize', Quantity>> {
  const { rows } = await bench.database.query<{ document: Record<'TotalUnits' | 'ObjectSize', Quantity> }>(
    'select document from accession_register_summary where tenant = 0 and originating_agency = $1',
    [AGENCY],
  );
  const zero = { ingested: 0, remained: 0 };
  return rows[0]?.document ?? { TotalUnits: zero, ObjectSize: zero };
}

async function expectNoLeftover(operationId: string): Promise<void> {
  const { rows } = await bench.database.query<{ table: string; rows: number }>(
    `select 'deposit' "table", count(*) "rows" from ingest_deposit where operation_id = $1
     union all select 'units', count(*) from ingest_unit union all select 'objects', count(*) from ingest_object
     union all select 'graph', count(*) from graph_result union all select 'entries', count(*) from ingest_entry`,
    [operationId],
  );
  expect(rows.filter((row) => row.rows > 0)).toEqual([]);
  expect(await bench.workspace.size(operationId, 'upload')).toBeUndefined();
  expect(bench.ingest.openFolders.has(operationId)).toBe(false);
}
