import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { openToyBench } from '../../../test/engine/toy-bench.ts';
import { createToyOperation } from '../../../test/engine/toy-engine.ts';
import type { ToyProcessOrder } from '../../../test/engine/toy-process.ts';
import { SMALL_TOY, TOY, toyWorkflow } from '../../../test/engine/toy-workflow.ts';
import { temporaryFolder } from '../../../test/support/index.ts';
import { IS_LONG_RUN } from '../../../test/support/kills-of-run.ts';
import { journalLines, readOperation } from '../../logbook/index.ts';
import { waitForCompletion } from './wait-for-completion.ts';

const TOY_PROCESS = fileURLToPath(new URL('../../../test/engine/toy-process.ts', import.meta.url));
const bench = await openToyBench();
const { database, connection, folder, storage, engine } = bench;
const cache = await temporaryFolder('chartrier-compiled-');
const children = new Set<ChildProcess>();

afterEach(async () => {
  await Promise.all([...children].map(kill));
});

type Death = Pick<ToyProcessOrder, 'point' | 'write' | 'after'>;

function startProcess(death: Death): ChildProcess {
  const order: ToyProcessOrder = { connection, folder, offersKnown: false, ...death };
  // what Node compiles is kept from one process to the next: starting is most of what they cost
  const env = { ...process.env, NODE_COMPILE_CACHE: cache };
  const child = fork(TOY_PROCESS, [JSON.stringify(order)], { execArgv: [], env });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

interface Ended {
  readonly operation: { readonly tenant: number; readonly id: string };
  /** Whether the process died where it was told to: otherwise it went past all places of that kind. */
  readonly died: boolean;
}

/** An operation whose worker dies, then is finished by another one. */
async function runThrough(death: Death, workflow = toyWorkflow({ storage })): Promise<Ended> {
  const operation = await createToyOperation(engine, workflow);
  const first = startProcess(death);
  const exit = once(first, 'exit');
  const ended = await Promise.race([exit, completed(operation).then(() => undefined)]);
  const died = ended !== undefined;
  if (died) {
    expect(first.signalCode).toBe('SIGKILL');
    // that a lease runs out by itself is proved elsewhere
    await database.query(
      'update operation set lease_until = clock_timestamp() where id = $1 and owner is not null',
      [operation.id],
    );
  }
  const second = died ? startProcess({}) : first;
  await completed(operation);
  await kill(second);
  return { operation, died };
}

async function completed(operation: Ended['operation']): Promise<void> {
  const status = await waitForCompletion(database, operation, { timeoutMilliseconds: 60_000 });
  expect(status).toMatchObject({ state: 'COMPLETED', status: 'OK' });
}

const JOURNAL = [
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

/** Nothing lost, nothing half, nothing twice. */
async function expectWhole({ operation }: Ended): Promise<void> {
  const document = await readOperation(database, operation);
  expect(document?.events.map((event) => event.outDetail)).toEqual(JOURNAL);
  expect(new Set(document?.events.map((event) => event.evId)).size).toBe(JOURNAL.length);
  const counted = await database.query<{ published: number; staged: number; facts: number }>(
    `select (select count(*) from toy_published where operation_id = $1) as published,
       (select count(*) from toy_staged where operation_id = $1) as staged,
       (select count(*) from lifecycle_facts, jsonb_each(facts) where operation_id = $1) as facts`,
    [operation.id],
  );
  expect(counted.rows[0]).toEqual({ published: 25, staged: 0, facts: 3 });
  for (const offer of ['offer-1', 'offer-2']) {
    const files = await readdir(join(folder, offer), { recursive: true });
    const own = files
      .filter((file) => file.includes(`${operation.id}/`))
      .map((file) => file.split('/').at(-1));
    expect(own).toContain('operation.json');
    expect(own.filter((name) => name === 'prepared.json')).toHaveLength(1);
  }
}

async function expectWholeChain(): Promise<void> {
  const chain = await database.query<{ seq: number; chain_link: string; previous_link: string }>(
    'select seq, chain_link, previous_link from operation where seq is not null order by seq',
  );
  expect(chain.rows.map((row) => row.seq)).toEqual(chain.rows.map((_, place) => place + 1));
  expect(chain.rows.map((row) => row.previous_link)).toEqual(
    chain.rows.map((_, place) => chain.rows[place - 1]?.chain_link ?? ''),
  );
}

const STEP_POINTS = TOY.steps.flatMap(({ name }) =>
  ['step-started', 'before-batch-written', 'batch-done', 'step-done', 'step-ended'].map(
    (point) => [point, name] as const,
  ),
);

describe('a worker killed at a boundary of a step', () => {
  // The end of the last ordinary step is in the commit.
  it.each(STEP_POINTS.filter(([point, step]) => point !== 'step-ended' || step !== 'STP_TOY_STORE'))(
    '%s of %s: the operation is finished, once',
    async (name, step) => {
      const ended = await runThrough({ point: { name, step } });
      expect(ended.died).toBe(true);
      await expectWhole(ended);
    },
  );

  it.each([2, 3])(
    'in the middle of a step, after batch %i: it goes on with the next one',
    async (occurrence) => {
      const ended = await runThrough({ point: { name: 'batch-done', step: 'STP_TOY_STAGE', occurrence } });
      expect(ended.died).toBe(true);
      await expectWhole(ended);
      expect(await bench.batchesOf(ended.operation.id, 'TOY_STAGE')).toEqual([0, 10, 20]);
    },
  );
});

describe('a worker of a small operation, killed while its marks are gathered', () => {
  const small = toyWorkflow({ storage }, SMALL_TOY);

  it.each(STEP_POINTS.filter(([point, step]) => point !== 'step-ended' || step !== 'STP_TOY_STORE'))(
    '%s of %s: its steps are done again, and told once',
    async (name, step) => {
      const ended = await runThrough({ point: { name, step } }, small);
      expect(ended.died).toBe(true);
      await expectWhole(ended);
    },
  );

  it.each(['before-prepare', 'after-prepare', 'commit-published', 'after-commit', 'after-final-event'])(
    '%s: the operation is finished, once',
    async (name) => {
      const ended = await runThrough({ point: { name } }, small);
      expect(ended.died).toBe(true);
      await expectWhole(ended);
    },
  );

  it('changes nothing in what the journal tells, nor in how often it was written', async () => {
    const killed = await runThrough({ point: { name: 'step-done', step: 'STP_TOY_STORE' } }, small);
    const calm = await runThrough({}, small);
    const stepByStep = await runThrough({});
    const versions = await database.query<{ id: string; version: number }>(
      'select id, version from logbook_operation where id = any($1) order by version',
      [[killed, calm, stepByStep].map(({ operation }) => operation.id)],
    );
    expect(new Set(versions.rows.map(({ version }) => version)).size).toBe(1);
  });
});

/** A long run kills at each moment of each write; real deposits are killed at theirs too (killed-worker). */
const STRIDE = IS_LONG_RUN ? 1 : 4;

describe('a worker killed around the commit', () => {
  it.each([
    'before-prepare',
    'after-prepare',
    'commit-published',
    'after-commit',
    'before-final-event',
    'after-final-event',
    'before-seal',
    'after-seal',
    'before-completed',
    'after-completed',
  ])('%s: the operation is finished, once', async (name) => {
    const ended = await runThrough({ point: { name } });
    await expectWhole(ended);
  });

  it('at moments of its writes on the offers: the operation is finished, once', async () => {
    let moments = 0;
    for (let write = 1; ; write += STRIDE) {
      const ended = await runThrough({ write });
      await expectWhole(ended);
      if (!ended.died) break;
      moments += STRIDE;
    }
    expect(moments).toBeGreaterThan(10);
  });

  it('leaves a chain without a hole', expectWholeChain);
});

describe('workers killed at any time', () => {
  it('again and again: the operation is finished, once', async () => {
    const operation = await createToyOperation(engine, toyWorkflow({ storage }));
    let stopped = false;
    const done = completed(operation).then(() => {
      stopped = true;
    });
    for (let after = 20; !stopped && after < 400; after += 35) {
      const child = startProcess({ after });
      await once(child, 'exit');
    }
    const last = startProcess({});
    await done;
    await kill(last);
    await expectWhole({ operation, died: true });
    await expectWholeChain();
  });

  it('changes nothing in what the journal tells: only its dates and ids differ', async () => {
    const { operation } = await runThrough({ point: { name: 'commit-published' } });
    const calm = await runThrough({});
    const shapes = await Promise.all(
      [operation, calm.operation].map((one) =>
        database.transaction(async (transaction) => {
          const lines: string[] = [];
          for await (const line of journalLines(transaction, one, {})) lines.push(line.line);
          return lines;
        }),
      ),
    );
    expect(shapes[0]).toEqual(shapes[1]);
  });
});
