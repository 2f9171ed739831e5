import { expect, it } from 'vitest';
import { cancelOperation, requestAction } from '../../src/operations/engine/index.ts';
import { sampleSip } from '../ingest/sample-sip.ts';
import { broughtBy, startExport } from './start-export.ts';

/** Holds the worker where a test wants something to happen meanwhile. */
let held: { readonly at: string; readonly reached: () => void; readonly until: Promise<void> } | undefined;
const bench = await startExport({
  crashPoints: async (point, step) => {
    if (held === undefined || `${point} ${step}` !== held.at) return;
    const { reached, until } = held;
    held = undefined;
    reached();
    await until;
  },
});
const files = Object.fromEntries(
  Array.from({ length: 250 }, (_, n) => [`content/f${n}.txt`, `content of ${n}`]),
);
const deposit = await bench.deposit(await sampleSip({ files }));

/** Asks for an export and, while it is held, for something else. */
async function meanwhile(at: string, act: (id: string) => Promise<unknown>): Promise<string> {
  const arrived = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  held = { at, reached: arrived.resolve, until: released.promise };
  const operationId = await bench.ask(broughtBy(deposit));
  await arrived.promise;
  await act(operationId);
  await heard(operationId);
  released.resolve();
  return operationId;
}

/** The worker reads what is asked of it each time that it renews its lease: the second time comes once the first was dealt with. */
async function heard(operationId: string): Promise<void> {
  const leaseUntil = async () => {
    const { rows } = await bench.database.query<{ until: string }>(
      'select lease_until::text "until" from operation where id = $1',
      [operationId],
    );
    return rows[0]?.until;
  };
  for (let renewal = 0; renewal < 2; renewal += 1) {
    const before = await leaseUntil();
    await expect.poll(leaseUntil).not.toBe(before);
  }
}

const dependencies = { database: bench.database, voice: bench.engine };
const reference = (id: string) => ({ tenant: 0, id });

it('an export that is cancelled between two batches of objects leaves nothing', async () => {
  const id = await meanwhile('batch-done STP_PUT_BINARY_ON_WORKSPACE', (operation) =>
    cancelOperation(dependencies.database, dependencies.voice, reference(operation)),
  );
  const exported = await bench.ended(id);
  expect([exported.state, exported.status]).toEqual(['COMPLETED', 'KO']);
  await expect(exported.dip()).rejects.toMatchObject({ code: 'DIP_NOT_MADE' });
  expect(await Array.fromAsync(bench.workspace.list())).not.toContain(id);
  for (const table of ['export_unit', 'export_object', 'export_entry', 'dip'])
    expect((await bench.database.query(`select from ${table}`)).rowCount).toBe(0);
});

it('an export that is paused between two batches of objects goes on from there, and is whole', async () => {
  const id = await meanwhile('batch-done STP_PUT_BINARY_ON_WORKSPACE', (operation) =>
    requestAction(bench.database, reference(operation), 'PAUSE'),
  );
  await expect
    .poll(async () => {
      const { rows } = await bench.database.query<{ state: string }>(
        'select state from operation where id = $1',
        [id],
      );
      return rows[0]?.state;
    })
    .toBe('PAUSE');
  const { rowCount } = await bench.database.query('select from export_entry where operation_id = $1', [id]);
  expect(rowCount).toBe(101);
  await requestAction(bench.database, reference(id), 'RESUME');
  const exported = await bench.ended(id);
  expect(exported.status).toBe('OK');
  expect((await exported.dip()).files.size).toBe(250);
});
