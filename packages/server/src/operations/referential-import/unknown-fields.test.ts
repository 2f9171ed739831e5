import { beforeAll, describe, expect, it } from 'vitest';
import { ADMINISTRATION_TENANT, startReferential } from '../../../test/referential/start-referential.ts';
import { type CollectionName, internalOntology } from '../../referential/index.ts';

const bench = await startReferential();
const griffin = { Identifier: 'G1', Name: 'G', ExecutableName: 'g', ExecutableVersion: '1' };
const named = { Identifier: 'X', Name: 'X' };
const CASES: readonly (readonly [CollectionName, number, object, readonly object[]])[] = [
  ['AccessContract', 0, named, []],
  ['IngestContract', 0, named, []],
  ['ManagementContract', 0, named, []],
  ['Profile', 1, { ...named, Format: 'RNG' }, []],
  ['ArchiveUnitProfile', 0, { ...named, ControlSchema: '{"type":"object"}' }, []],
  ['SecurityProfile', 1, { ...named, FullAccess: true }, []],
  ['Context', 1, { ...named, SecurityProfile: 'X' }, []],
  ['Griffin', 1, { ...griffin, Identifier: 'X' }, [griffin]],
  [
    'PreservationScenario',
    0,
    {
      ...named,
      ActionList: ['ANALYSE'],
      DefaultGriffin: {
        GriffinIdentifier: 'G1',
        Timeout: 1,
        MaxSize: 1,
        Debug: false,
        ActionDetail: [{ Type: 'ANALYSE', Values: {} }],
      },
    },
    [],
  ],
  [
    'Ontology',
    1,
    { Identifier: 'X', Type: 'TEXT', Origin: 'EXTERNAL' },
    internalOntology('2020-01-01T00:00:00.000'),
  ],
  ['Schema', 0, { Path: 'X', Type: 'TEXT', Cardinality: 'ONE' }, []],
];

beforeAll(async () => {
  expect(await bench.importJson('Griffin', [griffin], ADMINISTRATION_TENANT)).toMatchObject({ status: 'OK' });
});

/** Vitam takes a list that another version exported: what a model does not know is left out. Here the journal names it. */
describe('fields that a model does not know are left out, and the journal names them', () => {
  it.each(CASES)('%s', async (collection, tenant, item, others) => {
    const given = [...others, { ...item, Couleur: 'bleu', Taille: { Hauteur: 1 } }];
    const result = await bench.importJson(collection, given, tenant);
    expect([result.status, result.findings]).toEqual(['OK', []]);
    const { data } = await bench.journal(result, tenant);
    expect(data).toMatchObject({ ignoredFields: ['X.Couleur', 'X.Taille'] });
    const kept = await bench.snapshot(tenant).find(collection, 'X');
    expect(kept).toBeDefined();
    expect(kept).not.toHaveProperty('Couleur');
  });
});
