import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { requestAction, waitForCompletion } from '../../src/operations/engine/index.ts';
import { sampleSip } from '../ingest/sample-sip.ts';
import { broughtBy, startExport } from './start-export.ts';

const bench = await startExport();
const files = { 'content/a.bin': 'a'.repeat(100_000), 'content/b.bin': 'b'.repeat(100_000) };

/** Flips a bit of the first object of a deposit in its copy on an offer; again, it is mended. */
async function flip(operationId: string, offer: string): Promise<void> {
  const { rows } = await bench.database.query<{ pack_key: string; byte_offset: number }>(
    `select pack_key, byte_offset from object_location where pack_key like $1 order by byte_offset limit 1`,
    [`%${operationId}%`],
  );
  const [place] = rows;
  if (place === undefined) throw new Error('no object');
  const file = await open(join(bench.folder, offer, place.pack_key), 'r+');
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, place.byte_offset + 50_000);
  await file.write(Buffer.of((byte[0] ?? 0) ^ 1), 0, 1, place.byte_offset + 50_000);
  await file.close();
}

const [first = '', second = ''] = [...bench.storage.offers.keys()];

it('a copy that changed is read from another offer', async () => {
  const deposit = await bench.deposit(await sampleSip({ files }));
  await flip(deposit.operationId, first);
  const exported = await bench.export(broughtBy(deposit));
  expect(exported.status).toBe('OK');
  expect([...(await exported.dip()).files.values()].map(String).toSorted()).toEqual(Object.values(files));
});

it('an object whose copies all changed is not delivered: the operation waits, and ends once one is mended', async () => {
  const deposit = await bench.deposit(await sampleSip({ files }));
  await flip(deposit.operationId, first);
  await flip(deposit.operationId, second);
  const waiting = await bench.export(broughtBy(deposit));
  expect([waiting.state, waiting.status]).toEqual(['PAUSE', 'FATAL']);
  expect(waiting.events).toContain('PUT_BINARY_ON_WORKSPACE.FATAL');
  const fetched = waiting.dip();
  await expect(fetched).rejects.toMatchObject({ code: 'DIP_NOT_READY', status: 404 });
  await flip(deposit.operationId, second);
  const reference = { tenant: 0, id: waiting.operationId };
  await requestAction(bench.database, reference, 'RESUME');
  await waitForCompletion(bench.database, reference, { timeoutMilliseconds: 60_000 });
  const exported = await bench.ended(waiting.operationId);
  expect(exported.state).toBe('COMPLETED');
  expect([...(await exported.dip()).files.values()].map(String).toSorted()).toEqual(Object.values(files));
});
