import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ADMINISTRATION_TENANT, startReferential } from '../../../test/referential/start-referential.ts';
import { internalOntology } from '../../referential/index.ts';
import { readReport } from './read-papers.ts';

const bench = await startReferential();
const internal = internalOntology('2020-01-01T00:00:00.000');
const external = (Identifier: string, Type = 'TEXT', more: object = {}) => ({
  Identifier,
  Type,
  Origin: 'EXTERNAL',
  ...more,
});
const importIt = (list: readonly object[], forced = false) =>
  bench.importJson('Ontology', list, ADMINISTRATION_TENANT, forced);

describe('the import of the ontology', () => {
  it('adds external vocabularies to the internal ones, which do not change', async () => {
    const result = await importIt([...internal, external('MyText'), external('MyEnum', 'ENUM')]);
    expect(result.status).toBe('OK');
    expect((await bench.journal(result, ADMINISTRATION_TENANT)).events).toEqual([
      'STP_BACKUP_ONTOLOGY.OK',
      'ONTOLOGY_REPORT.OK',
      'IMPORT_ONTOLOGY.OK',
    ]);
    const ontology = await bench.snapshot().all('Ontology');
    expect(ontology.get('MyText')).toMatchObject({
      TypeDetail: 'STRING',
      StringSize: 'MEDIUM',
      ApiField: 'MyText',
    });
    expect(ontology.get('MyEnum')).toMatchObject({ TypeDetail: 'ENUM' });
    expect(ontology.get('MyEnum')).not.toHaveProperty('StringSize');
    expect(ontology.get('Title')).toMatchObject({ _v: 0 });
  });

  it.each([
    ['TEXT', 'KEYWORD'],
    ['KEYWORD', 'TEXT'],
    ['DATE', 'TEXT'],
    ['DATE', 'KEYWORD'],
    ['GEO_POINT', 'TEXT'],
    ['ENUM', 'KEYWORD'],
  ])('lets %s become %s', async (from, to) => {
    await importIt([...internal, external('MyText'), external('Changing', from)], true);
    expect(await importIt([...internal, external('MyText'), external('Changing', to)])).toMatchObject({
      status: 'OK',
    });
    expect(await bench.snapshot().find('Ontology', 'Changing')).toMatchObject({ Type: to });
  });

  it('removes external vocabularies that nothing uses, and reports', async () => {
    const result = await importIt([...internal, external('MyText')]);
    expect(result.status).toBe('OK');
    const report = await readReport(bench.services, ADMINISTRATION_TENANT, result.operationId ?? '');
    expect(report === undefined ? undefined : JSON.parse(await text(report))).toMatchObject({
      deletedOntologies: ['Changing'],
      updatedOntologies: [],
      createdOntologies: [],
    });
  });

  it('changes what it is forced to', async () => {
    const changed = internal.map((entry) =>
      entry.Identifier === 'GpsAltitude' ? { ...entry, Type: 'DOUBLE' } : entry,
    );
    expect(await importIt([...changed, external('MyText')], true)).toMatchObject({ status: 'OK' });
    expect(await importIt([...internal, external('MyText')], true)).toMatchObject({ status: 'OK' });
  });
});

describe('an import of the ontology that is refused', () => {
  const all = [...internal, external('MyText')];
  it.each([
    ['MISSING_INFORMATION', [...all, { Identifier: 'X', Type: 'TEXT' }]],
    ['MISSING_INFORMATION', [...all, { Type: 'TEXT', Origin: 'EXTERNAL' }]],
    ['INVALID_PARAMETER', [...all, external('Ma Date')]],
    ['INVALID_PARAMETER', [...all, external('#MaDate')]],
    ['INVALID_PARAMETER', [...all, external('_MaDate')]],
    ['INVALID_PARAMETER', [...all, external('X', 'TEXT', { CreationDate: 'never' })]],
    ['IDENTIFIER_ALREADY_IN_ONTOLOGY', [...all, external('mytext')]],
    ['IDENTIFIER_ALREADY_IN_ONTOLOGY', [...all, external('refnonruleid')]],
    ['UPDATE_INVALID_TYPE', [...internal, external('MyText', 'LONG')]],
    ['DELETE_NOT_AUTHORIZED', all.slice(1)],
    ['ID_NOT_ALLOWED_IN_CREATE', [...all, external('X', 'TEXT', { '#id': 'x' })]],
    ['EXCEPTION', [...all, external('X', 'NUMBER')]],
    ['INTERNAL_EXTERNAL_CONFLICT_EXCEPTION', [...internal, { ...external('MyText'), Origin: 'INTERNAL' }]],
  ])('%s', async (code, list) => {
    const before = await bench.snapshot().all('Ontology');
    const result = await importIt(list);
    expect(result.status).toBe('KO');
    expect(result.findings.map((finding) => finding.code)).toContain(`STP_IMPORT_ONTOLOGIES_${code}`);
    const { events, data } = await bench.journal(result, ADMINISTRATION_TENANT);
    expect(events.at(-1)).toBe('IMPORT_ONTOLOGY.KO');
    expect(data).toHaveProperty('ontologyCheck');
    expect(await bench.snapshot().all('Ontology')).toEqual(before);
  });

  it('DELETE_USED_ONTOLOGY: a profile of any tenant names it', async () => {
    const ControlSchema = '{"type":"object","properties":{"MyText":{"type":"string"}}}';
    await bench.importJson('ArchiveUnitProfile', [{ Identifier: 'AUP', Name: 'AUP', ControlSchema }]);
    expect(await importIt(internal)).toMatchObject({
      status: 'KO',
      findings: [
        {
          code: 'STP_IMPORT_ONTOLOGIES_DELETE_USED_ONTOLOGY',
          parameters: { users: ['ArchiveUnitProfile AUP'] },
        },
      ],
    });
    expect(await importIt(internal, true)).toMatchObject({ status: 'OK' });
  });

  it('NOT_AUTHORIZED_FOR_TENANT', async () => {
    expect(await bench.importJson('Ontology', internal, 0)).toMatchObject({
      status: 'KO',
      findings: [{ code: 'STP_IMPORT_ONTOLOGIES_NOT_AUTHORIZED_FOR_TENANT' }],
    });
  });
});

