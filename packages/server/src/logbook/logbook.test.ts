import { describe, expect, it } from 'vitest';
import { cloneDatabase } from '../../test/support/index.ts';
import { createGuidFactory, derivedGuid, systemClock } from '../platform/index.ts';
import {
  appendEvents,
  type FactsPlace,
  factsChunk,
  forgetFacts,
  forgetLifecycles,
  ITEMS_PER_CHUNK,
  insertFacts,
  insertFactsFrom,
  type JournalLine,
  journalLines,
  type LifecycleDeclaration,
  lifecycleProblems,
  type OperationReference,
  persistSharedEvents,
  readLifecycle,
  readOperation,
  readOperations,
  replayJournal,
  type StoredFact,
  writeMaster,
  writeSharedEvents,
} from './index.ts';

const { database } = await cloneDatabase();
const { database: rebuilt } = await cloneDatabase();
const newGuid = createGuidFactory({ platformId: 1, processId: 4242, clock: systemClock });

const AT = '2024-05-01T10:11:12.345';
const AGENT = '{"Name":"worker"}';

async function newOperation(tenant = 0): Promise<OperationReference> {
  const operation = { tenant, id: newGuid('operation', tenant) };
  await writeMaster(database, operation, {
    evId: operation.id,
    evParentId: null,
    evType: 'PROCESS_SIP_UNITARY',
    evDateTime: AT,
    evIdProc: operation.id,
    evTypeProc: 'INGEST',
    outcome: 'STARTED',
    outDetail: 'PROCESS_SIP_UNITARY.STARTED',
    outMessg: 'Début',
    agId: AGENT,
    evIdReq: operation.id,
  });
  return operation;
}

async function append(operation: OperationReference, ...details: readonly string[]): Promise<void> {
  await appendEvents(database, operation, {
    at: AT,
    agId: AGENT,
    events: () =>
      details.map((detail, place) => ({
        evType: detail,
        outcome: 'OK',
        outDetail: `${detail}.OK`,
        outMessg: detail,
        ...(place === 0 ? {} : { parent: 0 }),
      })),
  });
}

const GROUP_EVENTS: readonly { readonly action: string; readonly event: LifecycleDeclaration }[] = [
  { action: 'CHECK_DIGEST', event: { kind: 'objectgroup', evType: 'LFC.CHECK_DIGEST' } },
  { action: 'CHECK_UNIT_SCHEMA', event: { kind: 'unit', evType: 'LFC.CHECK_UNIT_SCHEMA' } },
];

async function share(operation: OperationReference, step = 0, declarations = GROUP_EVENTS): Promise<void> {
  await writeSharedEvents(database, operation, {
    step,
    at: AT,
    evTypeProc: 'INGEST',
    agId: AGENT,
    language: 'fr',
    declarations,
  });
}

const PLACE: FactsPlace = { step: 0, action: 'CHECK_DIGEST', batchFrom: 0 };

function groupOf(operation: OperationReference, ordinal: number): string {
  return derivedGuid('objectgroup', operation.tenant, operation.id, ordinal);
}

async function giveFacts(
  operation: OperationReference,
  facts: Readonly<Record<number, readonly StoredFact[]>>,
  place = PLACE,
): Promise<void> {
  const items = Object.entries(facts).map(
    ([ordinal, list]) => [groupOf(operation, Number(ordinal)), list] as const,
  );
  await insertFacts(database, operation, factsChunk(place, 'objectgroup', 0, new Map(items), 'fr'));
}

async function lifecycleOf(operation: OperationReference, ordinal: number) {
  return await readLifecycle(database, {
    tenant: operation.tenant,
    kind: 'objectgroup',
    itemId: groupOf(operation, ordinal),
    createdBy: operation.id,
    operations: [operation.id],
  });
}

async function linesOf(operation: OperationReference, header = {}): Promise<readonly JournalLine[]> {
  return await database.transaction((transaction) =>
    Array.fromAsync(journalLines(transaction, operation, header)),
  );
}

