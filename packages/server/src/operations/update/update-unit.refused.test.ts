import { describe, expect, it } from 'vitest';
import { newOperationId } from '../../../test/engine/toy-engine.ts';
import { startUpdate } from '../../../test/update/start-update.ts';

const bench = await startUpdate();
const set = (fields: object) => [{ $set: fields }];
const id = await bench.depositUnit(
  { Title: 'Untouched', StartDate: '2000-01-01' },
  {
    AccessRule: {
      Rules: [{ Rule: 'ACC-00002', StartDate: '2000-01-01' }],
      Inheritance: { PreventInheritance: true },
    },
  },
);
const before = await bench.stored(id);

/** Refused, with its journal; the unit is what it was, in the database and on the offers. */
async function refused(actions: readonly object[], contract = 'ALL') {
  const operationId = newOperationId(0);
  const error = await bench.change(id, actions, { contract, operationId }).then(
    () => new Error('it was accepted'),
    (thrown: unknown) => thrown,
  );
  expect(await bench.stored(id)).toEqual(before);
  const { rows } = await bench.database.query('select from unit_staged where operation_id = $1', [
    operationId,
  ]);
  expect(rows).toHaveLength(0);
  const { events } = await bench.journalOf(operationId);
  const data = JSON.parse(events.at(-1)?.evDetData ?? '{}') as {
    readonly errorCode?: string;
    readonly Faults?: readonly { readonly code: string }[];
  };
  // an update has sentences of its own: those of deposits speak of packages
  expect(data.Faults?.filter(({ code }) => code.startsWith('INGEST_'))).toEqual([]);
  return { error, events: events.map(({ outDetail }) => outDetail), errorCode: data.errorCode };
}

describe('an update that the contract does not allow', () => {
  it.each([
    ['READ', set({ Title: 'x' }), 'UPDATE_UNIT_PERMISSION', 401],
    ['NONE', set({ Title: 'x' }), 'UPDATE_UNIT_PERMISSION', 401],
    ['DESC', set({ '#management.AccessRule.Rules': [] }), 'UPDATE_UNIT_DESC_PERMISSION', 401],
    ['DESC', [{ $unset: ['#management.AccessRule'] }], 'UPDATE_UNIT_DESC_PERMISSION', 401],
    ['DESC', set({ ArchiveUnitProfile: 'AUP-OPEN' }), 'UPDATE_UNIT_DESC_PERMISSION', 401],
    ['OTHER', set({ Title: 'x' }), 'UNIT_NOT_FOUND', 404],
  ])('%s: %j', async (contract, actions, code, status) => {
    const { error, events } = await refused(actions, contract);
    expect(error).toMatchObject({ code, status });
    expect(events[0]).toBe('UNIT_METADATA_UPDATE_CHECK_PERMISSION.KO');
    expect(events).toHaveLength(2);
  });
});

const access = (rule: object, more: object = {}) =>
  set({ '#management.AccessRule': { Rules: [rule], ...more } });