describe('a vocabulary whose field documents hold', () => {
  const held = [
    external('CouleurDuDos'),
    external('HeureDePose', 'DATE'),
    external('Nuance"é\\'),
    external('Libre'),
  ];
  const hold = async (): Promise<void> => {
    expect(await importIt([...internal, ...held], true)).toMatchObject({ status: 'OK' });
    await bench.database.query('delete from unit; delete from object_group');
    await bench.database.query(
      `insert into unit (tenant, shelf, id, unit_type, opi, ops, created_at, updated_at, words, document) values
         (7, 0, 'unit-bare', 'INGEST', 'x', '{x}', now(), now(), '', '{"Title": "\\"Libre\\": Libre"}'),
         (7, 0, 'unit-deep', 'INGEST', 'x', '{x}', now(), now(), '', $1)`,
      [
        JSON.stringify({
          OriginatingAgency: { OrganizationDescriptiveMetadata: { Armoire: [{ CouleurDuDos: 'rouge' }] } },
          'Nuance"é\\': 'x',
        }),
      ],
    );
    await bench.database.query(
      `insert into object_group (tenant, id, opi, ops, created_at, updated_at, document)
       values (0, 'group-1', 'x', '{x}', now(), now(), '{"OtherMetadata": {"HeureDePose": "2024-01-01"}}')`,
    );
  };

  it('may not leave the list: at any depth, in units and groups of any tenant', async () => {
    await hold();
    const before = await bench.snapshot().all('Ontology');
    const result = await importIt(internal);
    expect(result.status).toBe('KO');
    expect(
      result.findings.map(({ code, identifier, parameters }) => [code, identifier, parameters.users]),
    ).toEqual(
      [
        ['CouleurDuDos', 'Unit unit-deep (tenant 7)'],
        ['HeureDePose', 'ObjectGroup group-1 (tenant 0)'],
        ['Nuance"é\\', 'Unit unit-deep (tenant 7)'],
      ].map(([name, user]) => ['STP_IMPORT_ONTOLOGIES_DELETE_USED_ONTOLOGY', name, [user]]),
    );
    expect(await bench.snapshot().all('Ontology')).toEqual(before);
    const report = await readReport(bench.services, ADMINISTRATION_TENANT, result.operationId ?? '');
    const told = report === undefined ? '' : await text(report);
    expect(told).toContain('CouleurDuDos');
    expect(told).toContain('Unit unit-deep (tenant 7)');
    expect(told).toContain('Remettez-le dans le fichier');
    expect(told).toContain('Put it back in the file');
  });

  it('leaves it when no document holds it, though texts name it', async () => {
    await hold();
    expect(await importIt([...internal, ...held.slice(0, -1)])).toMatchObject({ status: 'OK' });
  });

  it('is told who holds it when its type may not change, and changes to a permitted one', async () => {
    await hold();
    const retyped = (type: string) => [
      ...internal,
      ...held.map((entry) => (entry.Identifier === 'HeureDePose' ? { ...entry, Type: type } : entry)),
    ];
    const refused = await importIt(retyped('LONG'));
    expect(refused.status).toBe('KO');
    expect(refused.findings).toMatchObject([
      { code: 'STP_IMPORT_ONTOLOGIES_UPDATE_INVALID_TYPE', parameters: { from: 'DATE', to: 'LONG' } },
      {
        code: 'ONTOLOGY_FIELD_HELD',
        warning: true,
        parameters: { identifier: 'HeureDePose', users: ['ObjectGroup group-1 (tenant 0)'] },
      },
    ]);
    expect(await importIt(retyped('KEYWORD'))).toMatchObject({ status: 'OK' });
  });

  it('leaves it when it is forced, as in Vitam', async () => {
    await hold();
    expect(await importIt(internal, true)).toMatchObject({ status: 'OK' });
  });
});
