import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { findObjectLocation } from '../../src/archive/index.ts';
import { readLifecycle } from '../../src/logbook/index.ts';
import { rebuild } from '../../src/operations/rebuild/index.ts';
import { readObject } from '../../src/storage/index.ts';
import { contentOfDatabase } from '../rebuild/content-of-database.ts';
import { cloneDatabase } from '../support/index.ts';
import { AGENCY, binary, loadSampleReferentials, sampleSip, unit } from './sample-sip.ts';
import { startIngest } from './start-ingest.ts';

/** Deposits that add to object groups which the archive has: new versions of objects, new units that share a group. */
const bench = await startIngest();
const CONTRACT = 'IC-ANY-USAGE';

interface Version {
  readonly _id: string;
  readonly DataObjectVersion: string;
  readonly _opi: string;
  readonly Size: number;
}
interface Group {
  readonly _id: string;
  readonly _nbc: number;
  readonly _v: number;
  readonly _av: number;
  readonly _opi: string;
  readonly _ops: readonly string[];
  readonly _up: readonly string[];
  readonly _us: readonly string[];
  readonly _qualifiers: readonly {
    readonly qualifier: string;
    readonly _nbc: number;
    readonly versions: readonly Version[];
  }[];
}

let first: string;
let holder: string;
let groupId: string;

async function groupOf(id: string): Promise<Group> {
  const { rows } = await bench.database.query<{ document: Group }>(
    'select document from object_group where tenant = 0 and id = $1',
    [id],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`no group ${id}`);
  return row.document;
}

async function unitNamed(title: string): Promise<{ readonly _id: string; readonly _og?: string }> {
  const { rows } = await bench.database.query<{ document: { _id: string; _og?: string } }>(
    `select document from unit where tenant = 0 and document ->> 'Title' = $1`,
    [title],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`no unit ${title}`);
  return row.document;
}

/** A package that adds objects to the group of a unit of the archive. */
async function adding(
  systemId: string,
  objects: readonly { readonly usage: string; readonly text: string }[],
  more: Parameters<typeof sampleSip>[0] & object = {},
) {
  const files = Object.fromEntries(objects.map(({ text }, n) => [`content/added${n}.txt`, text]));
  return await bench.deposit(
    await sampleSip({
      files,
      groups: [
        {
          id: 'GA',
          objects: objects.map(({ usage, text }, n) =>
            binary(`OA${n}`, `content/added${n}.txt`, text, { DataObjectVersion: usage }),
          ),
        },
      ],
      units: [
        unit('existing', {
          management: { UpdateOperation: { SystemId: systemId } } as never,
          objectReference: { to: 'group', id: 'GA' },
        }),
      ],
      manifest: { archivalAgreement: CONTRACT },
      ...more,
    }),
  );
}

beforeAll(async () => {
  await loadSampleReferentials(bench);
  await bench.importJson('IngestContract', [
    { Identifier: CONTRACT, Name: 'Tout usage', Status: 'ACTIVE', EveryDataObjectVersion: true },
    {
      Identifier: 'IC-THUMBNAIL',
      Name: 'Vignettes',
      Status: 'ACTIVE',
      EveryDataObjectVersion: false,
      DataObjectVersion: ['Thumbnail'],
    },
  ]);
  const deposited = await bench.deposit(
    await sampleSip({
      units: [unit('U', { content: { Title: 'Détenteur' }, objectReference: { to: 'group', id: 'G1' } })],
    }),
  );
  expect(deposited.status).toBe('OK');
  first = deposited.operationId;
  const held = await unitNamed('Détenteur');
  holder = held._id;
  groupId = held._og ?? '';
});

