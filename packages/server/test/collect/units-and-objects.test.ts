import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { accepted, readBytes } from '@chartrier/client';
import { describe, expect, it } from 'vitest';
import { startCollect, TENANT } from './start-collect.ts';

const { client, newProject, newTransaction, newUnit, folder, database } = await startCollect();
const { collect } = client;
const ARCHIVED = 'aeaqaaaaaahgotryaauzialjp5zkhgiaaaaq';
const OTHER_ARCHIVED = 'aeaqaaaaaahgotryaauzialjp5zkhgiaaaba';
const sha512 = (bytes: Buffer) => createHash('sha512').update(bytes).digest('hex');
const unit = async (id: string) => accepted(await collect.unit(TENANT, id)).$results[0];
const search = async (transaction: string, $query: readonly unknown[], more = {}) =>
  accepted(await collect.units(TENANT, transaction, { $roots: [], $query, $projection: {}, ...more }));
const titles = (found: Awaited<ReturnType<typeof search>>) => found.$results.map(({ Title }) => Title).sort();

describe('a unit', () => {
  it('is kept as it is given, typed by the ontology, with what the system says of it', async () => {
    const transaction = await newTransaction();
    const id = await newUnit(transaction, {
      '#min': 1,
      '#max': 1,
      '#unitups': [],
      '#allunitups': [],
      '#originating_agencies': [],
      '#id': 'mine',
      DescriptionLevel: 'Item',
      Title: 'My title3',
      Tag: 'Grande Collecte',
      Departement: 'Aisne',
      CreatedDate: '2014-06-12T09:31:00',
      Agent: [{ FirstName: 'Ada', Identifier: '12' }],
      '#management': { AccessRule: { Rules: [{ Rule: 'ACC-00002', StartDate: '2020-01-01' }] } },
    });
    expect(await unit(id)).toEqual({
      '#id': id,
      '#tenant': 0,
      '#version': 0,
      '#unitType': 'INGEST',
      '#opi': transaction,
      '#operations': [transaction],
      '#originating_agency': 'FRAN_NP_009915',
      '#originating_agencies': ['FRAN_NP_009915'],
      '#unitups': [],
      '#allunitups': [],
      '#min': 1,
      '#max': 1,
      '#management': { AccessRule: { Rules: [{ Rule: 'ACC-00002', StartDate: '2020-01-01' }] } },
      '#approximate_creation_date': expect.any(String),
      '#approximate_update_date': expect.any(String),
      DescriptionLevel: 'Item',
      Title: 'My title3',
      Tag: ['Grande Collecte'],
      Departement: 'Aisne',
      CreatedDate: expect.stringMatching(/^2014-06-12T09:31:00/),
      Agent: [{ FirstName: 'Ada', Identifier: ['12'] }],
    });
  });

  it('stands under units of its transaction', async () => {
    const transaction = await newTransaction();
    const top = await newUnit(transaction, { Title: 'top' });
    const middle = await newUnit(transaction, { Title: 'middle', '#unitups': [top] });
    const low = await newUnit(transaction, { Title: 'low', '#unitups': [middle, top] });
    expect(await unit(low)).toMatchObject({
      '#unitups': [middle, top],
      '#allunitups': expect.arrayContaining([middle, top]),
      '#max': 3,
    });
    const below = await search(transaction, [{ $exists: 'Title', $depth: 1 }], { $roots: [top] });
    expect(titles(below)).toEqual(['low', 'middle']);
    const above = await search(transaction, [{ $exists: 'Title', $depth: -2 }], { $roots: [low] });
    expect(titles(above)).toEqual(['middle', 'top']);
  });

  it('is found by the language of the archive, in its transaction alone', async () => {
    const [transaction, other] = [await newTransaction(), await newTransaction()];
    await newUnit(transaction, { Title: 'Délibérations du conseil', Tag: ['a'] });
    await newUnit(transaction, { Title: 'Budget', Tag: ['b'] });
    await newUnit(other, { Title: 'Délibérations d’ailleurs', Tag: ['a'] });
    expect(titles(await search(transaction, [{ $match: { Title: 'deliberation' } }]))).toEqual([
      'Délibérations du conseil',
    ]);
    expect(titles(await search(transaction, [{ $eq: { Tag: 'b' } }]))).toEqual(['Budget']);
    const all = await search(transaction, [], { $filter: { $orderby: { Title: 1 }, $limit: 1 } });
    expect(all.$hits).toEqual({ total: 2, offset: 0, limit: 1, size: 1 });
    expect(titles(all)).toEqual(['Budget']);
    const facets = [{ $name: 'tags', $terms: { $field: 'Tag', $size: 5, $order: 'ASC' } }];
    expect((await search(transaction, [{ $exists: 'Tag' }], { $facets: facets })).$facetResults).toEqual([
      {
        name: 'tags',
        buckets: [
          { value: 'a', count: 1 },
          { value: 'b', count: 1 },
        ],
      },
    ]);
  });

  it('inherits the rules of the units above it, in its transaction alone', async () => {
    const transaction = await newTransaction();
    await newUnit(await newTransaction(), { Title: 'elsewhere' });
    const rule = { Rule: 'ACC-00002', StartDate: '2020-01-01' };
    const top = await newUnit(transaction, {
      Title: 'top',
      '#management': { AccessRule: { Rules: [rule] } },
    });
    const low = await newUnit(transaction, { Title: 'low', '#unitups': [top] });
    const asked = { $query: [{ $exists: 'Title' }], $projection: {} };
    const found = accepted(await collect.unitsWithInheritedRules(TENANT, transaction, asked)).$results;
    expect(found.map((one) => one['#id']).sort()).toEqual([top, low].sort());
    expect(found.find((one) => one['#id'] === low)?.InheritedRules.AccessRule.Rules).toEqual([
      expect.objectContaining({ Rule: 'ACC-00002', UnitId: top, Paths: [[low, top]] }),
    ]);
  });
});

