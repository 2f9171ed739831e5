import { describe, expect, it } from 'vitest';
import { broughtBy, startExport } from '../../../test/export/start-export.ts';
import { sampleSip } from '../../../test/ingest/sample-sip.ts';
import { purgeDips, removeDipsOfTenant } from './purge-dips.ts';

const bench = await startExport();
const { database, workspace } = bench;
const deposit = await bench.deposit(await sampleSip());
const signal = new AbortController().signal;

/** The job as it runs after so many minutes, when packages are kept for ten. */
function purgedAfter(minutes: number): Promise<readonly string[]> {
  const now = new Date(Date.now() + minutes * 60_000);
  return purgeDips({ database, workspace, clock: { now: () => now }, minutesToLive: 10 }, signal);
}

describe('packages that may be fetched no more', () => {
  it('go when they are older than they are kept, once, and not before', async () => {
    const exported = await bench.export(broughtBy(deposit));
    expect(await purgedAfter(9)).toEqual([]);
    expect((await exported.dip()).files.size).toBe(1);
    expect(await purgedAfter(11)).toEqual([exported.operationId]);
    expect(await Array.fromAsync(workspace.list())).not.toContain(exported.operationId);
    await expect(exported.dip()).rejects.toMatchObject({ code: 'DIP_PURGED', status: 404 });
    expect(await purgedAfter(12)).toEqual([]);
  });

  it('are marked by the next run, when a run was cut after it removed one', async () => {
    const exported = await bench.export(broughtBy(deposit));
    await workspace.remove(exported.operationId);
    await expect(exported.dip()).rejects.toMatchObject({ code: 'DIP_PURGED' });
    expect(await purgedAfter(11)).toEqual([exported.operationId]);
    expect(await purgedAfter(11)).toEqual([]);
  });

  it('are read to their end by whoever was fetching them', async () => {
    const exported = await bench.export(broughtBy(deposit));
    const stream = await workspace.read(exported.operationId, 'dip.zip');
    await purgedAfter(11);
    let bytes = 0;
    for await (const chunk of stream) bytes += (chunk as Buffer).length;
    const { rows } = await database.query<{ size: number }>('select size from dip where operation_id = $1', [
      exported.operationId,
    ]);
    expect(bytes).toBe(rows[0]?.size);
  });

  it('go with their tenant, and with it only', async () => {
    const exported = await bench.export(broughtBy(deposit));
    await removeDipsOfTenant(database, workspace, 2);
    expect((await exported.dip()).files.size).toBe(1);
    await removeDipsOfTenant(database, workspace, 0);
    expect(await Array.fromAsync(workspace.list())).not.toContain(exported.operationId);
  });

  it('are not known to a database that was made again: it says that they are kept no more', async () => {
    const exported = await bench.export(broughtBy(deposit));
    await database.query('delete from dip where operation_id = $1', [exported.operationId]);
    await expect(exported.dip()).rejects.toMatchObject({ code: 'DIP_PURGED' });
  });
});