describe('objects added to a group of the archive', () => {
  it('are new versions, numbered after those of their usage, whatever the manifest says', async () => {
    const deposited = await adding(holder, [
      { usage: 'BinaryMaster_1', text: 'second master' },
      { usage: 'Thumbnail_1', text: 'thumbnail' },
    ]);
    expect(deposited.status).toBe('OK');
    const group = await groupOf(groupId);
    expect(group).toMatchObject({
      _nbc: 3,
      _v: 1,
      _av: 1,
      _opi: first,
      _ops: [first, deposited.operationId],
      _up: [holder],
    });
    expect(
      group._qualifiers.map(({ qualifier, _nbc, versions }) => [
        qualifier,
        _nbc,
        versions.map(({ DataObjectVersion, _opi }) => [DataObjectVersion, _opi]),
      ]),
    ).toEqual([
      [
        'BinaryMaster',
        2,
        [
          ['BinaryMaster_1', first],
          ['BinaryMaster_2', deposited.operationId],
        ],
      ],
      ['Thumbnail', 1, [['Thumbnail_1', deposited.operationId]]],
    ]);
    const added = group._qualifiers[0]?.versions[1];
    const location = await findObjectLocation(bench.database, 0, added?._id ?? '');
    if (location === undefined) throw new Error('no place');
    const bytes = await buffer(await readObject(bench.storage, location, { verify: true }));
    expect(bytes.toString()).toBe('second master');
  });

  it('leave the unit as it was, and are told in the group’s lifecycle, the reply and the register', async () => {
    const { rows } = await bench.database.query<{ opi: string; document: Record<string, unknown> }>(
      `select opi, document from accession_register_detail where tenant = 0 and opi = any($1)`,
      [(await groupOf(groupId))._ops],
    );
    const byOperation = new Map(rows.map(({ opi, document }) => [opi, document]));
    const operationId = (await groupOf(groupId))._ops[1] ?? '';
    expect(byOperation.get(operationId)).toMatchObject({
      TotalUnits: { ingested: 0 },
      TotalObjectGroups: { ingested: 0 },
      TotalObjects: { ingested: 2, remained: 2 },
      ObjectSize: { ingested: 'second master'.length + 'thumbnail'.length },
      Opi: operationId,
      Events: [{ Gots: 0, Units: 0, Objects: 2 }],
    });
    const lifecycle = await readLifecycle(bench.database, {
      tenant: 0,
      kind: 'objectgroup',
      itemId: groupId,
      createdBy: first,
      operations: (await groupOf(groupId))._ops,
    });
    const later = lifecycle?.events.filter(({ evIdProc }) => evIdProc === operationId) ?? [];
    expect(later.map(({ outDetail }) => outDetail)).toEqual([
      'LFC.CHECK_DIGEST.CALC_CHECK.OK',
      'LFC.CHECK_DIGEST.CALC_CHECK.OK',
      'LFC.CHECK_DIGEST.OK',
      ...later.map(({ outDetail }) => outDetail).filter((detail) => detail.includes('FORMAT')),
      'LFC.OBJ_STORAGE.OBJECT_STORAGE_SUB_TASK.OK',
      'LFC.OBJ_STORAGE.OBJECT_STORAGE_SUB_TASK.OK',
      'LFC.OBJ_STORAGE.OK',
      'LFC.OG_METADATA_INDEXATION.OK',
      'LFC.OBJECT_GROUP_UPDATE.OK',
    ]);
    const dataOf = (evType: string) =>
      JSON.parse(later.find((event) => event.evType === evType)?.evDetData ?? '{}');
    expect(dataOf('LFC.OG_METADATA_INDEXATION')).toEqual({
      updatedQualifiers: { BinaryMaster: 2, Thumbnail: 1 },
    });
    expect(dataOf('LFC.OBJECT_GROUP_UPDATE').diff).toContain('-  #nbobjects : 1\n+  #nbobjects : 3');
    const deposited = await bench.outcome(operationId);
    expect(deposited.events).toContain('OBJECT_GROUP_UPDATE.OK');
    const reply = await deposited.reply();
    expect(reply).toContain(`<DataObjectGroupSystemId>${groupId}</DataObjectGroupSystemId>`);
    const held = await bench.database.query<{ version: number; ops: string[] }>(
      'select version, ops from unit where tenant = 0 and id = $1',
      [holder],
    );
    expect(held.rows).toEqual([{ version: 0, ops: [first] }]);
  });

  it('come from two groups of a package that stand for the same one', async () => {
    const deposited = await bench.deposit(
      await sampleSip({
        files: { 'content/x.txt': 'x', 'content/y.txt': 'y' },
        groups: ['x', 'y'].map((name) => ({
          id: `G${name}`,
          objects: [binary(`O${name}`, `content/${name}.txt`, name, { DataObjectVersion: 'Dissemination' })],
        })),
        units: ['x', 'y'].map((name) =>
          unit(name, {
            management: { UpdateOperation: { SystemId: holder } } as never,
            objectReference: { to: 'group', id: `G${name}` },
          }),
        ),
        manifest: { archivalAgreement: CONTRACT },
      }),
    );
    expect(deposited.status).toBe('OK');
    const dissemination = (await groupOf(groupId))._qualifiers.find(
      ({ qualifier }) => qualifier === 'Dissemination',
    );
    expect(dissemination?.versions.map(({ DataObjectVersion }) => DataObjectVersion)).toEqual([
      'Dissemination_1',
      'Dissemination_2',
    ]);
  });
});