describe('what a project attaches to', () => {
  const project = () =>
    newProject({
      UnitUp: ARCHIVED,
      UnitUps: [{ UnitUp: OTHER_ARCHIVED, MetadataKey: 'Agent.Identifier', MetadataValue: '12' }],
    });
  const standing = async (transaction: string) =>
    new Map((await search(transaction, [])).$results.map((one) => [one.Title, one]));

  it('stands in the transaction once, above what its rules fit or above the rest', async () => {
    const transaction = await newTransaction(await project());
    const fitting = await newUnit(transaction, { Title: 'fits', Agent: [{ Identifier: ['11', '12'] }] });
    const other = await newUnit(transaction, { Title: 'does not' });
    const below = await newUnit(transaction, { Title: 'below', '#unitups': [other] });
    const units = await standing(transaction);
    expect([...units.keys()].sort()).toEqual(
      ['STATIC_ATTACHEMENT', `DYNAMIC_ATTACHEMENT_${OTHER_ARCHIVED}`, 'fits', 'does not', 'below'].sort(),
    );
    const fallback = units.get('STATIC_ATTACHEMENT');
    expect(fallback).toMatchObject({
      DescriptionLevel: 'Series',
      '#management': { UpdateOperation: { SystemId: ARCHIVED } },
    });
    expect((await unit(fitting))?.['#unitups']).toEqual([
      units.get(`DYNAMIC_ATTACHEMENT_${OTHER_ARCHIVED}`)?.['#id'],
    ]);
    expect((await unit(other))?.['#unitups']).toEqual([fallback?.['#id']]);
    expect((await unit(below))?.['#unitups']).toEqual([other]);
  });

  it('is one unit when both name it', async () => {
    const rule = { UnitUp: ARCHIVED, MetadataKey: 'Tag', MetadataValue: 'x' };
    const transaction = await newTransaction(await newProject({ UnitUp: ARCHIVED, UnitUps: [rule] }));
    const id = await newUnit(transaction, { Title: 'fits', Tag: ['x'] });
    const units = await standing(transaction);
    expect([...units.keys()].sort()).toEqual(['STATIC_ATTACHEMENT', 'fits']);
    expect((await unit(id))?.['#unitups']).toEqual([units.get('STATIC_ATTACHEMENT')?.['#id']]);
  });
});

