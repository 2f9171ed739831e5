import { beforeAll, describe, expect, it } from 'vitest';
import {
  findPurgedIdentifier,
  identifiersOfItems,
  keepPurgedIdentifiers,
  recomputeAssignedIdentifiers,
  registerAssignedIdentifiers,
} from '../../src/archive/index.ts';
import { binary, loadSampleReferentials, sampleSip, unit } from './sample-sip.ts';
import { startIngest } from './start-ingest.ts';

/** Persistent identifiers (ARK) that a management contract's policy asks for. */
const bench = await startIngest();
const NAME = /^ark:\/12345\/[0-9bcdfghjkmnpqrstvwxz]{12}$/;

interface Identifier {
  readonly PersistentIdentifierType: string;
  readonly PersistentIdentifierReference?: string;
  readonly PersistentIdentifierContent: string;
}
interface Identified {
  readonly _id: string;
  readonly _og?: string;
  readonly _managementContractId?: string;
  readonly PersistentIdentifier?: readonly Identifier[];
}

async function unitOf(operationId: string): Promise<Identified> {
  const { rows } = await bench.database.query<{ document: Identified }>(
    'select document from unit where tenant = 0 and opi = $1',
    [operationId],
  );
  return rows[0]?.document ?? { _id: '' };
}

async function versionsOf(group: string): Promise<Readonly<Record<string, Identified>>> {
  const { rows } = await bench.database.query<{ name: string; version: Identified }>(
    `select v ->> 'DataObjectVersion' as name, v as version
     from object_group, jsonb_path_query(document, '$._qualifiers[*].versions[*]') v where tenant = 0 and id = $1`,
    [group],
  );
  return Object.fromEntries(rows.map(({ name, version }) => [name, version]));
}

const policy = (usages: readonly object[], units = true) => ({
  PersistentIdentifierPolicy: [
    {
      PersistentIdentifierPolicyType: 'ARK',
      PersistentIdentifierUnit: units,
      PersistentIdentifierAuthority: '12345',
      PersistentIdentifierUsages: usages,
    },
  ],
});
const usage = (UsageName: string, InitialVersion: boolean, IntermediaryVersion: string) => ({
  UsageName,
  InitialVersion,
  IntermediaryVersion,
});

const FILES = { 'content/1.txt': 'one', 'content/2.txt': 'two', 'content/3.txt': 'three' };
const GIVEN = { PersistentIdentifierType: 'doi', PersistentIdentifierContent: 'doi:10.1522/cla' } as const;

/** A unit with three originals and a thumbnail. */
async function deposit(contract: string) {
  const deposited = await bench.deposit(
    await sampleSip({
      files: { ...FILES, 'content/t.txt': 'thumbnail' },
      groups: [
        {
          id: 'G',
          objects: [
            ...[1, 2, 3].map((n) =>
              binary(`O${n}`, `content/${n}.txt`, Object.values(FILES)[n - 1] ?? '', {
                DataObjectVersion: `BinaryMaster_${n}`,
              }),
            ),
            binary('OT', 'content/t.txt', 'thumbnail', { DataObjectVersion: 'Thumbnail_1' }),
          ],
        },
      ],
      units: [
        unit('U', {
          content: { Title: 'Identifiée', PersistentIdentifier: [GIVEN] },
          objectReference: { to: 'group', id: 'G' },
        }),
      ],
      manifest: { archivalAgreement: contract },
    }),
  );
  expect(deposited.status).toBe('OK');
  const document = await unitOf(deposited.operationId);
  return { document, versions: await versionsOf(document._og ?? '') };
}

beforeAll(async () => {
  await loadSampleReferentials(bench);
  const contracts: Readonly<Record<string, object>> = {
    FIRST: policy([usage('BinaryMaster', true, 'NONE')]),
    LAST: policy([usage('BinaryMaster', false, 'LAST'), usage('Thumbnail', false, 'LAST')]),
    LATER: policy([usage('BinaryMaster', false, 'ALL'), usage('Thumbnail', false, 'ALL')], false),
    NOTHING: {},
  };
  await bench.importJson(
    'ManagementContract',
    Object.entries(contracts).map(([id, fields]) => ({
      Identifier: `MC-${id}`,
      Name: id,
      Status: 'ACTIVE',
      ...fields,
    })),
  );
  await bench.importJson(
    'IngestContract',
    Object.keys(contracts).map((id) => ({
      Identifier: `IC-${id}`,
      Name: id,
      Status: 'ACTIVE',
      ManagementContractId: `MC-${id}`,
      EveryDataObjectVersion: true,
    })),
  );
});

describe('a check character', () => {
  it('is that of NOID', async () => {
    const { rows } = await bench.database.query(`select noid_check_character('13030/xf93gt2') as character`);
    expect(rows).toEqual([{ character: 'q' }]);
  });
});