describe('an update of rules that is refused', () => {
  it.each([
    ['UPDATE_RULE_END_DATE', access({ Rule: 'ACC-00002', EndDate: '2030-01-01' })],
    ['CREATE_RULE_END_DATE', access({ Rule: 'ACC-00001', EndDate: '2030-01-01' })],
    ['CREATE_RULE_END_DATE', set({ '#management.AccessRule.Rules.0.EndDate': '2030-01-01' })],
    ['UPDATE_RULE_FINAL_ACTION', access({ Rule: 'ACC-00001' }, { FinalAction: 'Keep' })],
    ['CREATE_RULE_FINAL_ACTION', set({ '#management.AppraisalRule': { Rules: [{ Rule: 'APP-00001' }] } })],
    [
      'CREATE_RULE_FINAL_ACTION',
      set({ '#management.AppraisalRule': { Rules: [{ Rule: 'APP-00001' }], FinalAction: 'Burn' } }),
    ],
    ['CREATE_RULE_EXIST', access({ Rule: 'ACC-99999' })],
    ['CREATE_RULE_CATEGORY', access({ Rule: 'APP-00001' })],
    ['UPDATE_RULE_START_DATE', access({ Rule: 'ACC-00002', StartDate: '9000-01-01' })],
    ['CREATE_RULE_START_DATE', access({ Rule: 'ACC-00001', StartDate: '9999-01-01' })],
    ['DELETE_CATEGORY_INHERITANCE', [{ $unset: ['#management.AccessRule'] }]],
    ['DELETE_CATEGORY_INHERITANCE', set({ '#management': {} })],
    ['CHECK_RULES', access({ Rule: 'ACC-00001' }, { Inheritance: { PreventRulesId: ['ACC-99999'] } })],
  ])('%s: %j', async (name, actions) => {
    const { error, events, errorCode } = await refused(actions);
    expect(errorCode).toBe(`ACCESS_INTERNAL_UPDATE_UNIT_${name}`);
    expect(error).toMatchObject({ code: 'UPDATE_UNIT_REFUSED', status: 400 });
    expect(error instanceof Error && error.message).toContain(`ACCESS_INTERNAL_UPDATE_UNIT_${name}`);
    expect(events).toEqual([
      'UNIT_METADATA_UPDATE_CHECK_PERMISSION.OK',
      'UNIT_METADATA_UPDATE_CHECK_RULES.KO',
      'STP_UPDATE_UNIT.KO',
    ]);
  });

  it('an unknown classification level', async () => {
    const ClassificationRule = { ClassificationLevel: 'Top secret', ClassificationOwner: 'x' };
    const { error } = await refused(set({ '#management.ClassificationRule': ClassificationRule }));
    expect(error instanceof Error && error.message).toContain(
      'Classification Level is not in the list of allowed values',
    );
  });
});

describe('an update that makes a wrong document', () => {
  it.each([
    ['CHECK_UNIT_SCHEMA.KO', [{ $unset: ['Title'] }]],
    ['CHECK_UNIT_SCHEMA.KO', set({ Title: '' })],
    ['CHECK_UNIT_SCHEMA.KO', set({ DescriptionLevel: 'Shelf' })],
    ['CHECK_UNIT_SCHEMA.KO', set({ StartDate: 'long ago' })],
    ['CHECK_UNIT_SCHEMA.KO', set({ EndDate: '1999-01-01' })],
    ['CHECK_UNIT_SCHEMA.KO', set({ Description: '<script>alert(1)</script>' })],
    ['CHECK_UNIT_SCHEMA.KO', set({ 'Writer.0.FirstName': 'nobody is there yet' })],
    ['CHECK_UNIT_SCHEMA.KO', set({ '#management.AccessRule': 'none' })],
    ['CHECK_UNIT_SCHEMA.KO', set({ '#management': 'none' })],
    ['UNIT_METADATA_UPDATE_CHECK_RULES.KO', set({ 'Title.fr': 'x' })],
    ['UNIT_METADATA_UPDATE_CHECK_DT.KO', set({ ArchiveUnitProfile: 'AUP-NONE' })],
    ['UNIT_METADATA_UPDATE_CHECK_DT.KO', set({ ArchiveUnitProfile: 'AUP-OFF' })],
    [
      'UNIT_METADATA_UPDATE_CHECK_DT.KO',
      set({ ArchiveUnitProfile: 'AUP-SHORT', Title: 'Far too long a title' }),
    ],
  ])('%s: %j', async (event, actions) => {
    const { error, events } = await refused(actions);
    expect(error).toMatchObject({ code: 'UPDATE_UNIT_REFUSED', status: 400 });
    expect(events).toContain(event);
  });
});

describe('updates of one unit at the same time', () => {
  it('never lose one another: each is done, or refused as a conflict', async () => {
    const unit = await bench.depositUnit({ Title: 'Start' });
    const results = await Promise.allSettled(
      Array.from({ length: 6 }, (_, n) => bench.change(unit, set({ [`Free${n}`]: 'x' }))),
    );
    const done = results.filter(({ status }) => status === 'fulfilled').length;
    const conflicts = results.filter((result) => result.status === 'rejected');
    for (const { reason } of conflicts)
      expect(reason).toMatchObject({ code: 'UPDATE_UNIT_CONFLICT', status: 409 });
    const stored = await bench.stored(unit);
    expect(stored._v).toBe(done);
    expect(Object.keys(stored).filter((name) => name.startsWith('Free'))).toHaveLength(done);
    expect(stored._ops).toHaveLength(done + 1);
  });
});