describe('an object', () => {
  const declared = async (usage = 'BinaryMaster', name = 'Plan Barbusse.TXT') => {
    const id = await newUnit(await newTransaction());
    const choice = { unit: id, usage, version: 1 };
    accepted(await collect.declareObject(TENANT, choice, { FileInfo: { Filename: name } }));
    return choice;
  };
  const group = async (unitId: string) => {
    const id = String((await unit(unitId))?.['#object']);
    return accepted(await collect.objectGroup(TENANT, id)).$results[0];
  };

  it('is declared, received, identified and given back', async () => {
    const choice = await declared('TextContent');
    const bytes = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n', 'latin1');
    accepted(await collect.sendBinary(TENANT, choice, bytes));
    const found = await group(choice.unit);
    const [qualifier] = found?.['#qualifiers'] ?? [];
    const [object] = qualifier?.versions ?? [];
    expect(found).toMatchObject({
      '#opi': (await unit(choice.unit))?.['#opi'],
      '#nbobjects': 1,
      '#unitups': [choice.unit],
      FileInfo: { Filename: 'Plan Barbusse.TXT' },
    });
    expect(qualifier).toMatchObject({ qualifier: 'TextContent', '#nbc': 1 });
    expect(object).toEqual({
      '#id': expect.stringMatching(/^aebq/),
      DataObjectVersion: 'TextContent_1',
      FileInfo: { Filename: 'Plan Barbusse.TXT', LastModified: expect.any(String) },
      Uri: `Content/${object?.['#id']}.txt`,
      MessageDigest: sha512(bytes),
      Algorithm: 'SHA-512',
      Size: bytes.length,
      FormatIdentification: expect.objectContaining({ FormatId: expect.stringMatching(/^fmt\/1[5-9]$/) }),
    });
    const answer = await collect.binary(TENANT, choice);
    expect(await readBytes(accepted(answer))).toEqual(bytes);
    expect(answer.headers['content-disposition']).toContain('Plan Barbusse.TXT');
  });

  it('may be of any size, and of no known format', async () => {
    const choice = await declared('BinaryMaster', 'noise');
    const bytes = randomBytes(5 * 2 ** 20);
    accepted(await collect.sendBinary(TENANT, choice, bytes));
    const [object] = (await group(choice.unit))?.['#qualifiers']?.[0]?.versions ?? [];
    expect(object).toMatchObject({ Size: bytes.length, MessageDigest: sha512(bytes) });
    expect(object?.Uri).toBe(`Content/${object?.['#id']}`);
    expect(object).not.toHaveProperty('FormatIdentification');
    expect(sha512(await readBytes(accepted(await collect.binary(TENANT, choice))))).toBe(sha512(bytes));
  });

  it('may be sent again: its bytes are replaced, and nothing is left of the others', async () => {
    const choice = await declared();
    for (const text of ['first', 'second'])
      accepted(await collect.sendBinary(TENANT, choice, Buffer.from(text)));
    expect((await readBytes(accepted(await collect.binary(TENANT, choice)))).toString()).toBe('second');
    const { rows } = await database.query<{ readonly id: string }>(
      `select f.id from collect_folder f join collect_unit u on u.opi = f.transaction_id where u.id = $1`,
      [choice.unit],
    );
    expect(rows).toHaveLength(1);
    const { rows: kept } = await database.query<{ readonly id: string }>('select id from collect_folder');
    expect(new Set(await readdir(join(folder, 'workspace')))).toEqual(new Set(kept.map(({ id }) => id)));
  });

  it('has versions and usages, in one group of its unit', async () => {
    const choice = await declared();
    for (const next of [
      { usage: 'BinaryMaster', version: 2 },
      { usage: 'PhysicalMaster', version: 1 },
    ])
      accepted(await collect.declareObject(TENANT, { ...choice, ...next }, {}));
    const found = await group(choice.unit);
    expect(found?.['#nbobjects']).toBe(3);
    expect(
      (found?.['#qualifiers'] ?? []).flatMap(({ versions }) =>
        versions.map(({ DataObjectVersion }) => DataObjectVersion),
      ),
    ).toEqual(['PhysicalMaster_1', 'BinaryMaster_1', 'BinaryMaster_2']);
  });
});