describe("an operation's journal", () => {
  it('has the first event at its root and the others in order, each with an id of its own', async () => {
    const operation = await newOperation();
    await append(operation, 'STP_A.STARTED');
    await append(operation, 'STP_A', 'ACTION', 'ACTION.SUB');
    const document = await readOperation(database, operation);
    expect(document).toMatchObject({
      _id: operation.id,
      _tenant: 0,
      _v: 2,
      _lastPersistedDate: AT,
      evType: 'PROCESS_SIP_UNITARY',
    });
    expect(document?.events.map((event) => event.evType)).toEqual([
      'STP_A.STARTED',
      'STP_A',
      'ACTION',
      'ACTION.SUB',
    ]);
    expect(document?.events.map((event) => event.evId)).toEqual(
      [1, 2, 3, 4].map((ordinal) => derivedGuid('event', 0, operation.id, ordinal)),
    );
    expect(document?.events[2]?.evParentId).toBe(document?.events[1]?.evId);
    expect(
      document?.events.every((event) => event.evIdProc === operation.id && event.evTypeProc === 'INGEST'),
    ).toBe(true);
    expect(document?.events.every((event) => event.evIdReq === operation.id)).toBe(true);
  });

  it('is read for several operations at once, in the order asked for, with their last events', async () => {
    const first = await newOperation();
    const second = await newOperation(1);
    await append(first, 'A', 'B', 'C');
    await append(second, 'D');
    const absent = { tenant: 0, id: newGuid('operation', 0) };
    const read = await readOperations(database, [second, absent, first], { lastEvents: 2 });
    expect(read.map((document) => document.events.map((event) => event.evType))).toEqual([['D'], ['B', 'C']]);
    expect(await readOperation(database, { tenant: 1, id: first.id })).toBeUndefined();
    expect(await readOperations(database, [])).toEqual([]);
  });

  it('refuses events for an operation that it does not know', async () => {
    await expect(append({ tenant: 0, id: newGuid('operation', 0) }, 'A')).rejects.toThrow('has no journal');
  });

  it('holds JSON fields as text, and as JSON for queries', async () => {
    const operation = await newOperation();
    await appendEvents(database, operation, {
      at: AT,
      agId: AGENT,
      masterUpdates: [{ evDetData: { EvDetailReq: 'SIP' }, agIdExt: '{"originatingAgency":"RATP"}' }],
      events: () => [
        { evType: 'A', outcome: 'OK', outDetail: 'A.OK', outMessg: '', evDetData: '{"FileName":"x.csv"}' },
      ],
    });
    const found = await database.query<{ file: string; agency: string }>(
      `select event.parsed #>> '{evDetData,FileName}' as file, operation.parsed #>> '{agIdExt,originatingAgency}' as agency
       from logbook_event as event join logbook_operation as operation on operation.id = event.operation_id
       where operation_id = $1`,
      [operation.id],
    );
    expect(found.rows).toEqual([{ file: 'x.csv', agency: 'RATP' }]);
    expect((await readOperation(database, operation))?.evDetData).toBe('{\n  "EvDetailReq" : "SIP"\n}');
  });
});