describe('a unit that shares a group of the archive', () => {
  it('becomes one of its parents, with its ancestors; steps on new groups have none', async () => {
    const before = await groupOf(groupId);
    const deposited = await bench.deposit(
      await sampleSip({
        files: {},
        groups: [],
        units: [
          unit('above', {
            content: { Title: 'Au-dessus' },
            children: [
              unit('sharing', {
                content: { Title: 'Partage' },
                objectReference: { to: 'existingGroup', id: groupId },
              }),
            ],
          }),
        ],
      }),
    );
    expect(deposited.status).toBe('WARNING');
    // The group has a lifecycle in the deposit: the reply of one that is not simply OK lists it, without id of the manifest.
    expect(await deposited.reply()).toContain('<DataObjectGroup><LogBook/></DataObjectGroup>');
    const [above, sharing] = [await unitNamed('Au-dessus'), await unitNamed('Partage')];
    expect(sharing._og).toBe(groupId);
    const group = await groupOf(groupId);
    expect(group._up).toEqual([holder, sharing._id].sort());
    expect(group._us).toEqual([holder, above._id, sharing._id].sort());
    expect(group).toMatchObject({ _nbc: before._nbc, _v: before._v + 1, _qualifiers: before._qualifiers });
    expect(deposited.events).toEqual(
      expect.arrayContaining([
        'STP_OG_CHECK_AND_TRANSFORME.WARNING',
        'STP_OBJ_STORING.WARNING',
        'STP_UPDATE_OBJECT_GROUP.OK',
        'OBJECT_GROUP_UPDATE.OK',
        'COMMIT_LIFE_CYCLE_OBJECT_GROUP.OK',
        'OG_METADATA_STORAGE.OK',
      ]),
    );
    const { rows } = await bench.database.query<{ facts: unknown }>(
      `select facts -> $2 facts from lifecycle_facts where operation_id = $1 and facts ? $2`,
      [deposited.operationId, sharing._id],
    );
    expect(JSON.stringify(rows)).toContain(groupId);
  });
});

