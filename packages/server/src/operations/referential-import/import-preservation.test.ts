import { beforeAll, describe, expect, it } from 'vitest';
import { ADMINISTRATION_TENANT, startReferential } from '../../../test/referential/start-referential.ts';

const bench = await startReferential();
const griffin = (Identifier: string, more: object = {}) => ({
  Identifier,
  Name: `Griffin ${Identifier}`,
  ExecutableName: 'tool',
  ExecutableVersion: '1.0',
  ...more,
});
const use = (GriffinIdentifier: string, more: object = {}) => ({
  GriffinIdentifier,
  Timeout: 20,
  MaxSize: 1_000_000,
  Debug: false,
  ActionDetail: [{ Type: 'GENERATE', Values: { Extension: 'gif', Args: ['-quality', '90'] } }],
  ...more,
});
const scenario = (Identifier: string, more: object = {}) => ({
  Identifier,
  Name: `Scenario ${Identifier}`,
  ActionList: ['GENERATE'],
  DefaultGriffin: use('G1'),
  ...more,
});
const importGriffins = (list: readonly object[]) => bench.importJson('Griffin', list, ADMINISTRATION_TENANT);
const importScenarios = (list: readonly object[]) => bench.importJson('PreservationScenario', list);

beforeAll(async () => {
  await importGriffins([griffin('G1'), griffin('G2')]);
});

describe('griffins', () => {
  it('replace the list in place', async () => {
    const result = await importGriffins([griffin('G1', { Description: 'New' }), griffin('G3')]);
    expect(result.status).toBe('OK');
    expect((await bench.journal(result, ADMINISTRATION_TENANT)).events).toEqual([
      'STP_BACKUP_GRIFFIN.OK',
      'GRIFFIN_REPORT.OK',
      'STP_IMPORT_GRIFFIN.OK',
    ]);
    const griffins = await bench.snapshot().all('Griffin');
    expect([...griffins.keys()]).toEqual(['G1', 'G3']);
    expect(griffins.get('G1')).toMatchObject({ Description: 'New', _v: 1 });
  });

  it.each([
    ['REFERENTIAL_IDENTIFIER_REPEATED', [griffin('G1'), griffin('G1')]],
    ['REFERENTIAL_FIELD_EMPTY', [griffin('G1', { Name: undefined })]],
    ['REFERENTIAL_FIELD_EMPTY', [griffin('')]],
    ['REFERENTIAL_DATE_INVALID', [griffin('G1', { CreationDate: 'never' })]],
  ])('are refused: %s', async (code, list) => {
    const result = await importGriffins(list);
    expect(result.status).toBe('KO');
    expect(result.findings.map((finding) => finding.code)).toContain(code);
    const { events, data } = await bench.journal(result, ADMINISTRATION_TENANT);
    expect(events.at(-1)).toBe('STP_IMPORT_GRIFFIN.KO');
    expect(data).toHaveProperty('ErrorDetail');
  });
});

describe('preservation scenarios', () => {
  it('replace the tenant’s list; unknown fields are left out', async () => {
    expect(await importScenarios([scenario('S1', { Surprise: 1 }), scenario('S2')])).toMatchObject({
      status: 'OK',
    });
    expect(await importScenarios([scenario('S1', { Name: 'Other' })])).toMatchObject({ status: 'OK' });
    const scenarios = await bench.snapshot().all('PreservationScenario');
    expect([...scenarios.keys()]).toEqual(['S1']);
    expect(scenarios.get('S1')).toMatchObject({ Name: 'Other', DefaultGriffin: { Timeout: 20 } });
    expect((await bench.snapshot(2).all('PreservationScenario')).size).toBe(0);
  });

  it.each([
    ['REFERENTIAL_SCENARIO_WITHOUT_GRIFFIN', scenario('S', { DefaultGriffin: undefined })],
    ['REFERENTIAL_GRIFFIN_UNKNOWN', scenario('S', { DefaultGriffin: use('none') })],
    [
      'REFERENTIAL_FORMAT_UNKNOWN',
      scenario('S', { GriffinByFormat: [use('G1', { FormatList: ['fmt/none'] })] }),
    ],
    ['REFERENTIAL_FIELD_FORM', scenario('S', { DefaultGriffin: use('G1', { Timeout: 0 }) })],
    ['REFERENTIAL_FIELD_NOT_IN_LIST', scenario('S', { ActionList: ['DANCE'] })],
    ['REFERENTIAL_DATE_INVALID', scenario('S', { CreationDate: 'never' })],
  ])('are refused: %s', async (code, given) => {
    const result = await importScenarios([given]);
    expect(result.status).toBe('KO');
    expect(result.findings.map((finding) => finding.code)).toContain(code);
    expect((await bench.journal(result)).data.ErrorDetail).toContain('S');
  });

  it('keep their griffins in place: a used one does not go, and its change is remarked', async () => {
    expect(await importGriffins([griffin('G3')])).toMatchObject({
      status: 'KO',
      findings: [{ code: 'REFERENTIAL_IN_USE', identifier: 'G1', parameters: { users: ['S1'] } }],
    });
    expect(await importGriffins([griffin('G1', { Description: 'Newer' }), griffin('G3')])).toMatchObject({
      status: 'WARNING',
      findings: [{ code: 'REFERENTIAL_USED_UPDATED', identifier: 'G1' }],
    });
  });

  it('go with an empty list, and so do griffins then', async () => {
    expect(await importScenarios([])).toMatchObject({ status: 'OK' });
    expect(await importGriffins([])).toMatchObject({ status: 'OK' });
    expect((await bench.snapshot().all('Griffin')).size).toBe(0);
  });
});