describe('facts of lifecycles', () => {
  it('are found item by item', async () => {
    const operation = await newOperation();
    await share(operation);
    await giveFacts(operation, {
      1: [{ k: 'CALC_CHECK', o: 'object-1', d: '{"MessageDigest":"aa"}' }],
      2: [{ d: '{"x":1}' }],
    });
    await persistSharedEvents(database, operation, '2024-05-01T11:00:00.000');
    const first = await lifecycleOf(operation, 1);
    expect(first?.events.map((event) => [event.outDetail, event.obId, event.evDetData])).toEqual([
      ['LFC.CHECK_DIGEST.CALC_CHECK.OK', 'object-1', '{"MessageDigest":"aa"}'],
      ['LFC.CHECK_DIGEST.OK', groupOf(operation, 1), '{}'],
    ]);
    expect(first?.events.every((event) => event._lastPersistedDate === '2024-05-01T11:00:00.000')).toBe(true);
    expect((await lifecycleOf(operation, 2))?.events.map((event) => event.evDetData)).toEqual(['{"x":1}']);
    expect((await lifecycleOf(operation, 3))?.events.map((event) => event.evDetData)).toEqual(['{}']);
  });

  it('of many items are written by one statement, in chunks', async () => {
    const operation = await newOperation();
    await share(operation);
    const count = 2 * ITEMS_PER_CHUNK + 7;
    const ids = Array.from({ length: count }, (_, ordinal) => groupOf(operation, ordinal));
    const written = await insertFactsFrom(database, operation, PLACE, {
      kind: 'objectgroup',
      firstChunk: 0,
      text: `select id as item_id, case when place = 3 then 'KO' else 'OK' end as status,
          jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('k', 'CALC_CHECK', 'o', id,
            's', case when place = 3 then 'KO' end, 'c', case when place = 3 then 'INVALID' end,
            'd', jsonb_build_object('place', place)::text))) as facts
        from unnest($1::text[]) with ordinality as given (id, place)`,
      values: [ids],
      outcomes: [
        { evType: 'LFC.CHECK_DIGEST.CALC_CHECK', status: 'OK' },
        { evType: 'LFC.CHECK_DIGEST.CALC_CHECK', status: 'KO', subcode: 'INVALID' },
      ],
      language: 'fr',
    });
    expect(written).toEqual({ items: count, chunks: 3 });
    for (const ordinal of [0, ITEMS_PER_CHUNK, count - 1])
      expect((await lifecycleOf(operation, ordinal))?.events[0]).toMatchObject({
        outDetail: 'LFC.CHECK_DIGEST.CALC_CHECK.OK',
        evDetData: `{"place": ${ordinal + 1}}`,
        outMessg: expect.not.stringMatching(/^!/),
      });
    const problems = await database.transaction((transaction) =>
      Array.fromAsync(lifecycleProblems(transaction, operation, 'KO')),
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ kind: 'objectgroup', itemId: groupOf(operation, 2) });
    expect(problems[0]?.events.map((event) => event.outDetail)).toEqual([
      'LFC.CHECK_DIGEST.CALC_CHECK.INVALID.KO',
      'LFC.CHECK_DIGEST.KO',
    ]);
  });

  it('of a step, an action or a batch that is done again go away', async () => {
    const operation = await newOperation();
    await share(operation);
    await giveFacts(operation, { 1: [{ d: '{"batch":0}' }] });
    await giveFacts(operation, { 2: [{ d: '{"batch":9}' }] }, { ...PLACE, batchFrom: 9 });
    await giveFacts(operation, { 3: [{ d: '{"step":1}' }] }, { ...PLACE, step: 1 });
    await forgetFacts(database, operation, { ...PLACE, batchFrom: 9 });
    expect((await lifecycleOf(operation, 2))?.events[0]?.evDetData).toBe('{}');
    expect((await lifecycleOf(operation, 1))?.events[0]?.evDetData).toBe('{"batch":0}');
    await forgetFacts(database, operation, { step: 0 });
    expect((await lifecycleOf(operation, 1))?.events[0]?.evDetData).toBe('{}');
    expect((await lifecycleOf(operation, 3))?.events[0]?.evDetData).toBe('{"step":1}');
  });
});

