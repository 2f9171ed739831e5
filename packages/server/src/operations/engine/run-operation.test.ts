import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openToyBench } from '../../../test/engine/toy-bench.ts';
import { createToyOperation, journalOf, untilStopped } from '../../../test/engine/toy-engine.ts';
import { TOY, type ToyServices, toyWorkflow, unitId } from '../../../test/engine/toy-workflow.ts';
import { readLifecycle, readOperation } from '../../logbook/index.ts';
import type { EngineDependencies, Outcome, Workflow } from './index.ts';

const bench = await openToyBench();
const { database, folder, storage, engine } = bench;

function start(workflow: Workflow, changes: Partial<EngineDependencies> = {}): Workflow {
  bench.startWorker(workflow, { engine: changes });
  return workflow;
}

function scripted(script: Readonly<Record<string, Outcome | Error>>): ToyServices {
  return {
    storage,
    before: async (action) => {
      const given = script[action];
      if (given instanceof Error) throw given;
      return given;
    },
  };
}

async function run(workflow: Workflow, parameters?: Readonly<Record<string, unknown>>) {
  start(workflow);
  const operation = await createToyOperation(
    engine,
    workflow,
    parameters === undefined ? {} : { parameters },
  );
  const status = await untilStopped(database, operation);
  return { operation, status, journal: await journalOf(database, operation) };
}

async function runsOf(operationId: string): Promise<readonly string[]> {
  const found = await database.query<{ run: string }>(
    `select action || coalesce(':' || from_ordinal, '') as run from toy_run where operation_id = $1 order by id`,
    [operationId],
  );
  return found.rows.map((row) => row.run);
}

async function filesOf(operationId: string): Promise<readonly string[]> {
  const files = await readdir(join(folder, 'offer-2'), { recursive: true });
  return files.filter((file) => file.includes(`${operationId}/`)).map((file) => file.split('/').at(-1) ?? '');
}

const WHOLE_JOURNAL = [
  'STP_TOY_CHECK.STARTED.OK',
  'STP_TOY_CHECK.OK',
  'TOY_READ.OK',
  'TOY_JUDGE.OK',
  'STP_TOY_STAGE.STARTED.OK',
  'STP_TOY_STAGE.OK',
  'TOY_STAGE.OK',
  'TOY_FOLLOW.OK',
  'STP_TOY_STORE.STARTED.OK',
  'STP_TOY_STORE.OK',
  'TOY_STORE.OK',
  'STP_TOY_END.STARTED.OK',
  'STP_TOY_END.OK',
  'TOY_REPLY.OK',
  'PROCESS_TOY.OK',
];

