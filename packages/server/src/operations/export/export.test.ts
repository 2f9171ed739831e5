import { describe, expect, it } from 'vitest';
import { broughtBy, startExport } from '../../../test/export/start-export.ts';
import { binary, sampleSip, unit } from '../../../test/ingest/sample-sip.ts';
import { readLifecycle } from '../../logbook/index.ts';

const bench = await startExport();

const FILES = { 'content/a.txt': 'alpha', 'content/b.PDF': 'beta '.repeat(5_000), 'content/c': 'c' };

/** A folder of three pieces, one of which is also under another folder; a group with two usages. */
const deposit = await bench.deposit(
  await sampleSip({
    files: { ...FILES, 'content/thumb.png': 'small' },
    groups: [
      {
        id: 'G1',
        objects: [binary('O1', 'content/a.txt', 'alpha', { FileInfo: { Filename: 'été 1.txt' } })],
      },
      {
        id: 'G2',
        objects: [
          binary('O2', 'content/b.PDF', FILES['content/b.PDF']),
          binary('O4', 'content/thumb.png', 'small', { DataObjectVersion: 'Thumbnail_1' }),
        ],
      },
      { id: 'G3', objects: [binary('O3', 'content/c', 'c')] },
    ],
    units: [
      unit('U0', {
        content: { Title: 'Dossier & <chemise>', DescriptionLevel: 'File' },
        management: { AccessRule: { Rules: [{ Rule: 'ACC-00002', StartDate: '2020-01-01' }] } },
        links: [
          { id: 'L1', targetId: 'U1' },
          { id: 'L2', targetId: 'U2' },
        ],
      }),
      unit('U1', { objectReference: { to: 'group', id: 'G1' } }),
      unit('U2', {
        objectReference: { to: 'group', id: 'G2' },
        content: {
          RelatedObjectReference: {
            Replaces: [{ ArchiveUnitRefId: 'U1' }],
            References: [
              { ArchiveUnitRefId: 'U3' },
              { DataObjectReference: { DataObjectGroupReferenceId: 'G3' } },
            ],
          },
        },
      }),
      unit('U3', {
        objectReference: { to: 'group', id: 'G3' },
        links: [{ id: 'L3', targetId: 'U2' }],
      }),
    ],
  }),
);

/** A piece whose original exists on paper too, and was deposited twice as a file; an empty file. */
const versions = await bench.deposit(
  await sampleSip({
    files: { 'content/v1.txt': 'first', 'content/v2.txt': 'second', 'content/empty.txt': '' },
    groups: [
      {
        id: 'G1',
        objects: [
          binary('O1', 'content/v1.txt', 'first'),
          binary('O2', 'content/v2.txt', 'second', { DataObjectVersion: 'BinaryMaster_2' }),
          {
            kind: 'physicalDataObject',
            id: 'O3',
            version: { DataObjectVersion: 'PhysicalMaster_1', PhysicalId: '1 J 12' },
          },
        ],
      },
      { id: 'G2', objects: [binary('O4', 'content/empty.txt', '')] },
    ],
  }),
);