describe('what items share', () => {
  it('is replaced when its step is done again, and its root keeps its first date', async () => {
    const operation = await newOperation();
    await share(operation);
    await share(operation, 1, [
      { action: 'OBJ_STORAGE', event: { kind: 'objectgroup', evType: 'LFC.OBJ_STORAGE' } },
    ]);
    await share(operation, 0, GROUP_EVENTS.slice(0, 1));
    const lifecycle = await lifecycleOf(operation, 1);
    expect(lifecycle?.events.map((event) => event.evType)).toEqual(['LFC.CHECK_DIGEST', 'LFC.OBJ_STORAGE']);
    await forgetLifecycles(database, operation);
    expect(await lifecycleOf(operation, 1)).toBeUndefined();
  });

  it('is for created items, or for changed ones', async () => {
    const deposit = await newOperation();
    await share(deposit);
    const update = await newOperation();
    await share(update, 0, [
      { action: 'UPDATE', event: { kind: 'objectgroup', evType: 'LFC.UPDATE', audience: 'changed' } },
      { action: 'UPDATE', event: { kind: 'objectgroup', evType: 'LFC.NEW' } },
    ]);
    const lifecycle = await readLifecycle(database, {
      tenant: 0,
      kind: 'objectgroup',
      itemId: groupOf(deposit, 1),
      createdBy: deposit.id,
      operations: [deposit.id, update.id],
    });
    expect(lifecycle?.events.map((event) => [event.evType, event.evIdProc])).toEqual([
      ['LFC.CHECK_DIGEST', deposit.id],
      ['LFC.UPDATE', update.id],
    ]);
  });
});

describe('journal.jsonl', () => {
  async function fullOperation(): Promise<OperationReference> {
    const operation = await newOperation();
    await append(operation, 'STP_A', 'ACTION');
    await share(operation);
    await giveFacts(operation, {
      1: [{ k: 'CALC_CHECK', s: 'KO', c: 'INVALID', o: 'object', d: '{"a":"é"}' }],
      2: [{ i: [{ evType: 'OLD', outMessg: 'Créé' }] }],
    });
    await persistSharedEvents(database, operation, AT);
    return operation;
  }

  it('tells everything, in an order that does not change', async () => {
    const operation = await fullOperation();
    const lines = await linesOf(operation, { workflow: 'DEFAULT_WORKFLOW' });
    expect(lines.map((line) => line.line)).toEqual([
      'journal',
      'operation',
      'master',
      'event',
      'event',
      'shared',
      'shared',
      'shared',
      'shared',
      'facts',
      'item',
      'item',
    ]);
    expect(lines[0]).toEqual({ line: 'journal', format: 1, rendering: 1 });
    expect(await linesOf(operation, { workflow: 'DEFAULT_WORKFLOW' })).toEqual(lines);
  });

  it('read back gives the same answers, and the same journal', async () => {
    const operation = await fullOperation();
    const before = await Promise.all([
      readOperation(database, operation),
      lifecycleOf(operation, 1),
      lifecycleOf(operation, 2),
    ]);
    const lines = await linesOf(operation, { workflow: 'DEFAULT_WORKFLOW' });
    for (let turn = 0; turn < 2; turn++) {
      const header = await rebuilt.transaction((transaction) => replayJournal(transaction, operation, lines));
      expect(header).toEqual({ workflow: 'DEFAULT_WORKFLOW' });
    }
    const after = await Promise.all([
      readOperation(rebuilt, operation),
      ...[1, 2].map((ordinal) =>
        readLifecycle(rebuilt, {
          tenant: 0,
          kind: 'objectgroup',
          itemId: groupOf(operation, ordinal),
          createdBy: operation.id,
          operations: [operation.id],
        }),
      ),
    ]);
    expect(after).toEqual(before);
    const again = await rebuilt.transaction((transaction) =>
      Array.fromAsync(journalLines(transaction, operation, { workflow: 'DEFAULT_WORKFLOW' })),
    );
    expect(again).toEqual(lines);
  });

  it.each([
    ['a line that is none of ours', [{ line: 'nothing' }]],
    ['an item without its chunk', [{ line: 'item', id: 'x', facts: [] }]],
    ['a later format', [{ line: 'journal', format: 2, rendering: 1 }]],
    ['a rendering that we have not', [{ line: 'journal', format: 1, rendering: 9 }]],
    ['no operation', [{ line: 'journal', format: 1, rendering: 1 }]],
  ])('is refused with %s', async (_, lines) => {
    const operation = { tenant: 0, id: newGuid('operation', 0) };
    await expect(replayJournal(database, operation, lines)).rejects.toEqual(
      expect.objectContaining({ code: 'JOURNAL_UNREADABLE' }),
    );
  });
});
