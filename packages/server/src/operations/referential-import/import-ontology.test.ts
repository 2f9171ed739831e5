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
      findings: [{ code: 'STP_IMPORT_ONTOLOGIES_DELETE_USED_ONTOLOGY', parameters: { profiles: ['AUP'] } }],
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