describe('an operation where all goes well', () => {
  it('runs its steps, commits, and tells it event by event', async () => {
    const { operation, status, journal } = await run(toyWorkflow({ storage }));
    expect(status).toMatchObject({ state: 'COMPLETED', status: 'OK' });
    expect(journal).toEqual(WHOLE_JOURNAL);
    expect(await bench.published(operation.id)).toBe(25);
    expect((await runsOf(operation.id)).filter((one) => one.startsWith('TOY_STAGE'))).toEqual([
      'TOY_STAGE:0',
      'TOY_STAGE:10',
      'TOY_STAGE:20',
    ]);
    const document = await readOperation(database, operation);
    expect(document).toMatchObject({
      evId: operation.id,
      evType: 'PROCESS_TOY',
      outcome: 'STARTED',
      outDetail: 'PROCESS_TOY.STARTED',
      agIdApp: 'CT-000001',
      evIdAppSession: 'session',
      evIdReq: operation.id,
      obIdIn: 'toy message',
      evDetData: '{\n  "Toy" : "read"\n}',
    });
    expect(new Set(document?.events.map((event) => event.evId)).size).toBe(WHOLE_JOURNAL.length);
    expect(document?.events.every((event) => event.evIdProc === operation.id)).toBe(true);
    expect(document?.events[1]).toMatchObject({
      agIdExt: '{"originatingAgency":"RATP"}',
      obIdIn: 'toy message',
    });
    expect(document?.events[2]).toMatchObject({
      evParentId: document?.events[1]?.evId,
      evDetData: '{"read":true}',
    });
  });

  it('leaves its folder on each offer: the journal, the reply and operation.json', async () => {
    const { operation } = await run(toyWorkflow({ storage }), { items: 3 });
    const files = await filesOf(operation.id);
    expect(files).toContain('operation.json');
    const path = (await readdir(join(folder, 'offer-1'), { recursive: true })).find((file) =>
      file.endsWith(`${operation.id}/operation.json`),
    );
    const text = await readFile(join(folder, 'offer-1', path ?? ''), 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      operation: operation.id,
      outcome: 'OK',
      commit: { seq: expect.any(Number) },
    });
    expect(text).toContain('PROCESS_TOY.OK');
  });

  it('takes the next number of its tenant and the next link of its chain', async () => {
    const workflow = start(toyWorkflow({ storage }));
    const operations = [];
    for (let count = 0; count < 3; count++)
      operations.push(await createToyOperation(engine, workflow, { tenant: 7, parameters: { items: 1 } }));
    for (const operation of operations) await untilStopped(database, operation);
    const rows = await database.query<{ seq: number; chain_link: string; previous_link: string }>(
      'select seq, chain_link, previous_link from operation where tenant = 7 order by seq',
    );
    expect(rows.rows.map((row) => row.seq)).toEqual([1, 2, 3]);
    expect(rows.rows.map((row) => row.previous_link)).toEqual([
      '',
      rows.rows[0]?.chain_link,
      rows.rows[1]?.chain_link,
    ]);
  });

  it('lets others of its tenant commit while it adds its own rows', async () => {
    const toy = toyWorkflow({ storage });
    if (toy.commit === undefined) throw new Error('the toy has a commit');
    const adding = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    const addRows = async ({ parameters }: { readonly parameters: Readonly<Record<string, unknown>> }) => {
      if (parameters['slow'] !== true) return;
      adding.resolve();
      await mayEnd.promise;
    };
    const workflow: Workflow = { ...toy, commit: { ...toy.commit, addRows } };
    start(workflow);
    start(workflow);
    const slow = await createToyOperation(engine, workflow, {
      tenant: 8,
      parameters: { items: 1, slow: true },
    });
    await adding.promise;
    const quick = await createToyOperation(engine, workflow, { tenant: 8, parameters: { items: 1 } });
    expect(await untilStopped(database, quick)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
    mayEnd.resolve();
    expect(await untilStopped(database, slow)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
    const { rows } = await database.query('select id from operation where tenant = 8 order by seq');
    expect(rows).toEqual([{ id: quick.id }, { id: slow.id }]);
  });

  it('gives its items a lifecycle: what all share, and their own', async () => {
    const { operation } = await run(toyWorkflow({ storage }), { items: 12 });
    const context = { tenant: 0, operationId: operation.id };
    const lifecycle = await readLifecycle(database, {
      tenant: 0,
      kind: 'unit',
      itemId: unitId(context, 10),
      createdBy: operation.id,
      operations: [operation.id],
    });
    expect(lifecycle).toMatchObject({ evType: 'LFC.LFC_CREATION', outcome: 'OK', obId: unitId(context, 10) });
    expect(lifecycle?.events.map((event) => [event.outDetail, event.evDetData])).toEqual([
      ['LFC.TOY_READ.OK', '{}'],
      ['LFC.TOY_READ.LFC_CREATION.OK', '{}'],
      ['LFC.TOY_STAGE.OK', '{"from":10}'],
    ]);
    const other = await readLifecycle(database, {
      tenant: 0,
      kind: 'unit',
      itemId: unitId(context, 11),
      createdBy: operation.id,
      operations: [operation.id],
    });
    expect(other?.events.at(-1)?.evDetData).toBe('{}');
  });

  it('does the levels of a step in order, in batches that do not span two', async () => {
    const { operation } = await run(toyWorkflow({ storage }), { levels: [3, 12, 1] });
    expect((await runsOf(operation.id)).filter((one) => one.startsWith('TOY_STAGE'))).toEqual([
      'TOY_STAGE:0',
      'TOY_STAGE:3',
      'TOY_STAGE:13',
      'TOY_STAGE:15',
    ]);
    expect(await bench.published(operation.id)).toBe(16);
  });
});

describe('an empty distribution', () => {
  it('is a WARNING that the journal tells', async () => {
    const { status, journal } = await run(toyWorkflow({ storage }), { items: 0 });
    expect(status).toMatchObject({ state: 'COMPLETED', status: 'WARNING' });
    expect(journal.slice(4, 7)).toEqual([
      'STP_TOY_STAGE.STARTED.OK',
      'STP_TOY_STAGE.WARNING',
      'OBJECTS_LIST_EMPTY.WARNING',
    ]);
    expect(journal.at(-1)).toBe('PROCESS_TOY.WARNING');
  });
});

describe('an action in KO', () => {
  it('that blocks skips what follows and leads to the FINALLY step: nothing is committed', async () => {
    const ko: Outcome = { status: 'KO', subcode: 'UNKNOWN', evDetData: { why: 'it is' } };
    const { operation, status, journal } = await run(toyWorkflow(scripted({ TOY_READ: ko })));
    expect(status).toMatchObject({ state: 'COMPLETED', status: 'KO' });
    expect(journal).toEqual([
      'STP_TOY_CHECK.STARTED.OK',
      'STP_TOY_CHECK.KO',
      'TOY_READ.UNKNOWN.KO',
      'STP_TOY_END.STARTED.OK',
      'STP_TOY_END.OK',
      'TOY_REPLY.OK',
      'PROCESS_TOY.KO',
    ]);
    expect(await bench.published(operation.id)).toBe(0);
    expect(await filesOf(operation.id)).toEqual(
      expect.arrayContaining(['operation.json', 'journal.jsonl', 'reply.xml']),
    );
  });

  it('that does not block lets its step go on, and still refuses the operation', async () => {
    const { journal, status } = await run(toyWorkflow(scripted({ TOY_JUDGE: { status: 'KO' } })));
    expect(journal.slice(1, 5)).toEqual([
      'STP_TOY_CHECK.KO',
      'TOY_READ.OK',
      'TOY_JUDGE.KO',
      'STP_TOY_END.STARTED.OK',
    ]);
    expect(status.status).toBe('KO');
  });

  it('on some items lets all the others be processed, without the actions that follow in their batch', async () => {
    const services: ToyServices = {
      storage,
      before: async (action, context) =>
        action === 'TOY_STAGE' && context.range?.from === 10
          ? { status: 'KO', meter: { OK: 9, KO: 1 } }
          : undefined,
    };
    const { operation, journal } = await run(toyWorkflow(services));
    const runs = await runsOf(operation.id);
    expect(runs.filter((one) => one.startsWith('TOY_STAGE'))).toHaveLength(3);
    expect(runs.filter((one) => one.startsWith('TOY_FOLLOW'))).toEqual(['TOY_FOLLOW:0', 'TOY_FOLLOW:20']);
    expect(journal.at(-1)).toBe('PROCESS_TOY.KO');
    const document = await readOperation(database, operation);
    const staged = document?.events.find((event) => event.evType === 'TOY_STAGE');
    expect(staged?.outMessg).toMatch(/ Detail= {2}OK:24 KO:1$/);
  });

  it('in a step that does not block lets the next steps run, and nothing is committed', async () => {
    const [check, ...others] = TOY.steps;
    if (check === undefined) throw new Error('the toy has no step');
    const steps = [{ ...check, behavior: 'NOBLOCKING' as const }, ...others];
    const workflow = toyWorkflow(scripted({ TOY_JUDGE: { status: 'KO' } }), { steps });
    const { operation, journal } = await run(workflow);
    expect(journal).toContain('STP_TOY_STORE.OK');
    expect(journal.at(-1)).toBe('PROCESS_TOY.KO');
    expect(await bench.published(operation.id)).toBe(0);
  });

  it('leaves no lifecycle', async () => {
    const { operation } = await run(toyWorkflow(scripted({ TOY_STORE: { status: 'KO' } })));
    const left = await database.query(
      `select 1 from lifecycle_shared where operation_id = $1 union all select 1 from lifecycle_facts where operation_id = $1`,
      [operation.id],
    );
    expect(left.rowCount).toBe(0);
  });
});

describe('a commit that is refused', () => {
  it('makes the last ordinary step KO, with the reason', async () => {
    const refusal: Outcome = { status: 'KO', subcode: 'CONFLICT', evDetData: { unit: 'changed' } };
    const { operation, journal, status } = await run(toyWorkflow(scripted({ PUBLISH: refusal })));
    expect(status).toMatchObject({ state: 'COMPLETED', status: 'KO' });
    expect(journal.slice(9)).toEqual([
      'STP_TOY_STORE.KO',
      'TOY_STORE.OK',
      'TOY_PUBLISH.CONFLICT.KO',
      'STP_TOY_END.STARTED.OK',
      'STP_TOY_END.OK',
      'TOY_REPLY.OK',
      'PROCESS_TOY.KO',
    ]);
    expect(await bench.published(operation.id)).toBe(0);
    expect(await filesOf(operation.id)).not.toContain('prepared.json');
  });
});

describe('an import of reference data', () => {
  it('tells its actions without steps, and its result in the final event', async () => {
    const workflow = toyWorkflow(
      scripted({
        CHECK: { status: 'KO', finalData: { subcode: 'EXIST', evDetData: { 'Duplicate Field': 'A' } } },
      }),
      {
        id: 'TOY_IMPORT',
        identifier: 'STP_IMPORT_TOY',
        typeProc: 'MASTERDATA',
        lane: 'small',
        steps: [
          {
            name: 'STP_IMPORT_TOY',
            behavior: 'BLOCKING',
            silent: true,
            distribution: { kind: 'REF' },
            actions: [
              {
                key: 'CHECK_TOY',
                behavior: 'BLOCKING',
                run: async (context) =>
                  (await context.services.before?.('CHECK', context)) ?? { status: 'OK' },
              },
            ],
          },
        ],
      },
    );
    const { operation, journal, status } = await run(workflow);
    expect(journal).toEqual(['CHECK_TOY.KO', 'STP_IMPORT_TOY.EXIST.KO']);
    expect(status).toMatchObject({ state: 'COMPLETED', status: 'KO', typeProc: 'MASTERDATA' });
    const final = (await readOperation(database, operation))?.events.at(-1);
    expect(final?.evDetData).toBe('{"Duplicate Field":"A"}');
  });
});