describe('a deposit by a contract with a policy', () => {
  it('gives its units an identifier, beside those that they came with', async () => {
    const { document } = await deposit('IC-FIRST');
    expect(document._managementContractId).toBe('MC-FIRST');
    expect(document.PersistentIdentifier).toEqual([
      GIVEN,
      {
        PersistentIdentifierType: 'ark',
        PersistentIdentifierOrigin: 'ArchivalAgency',
        PersistentIdentifierReference: '12345',
        PersistentIdentifierContent: expect.stringMatching(NAME),
      },
    ]);
  });

  it.each([
    ['IC-FIRST', ['BinaryMaster_1']],
    ['IC-LAST', ['BinaryMaster_3', 'Thumbnail_1']],
    ['IC-LATER', ['BinaryMaster_2', 'BinaryMaster_3']],
    ['IC-NOTHING', []],
  ])('%s: its objects %o too', async (contract, identified) => {
    const { document, versions } = await deposit(contract);
    const found = Object.entries(versions).filter(([, { PersistentIdentifier }]) => PersistentIdentifier);
    expect(found.map(([name]) => name).toSorted()).toEqual(identified);
    for (const [, { PersistentIdentifier, _managementContractId }] of found) {
      expect(PersistentIdentifier?.[0]?.PersistentIdentifierContent).toMatch(NAME);
      expect(_managementContractId).toBe(contract.replace('IC', 'MC'));
    }
    const units = ['IC-FIRST', 'IC-LAST'].includes(contract);
    expect(document.PersistentIdentifier?.length).toBe(units ? 2 : 1);
  });

  it('gives one to an object that is added to a group, by its place among those of the group', async () => {
    const { document } = await deposit('IC-LAST');
    const added = await bench.deposit(
      await sampleSip({
        files: { 'content/4.txt': 'four' },
        groups: [{ id: 'GA', objects: [binary('O4', 'content/4.txt', 'four')] }],
        units: [
          unit('E', {
            management: { UpdateOperation: { SystemId: document._id } } as never,
            objectReference: { to: 'group', id: 'GA' },
          }),
        ],
        manifest: { archivalAgreement: 'IC-LAST' },
      }),
    );
    expect(added.status).toBe('OK');
    const versions = await versionsOf(document._og ?? '');
    const identified = Object.keys(versions).filter((name) => versions[name]?.PersistentIdentifier);
    expect(identified.toSorted()).toEqual(['BinaryMaster_3', 'BinaryMaster_4', 'Thumbnail_1']);
  });

  it('registers what it assigned, as a rebuild finds it again', async () => {
    const registered = async () =>
      (await bench.database.query('select * from persistent_identifier order by identifier')).rows;
    const before = await registered();
    expect(before.length).toBeGreaterThan(8);
    await bench.database.transaction((transaction) => recomputeAssignedIdentifiers(transaction, 0));
    expect(await registered()).toEqual(before);
  });
});

describe('an identifier', () => {
  it('that is another item’s is not assigned again', async () => {
    const { document } = await deposit('IC-FIRST');
    const taken = document.PersistentIdentifier?.[1]?.PersistentIdentifierContent ?? '';
    await bench.database.query('update persistent_identifier set item_id = $2 where identifier = $1', [
      taken,
      'another',
    ]);
    const again = await bench.database.transaction((transaction) =>
      registerAssignedIdentifiers(transaction, 0, {
        kind: 'unit',
        text: 'select document from unit where id = $1',
        values: [document._id],
      }),
    );
    expect(again).toEqual([taken]);
  });

  it('of what is removed is kept, with the operation that removed it', async () => {
    const { document, versions } = await deposit('IC-FIRST');
    const items = { units: [document._id], objects: Object.values(versions).map(({ _id }) => _id) };
    const identifiers = await identifiersOfItems(bench.database, 0, items);
    const assigned = document.PersistentIdentifier?.[1]?.PersistentIdentifierContent ?? '';
    expect(identifiers.map(({ kind, assigned: ours }) => [kind, ours]).toSorted()).toEqual([
      ['object', true],
      ['unit', false],
      ['unit', true],
    ]);
    const purge = { operationId: 'purge', date: new Date('2026-03-04T05:06:07Z') };
    await bench.database.transaction((transaction) =>
      keepPurgedIdentifiers(transaction, 0, purge, identifiers),
    );
    const told = { operation: 'purge', date: '2026-03-04T05:06:07' };
    expect(await findPurgedIdentifier(bench.database, 0, assigned)).toEqual(told);
    expect(await findPurgedIdentifier(bench.database, 0, GIVEN.PersistentIdentifierContent)).toEqual(told);
    expect(await findPurgedIdentifier(bench.database, 1, assigned)).toBeUndefined();
    await bench.database.query('delete from unit where id = $1', [document._id]);
    await bench.database.transaction((transaction) => recomputeAssignedIdentifiers(transaction, 0));
    expect(await findPurgedIdentifier(bench.database, 0, assigned)).toEqual(told);
  });
});