describe('an export', () => {
  it('is told by the steps and actions of Vitam’s workflow', async () => {
    expect(deposit.status).toBe('OK');
    const { status, state, events, operation, data } = await bench.export(broughtBy(deposit));
    expect([state, status]).toEqual(['COMPLETED', 'OK']);
    expect(events).toEqual([
      'STP_CREATE_MANIFEST.STARTED.OK',
      'STP_CREATE_MANIFEST.OK',
      'CHECK_DISTRIBUTION_THRESHOLD.OK',
      'CREATE_MANIFEST.OK',
      'STP_PUT_BINARY_ON_WORKSPACE.STARTED.OK',
      'STP_PUT_BINARY_ON_WORKSPACE.OK',
      'EXPORT_CHECK_RESOURCE_AVAILABILITY.OK',
      'PUT_BINARY_ON_WORKSPACE.OK',
      'STP_STORE_MANIFEST.STARTED.OK',
      'STP_STORE_MANIFEST.OK',
      'STORE_MANIFEST.OK',
      'EXPORT_DIP.OK',
    ]);
    expect(operation).toMatchObject({ evTypeProc: 'EXPORT_DIP' });
    expect(JSON.parse(operation.rightsStatementIdentifier ?? '')).toEqual({ AccessContract: 'ALL' });
    expect(data('STORE_MANIFEST')).toMatchObject({ SystemAlgorithm: 'SHA-512' });
  });

  it('holds every unit, link, rule and object that was deposited, byte for byte', async () => {
    const exported = await bench.export(broughtBy(deposit));
    const dip = await exported.dip();
    expect(dip.faults).toEqual([]);
    expect(dip.manifest).toContain(
      '<ArchiveDeliveryRequestReply xmlns="fr:gouv:culture:archivesdefrance:seda:v2.3"',
    );
    const titled = new Map(dip.units.map((one) => [one.content['Title'], one]));
    expect([...titled.keys()].toSorted()).toEqual([
      'Dossier & <chemise>',
      'Unité U1',
      'Unité U2',
      'Unité U3',
    ]);
    expect(titled.get('Dossier & <chemise>')?.management).toMatchObject({
      AccessRule: { Rules: [{ Rule: 'ACC-00002', StartDate: '2020-01-01' }] },
    });
    const nameOf = (id: string | undefined) => dip.units.find((one) => one.id === id)?.content['Title'];
    expect(
      dip.links.map(({ parentId, targetId }) => [nameOf(parentId), nameOf(targetId)]).toSorted(),
    ).toEqual([
      ['Dossier & <chemise>', 'Unité U1'],
      ['Dossier & <chemise>', 'Unité U2'],
      ['Unité U3', 'Unité U2'],
    ]);
    const bytes = dip.objects.map((object) => {
      const name = (object.version['FileInfo'] as { readonly Filename: string }).Filename;
      return [name, dip.files.get(object.uri ?? '')?.toString('utf8')];
    });
    expect(bytes.toSorted()).toEqual([
      ['b.PDF', FILES['content/b.PDF']],
      ['c', 'c'],
      ['thumb.png', 'small'],
      ['été 1.txt', 'alpha'],
    ]);
    expect(dip.files.size).toBe(4);
    for (const object of dip.objects) expect(object.uri).toMatch(/^Content\/[a-z0-9]{36}(\.(txt|PDF|png))?$/);
    expect(dip.management).toMatchObject({ originatingAgencyIdentifier: 'FRAN_NP_000001' });
  });

  it('names by its identifier in the archive what a description designates and the package does not hold', async () => {
    const { rows } = await bench.database.query<{ id: string }>(
      'select id from unit where opi = $1 and title = any($2)',
      [deposit.operationId, ['Unité U1', 'Unité U2']],
    );
    const { dip } = await bench.export({ $query: [{ $in: { '#id': rows.map(({ id }) => id) } }] });
    const { units, faults, links } = await dip();
    expect(faults).toEqual([]);
    expect(links).toEqual([]);
    const u1 = units.find((one) => one.content['Title'] === 'Unité U1');
    const related = units.find((one) => one.content['Title'] === 'Unité U2')?.content[
      'RelatedObjectReference'
    ];
    expect(related).toEqual({
      Replaces: [{ ArchiveUnitRefId: u1?.id }],
      References: [
        { RepositoryArchiveUnitPID: expect.stringMatching(/^[a-z0-9]{36}$/) },
        { RepositoryObjectPID: expect.stringMatching(/^[a-z0-9]{36}$/) },
      ],
    });
  });

  it('has the usages that are asked for and that the contract allows; a group without any is not told', async () => {
    const thumbnails = await (await bench.export(broughtBy(deposit), { contract: 'THUMBNAILS' })).dip();
    expect([...thumbnails.files.values()].map(String)).toEqual(['small']);
    expect(thumbnails.objects).toHaveLength(1);
    expect(thumbnails.units.filter((one) => one.objectReferences.length > 0)).toHaveLength(1);
    const masters = await (await bench.export(broughtBy(deposit), { usages: ['BinaryMaster'] })).dip();
    expect(masters.files.size).toBe(3);
    const none = await bench.export(broughtBy(deposit), { contract: 'THUMBNAILS', usages: ['BinaryMaster'] });
    expect(none.status).toBe('WARNING');
    expect(none.events).toContain('OBJECTS_LIST_EMPTY.WARNING');
    expect((await none.dip()).units).toHaveLength(4);
  });

  it.each(['2.2', '2.3'] as const)('with lifecycles has them all, valid, in SEDA %s', async (sedaVersion) => {
    const exported = await bench.export(broughtBy(deposit), { withLifecycles: true, sedaVersion });
    const { units, groupEvents, faults } = await exported.dip();
    expect(faults).toEqual([]);
    for (const one of units)
      expect(one.events.map(({ outDetail }) => outDetail)).toContain('LFC.UNIT_METADATA_INDEXATION.OK');
    expect(groupEvents.map(({ event }) => event.outDetail)).toContain('LFC.OBJ_STORAGE.OK');
    // the same as whoever reads one lifecycle is told
    for (const one of units) {
      const lifecycle = await readLifecycle(bench.database, {
        tenant: 0,
        kind: 'unit',
        itemId: one.id,
        createdBy: deposit.operationId,
        operations: [deposit.operationId],
      });
      const told = [lifecycle, ...(lifecycle?.events ?? [])].map((event) => [event?.evId, event?.outMessg]);
      expect(one.events.map(({ evId, outMessg }) => [evId, outMessg])).toEqual(told);
    }
  });

  it('has of each usage its last version, what is on paper told without a file, and files without a byte', async () => {
    expect(versions.status).toBe('OK');
    const { objects, files, faults } = await (await bench.export(broughtBy(versions))).dip();
    expect(faults).toEqual([]);
    const told = objects.map(({ kind, declaredVersion, physicalId, uri }) => [
      kind,
      declaredVersion,
      physicalId,
      uri === undefined ? undefined : files.get(uri)?.toString('utf8'),
    ]);
    expect(told.toSorted()).toEqual([
      ['binaryDataObject', 'BinaryMaster_1', undefined, ''],
      ['binaryDataObject', 'BinaryMaster_2', undefined, 'second'],
      ['physicalDataObject', 'PhysicalMaster_1', '1 J 12', undefined],
    ]);
    expect(files.size).toBe(2);
  });

  it('when it is full, tells which request it answers', async () => {
    const exported = await bench.export(broughtBy(deposit), {
      full: true,
      parameters: {
        messageRequestIdentifier: 'REQ-1',
        archivalAgencyIdentifier: 'SA',
        requesterIdentifier: 'DEM',
        submissionAgencyIdentifier: 'SV',
        comment: 'À lire',
      },
    });
    const { manifest, management } = await exported.dip();
    expect(manifest).toContain(`<MessageIdentifier>${exported.operationId}</MessageIdentifier>`);
    expect(manifest).toContain('<ReplyCodeListVersion>ReplyCodeListVersion0</ReplyCodeListVersion>');
    expect(manifest).toContain('<MessageRequestIdentifier>REQ-1</MessageRequestIdentifier>');
    expect(manifest).toContain('<Requester><Identifier>DEM</Identifier></Requester>');
    expect(management).toMatchObject({ submissionAgencyIdentifier: 'SV' });
  });

  it('leaves a line in the access log for each object, when the contract wants it', async () => {
    const { operationId } = await bench.export(broughtBy(deposit), { contract: 'LOGGED' });
    const { rows } = await bench.database.query<{ line: Record<string, unknown> }>(
      'select line from access_log where tenant = 0 and request_id = $1 order by accessed_at',
      [operationId],
    );
    expect(rows.map(({ line }) => line.qualifier).toSorted()).toEqual([
      'BinaryMaster',
      'BinaryMaster',
      'BinaryMaster',
      'Thumbnail',
    ]);
    expect(rows[0]?.line).toMatchObject({
      contractId: 'LOGGED',
      contextId: 'CT-000001',
      applicationId: 'session',
      xRequestId: operationId,
      tenantId: 0,
      version: 1,
    });
    const { rows: others } = await bench.database.query('select from access_log where request_id <> $1', [
      operationId,
    ]);
    expect(others).toHaveLength(0);
  });

  it('leaves nothing but its package behind', async () => {
    for (const table of ['export_unit', 'export_object', 'export_entry'])
      expect((await bench.database.query(`select from ${table}`)).rowCount).toBe(0);
  });
});
