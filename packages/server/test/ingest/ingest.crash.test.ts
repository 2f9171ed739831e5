import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findObjectLocation } from '../../src/archive/index.ts';
import { INGEST_WORKFLOW_DEFINITIONS } from '../../src/operations/ingest/index.ts';
import { readObject } from '../../src/storage/index.ts';
import type { IngestProcessOrder } from './ingest-process.ts';
import { loadSampleReferentials, sampleSip } from './sample-sip.ts';
import { startIngest } from './start-ingest.ts';

const PROCESS = fileURLToPath(new URL('./ingest-process.ts', import.meta.url));
const bench = await startIngest({}, { worker: false });
const children = new Set<ChildProcess>();

const SMALL = { files: { 'content/a.txt': 'alpha', 'content/b.txt': 'beta' } };
/** Above 8 MiB a deposit's objects are sealed before the commit: an attempt that follows keeps them. */
const LARGE = {
  files: Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`content/${index}.bin`, Buffer.alloc(300_000, `${index} `)]),
  ),
};
let small: Buffer;
let large: Buffer;

beforeAll(async () => {
  await loadSampleReferentials(bench);
  small = await sampleSip(SMALL);
  large = await sampleSip(LARGE);
});
afterEach(async () => {
  await Promise.all([...children].map(kill));
});

function start(death: Pick<IngestProcessOrder, 'point' | 'after'>): ChildProcess {
  const order: IngestProcessOrder = { connection: bench.connection, folder: bench.folder, ...death };
  const child = fork(PROCESS, [JSON.stringify(order)]);
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** A deposit whose worker dies, then is finished by another one: nothing lost, nothing half, nothing twice. */
async function depositThrough(
  content: Buffer,
  objects: number,
  death: Pick<IngestProcessOrder, 'point' | 'after'>,
) {
  const operationId = await bench.receive(content);
  const first = start(death);
  await Promise.race([once(first, 'exit'), bench.outcome(operationId)]);
  const died = first.signalCode === 'SIGKILL';
  const second = died ? start({}) : first;
  const deposited = await bench.outcome(operationId);
  await kill(second);
  expect([deposited.state, deposited.status]).toEqual(['COMPLETED', 'OK']);
  expect(new Set(deposited.events).size).toBe(deposited.events.length);
  const { rows } = await bench.database.query<{
    units: number;
    groups: number;
    registered: number;
    staged: number;
  }>(
    `select (select count(*) from unit where opi = $1) units,
            (select count(*) from object_group where opi = $1) groups,
            (select count(*) from accession_register_detail where opi = $1) registered,
            (select count(*) from ingest_deposit where operation_id = $1) staged`,
    [operationId],
  );
  expect(rows[0]).toEqual({ units: objects, groups: objects, registered: 1, staged: 0 });
  await expectObjects(operationId, objects);
  expect(await bench.workspace.size(operationId, 'upload')).toBeUndefined();
  return died;
}

/** Every object comes back with its digest. */
async function expectObjects(operationId: string, count: number): Promise<void> {
  const { rows } = await bench.database.query<{ id: string; size: number }>(
    `select v ->> '_id' id, (v ->> 'Size')::integer size
     from object_group, jsonb_path_query(document, '$._qualifiers[*].versions[*]') v where opi = $1`,
    [operationId],
  );
  expect(rows.length).toBe(count);
  for (const { id, size } of rows) {
    const location = await findObjectLocation(bench.database, 0, id);
    if (location === undefined) throw new Error(`object ${id} has no place`);
    expect((await buffer(await readObject(bench.storage, location, { verify: true }))).length).toBe(size);
  }
}

const STEPS =
  INGEST_WORKFLOW_DEFINITIONS.find(({ id }) => id === 'DEFAULT_WORKFLOW')?.steps.map(({ name }) => name) ??
  [];
const COMMIT_POINTS = [
  'before-prepare',
  'after-prepare',
  'commit-published',
  'after-commit',
  'before-final-event',
  'after-final-event',
  'before-seal',
  'after-seal',
  'before-completed',
];

describe('a worker killed during a deposit', () => {
  it.each(STEPS)('at the start of %s', async (step) => {
    expect(await depositThrough(small, 2, { point: { name: 'step-started', step } })).toBe(true);
  });

  it.each(STEPS)('at the start of %s, its objects being sealed already', async (step) => {
    expect(await depositThrough(large, 40, { point: { name: 'step-started', step } })).toBe(true);
  });

  it.each(COMMIT_POINTS)('%s', async (name) => {
    expect(await depositThrough(small, 2, { point: { name } })).toBe(true);
    expect(await depositThrough(large, 40, { point: { name } })).toBe(true);
  });

  it('at any moment', async () => {
    const times = Number(process.env.CRASHES ?? 10);
    for (let turn = 0; turn < times; turn += 1) {
      await depositThrough(large, 40, { after: 800 + Math.floor(Math.random() * 2_500) });
    }
  });
});