describe('adding to a group is refused', () => {
  const manifest = (code: string) => `CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST${code}.KO`;

  it('when the archive has no such group', async () => {
    const absent = 'aebaaaaaaahk3yvxabnbmalzv4qiwpyaaaaq';
    const deposited = await bench.deposit(
      await sampleSip({
        files: {},
        groups: [],
        units: [unit('U', { objectReference: { to: 'existingGroup', id: absent } })],
      }),
    );
    expect(deposited.events).toContain(manifest('.NOT_FOUND_ATTACHMENT'));
    expect(deposited.data('CHECK_DATAOBJECTPACKAGE.NOT_FOUND_ATTACHMENT')).toMatchObject({
      faults: [{ code: 'INGEST_GROUP_EXISTING_NOT_FOUND' }],
    });
  });

  it('when the contract does not allow the usage, and only then', async () => {
    const more = { manifest: { archivalAgreement: 'IC-THUMBNAIL' } };
    const refused = await adding(holder, [{ usage: 'TextContent_1', text: 'text' }], more);
    expect(refused.events).toContain(manifest('.ATTACHMENT_OBJECTGROUP'));
    const data = refused.data('CHECK_DATAOBJECTPACKAGE.ATTACHMENT_OBJECTGROUP');
    expect(JSON.parse(String(data.evDetTechData))).toEqual({
      ArchiveUnit: 'existing',
      DataObjectGroupId: 'GA',
    });
    const allowed = await adding(holder, [{ usage: 'Thumbnail_7', text: 'another thumbnail' }], more);
    expect(allowed.status).toBe('OK');
  });

  it('when the group is of another originating agency', async () => {
    const deposited = await adding(holder, [{ usage: 'Thumbnail_1', text: 'theirs' }], {
      manifest: {
        archivalAgreement: CONTRACT,
        managementMetadata: { originatingAgencyIdentifier: 'FRAN_NP_000002' },
      },
    });
    expect(deposited.events).toContain(manifest('.SUBTASK_UNAUTHORIZED_ATTACHMENT_BY_BAD_SP'));
    expect(AGENCY).not.toBe('FRAN_NP_000002');
  });

  it('when the unit of the archive has no group, or would change it', async () => {
    const bare = await unitNamed('Au-dessus');
    const without = await adding(bare._id, [{ usage: 'BinaryMaster_1', text: 'no group' }]);
    expect(without.events).toContain(manifest('.UNAUTHORIZED_ATTACHMENT'));
    const other = await bench.deposit(
      await sampleSip({
        files: {},
        groups: [],
        units: [
          unit('existing', {
            management: { UpdateOperation: { SystemId: bare._id } } as never,
            objectReference: { to: 'existingGroup', id: groupId },
          }),
        ],
      }),
    );
    expect(other.events).toContain(manifest('.UNAUTHORIZED_ATTACHMENT'));
  });

  it('when one group of the package stands for two', async () => {
    await bench.deposit(
      await sampleSip({
        units: [
          unit('W', { content: { Title: 'Autre détenteur' }, objectReference: { to: 'group', id: 'G1' } }),
        ],
      }),
    );
    const other = await unitNamed('Autre détenteur');
    const deposited = await adding(holder, [{ usage: 'Thumbnail_1', text: 'both' }], {
      units: [holder, other._id].map((id, place) =>
        unit(`E${place}`, {
          management: { UpdateOperation: { SystemId: id } } as never,
          objectReference: { to: 'group', id: 'GA' },
        }),
      ),
    });
    expect(deposited.events).toContain(manifest(''));
    const { faults } = deposited.data('CHECK_DATAOBJECTPACKAGE.KO');
    expect(faults).toContainEqual(expect.objectContaining({ code: 'INGEST_GROUP_EXISTING_MANY' }));
  });

  it('in a filing plan', async () => {
    const deposited = await bench.deposit(
      await sampleSip({
        files: {},
        groups: [],
        units: [unit('P', { objectReference: { to: 'existingGroup', id: groupId } })],
      }),
      { workflow: 'FILING_SCHEME' },
    );
    expect(deposited.events).toContain(manifest(''));
  });

  it('when a file that is added differs from its digest: the group is as it was', async () => {
    const before = await groupOf(groupId);
    const deposited = await adding(holder, [{ usage: 'Thumbnail_1', text: 'declared' }], {
      files: { 'content/added0.txt': 'other bytes' },
    });
    expect(deposited.events).toContain('CHECK_DIGEST.KO');
    expect(await groupOf(groupId)).toEqual(before);
    const reply = await deposited.reply();
    expect(reply.match(/<\/Event>/g)?.length).toBe(4);
  });
});

describe('the database made again', () => {
  it.each(['offer-1', 'offer-2'])('from %s is the same', async (id) => {
    const offer = bench.storage.offers.get(id);
    if (!offer) throw new Error(id);
    const { database } = await cloneDatabase();
    const { rows } = await bench.database.query<{ id: number; name: string }>('select id, name from tenant');
    await rebuild({ database, administrationTenant: 1, tenants: rows }, offer);
    const content = await contentOfDatabase(bench.database);
    const again = await contentOfDatabase(database);
    for (const [table, lines] of Object.entries(content))
      expect({ table, lines: again[table] }).toEqual({ table, lines });
  });
});
