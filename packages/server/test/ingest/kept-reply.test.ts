import { hash } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CrashPoint, requestAction } from '../../src/operations/engine/index.ts';
import { startToyWorker } from '../engine/toy-engine.ts';
import { loadSampleReferentials, sampleSip } from './sample-sip.ts';
import { startIngest } from './start-ingest.ts';

/** Whose reply, a line a unit and a line a group, is longer than what a row keeps. */
const MANY_FILES = 400;

let beforeSeal: (() => Promise<void>) | undefined;
const bench = await startIngest({}, { worker: false });
const worker = startToyWorker(
  {
    ...bench.engine,
    crashPoints: async (point: CrashPoint) => {
      if (point === 'before-seal') await beforeSeal?.();
    },
  },
  bench.workflows,
  { owner: 'ingest-worker' },
);
afterAll(() => worker.stop());
beforeAll(() => loadSampleReferentials(bench));

const sipOf = async (count: number) =>
  await sampleSip({
    files: Object.fromEntries(
      Array.from({ length: count }, (_, n) => [`content/${n}.txt`, Buffer.from(`file ${n}`)]),
    ),
  });

/** Where the reply is between the end of the judgement and the offers. */
async function keptOf(
  operationId: string,
): Promise<{ readonly inRow: boolean; readonly inWorkspace: boolean }> {
  const { rows } = await bench.database.query<{ reply: string | null }>(
    'select reply from ingest_deposit where tenant = 0 and operation_id = $1',
    [operationId],
  );
  return {
    inRow: typeof rows[0]?.reply === 'string',
    inWorkspace: (await bench.workspace.size(operationId, 'reply.xml')) !== undefined,
  };
}

describe('the reply to a deposit', () => {
  it.each([
    ['of a few units', () => sipOf(2), { inRow: true, inWorkspace: false }],
    ['of many units', () => sipOf(MANY_FILES), { inRow: false, inWorkspace: true }],
    ['that was never opened', async () => Buffer.from('no package'), undefined],
  ])('%s is kept until the offers have it, whoever brings it there', async (_name, sip, expected) => {
    const offer = join(bench.folder, 'offer-2');
    beforeSeal = async () => await rename(offer, `${offer}-away`);
    const paused = await bench.deposit(await sip());
    expect(paused.state).toBe('PAUSE');
    const kept = await keptOf(paused.operationId);
    expect([kept.inRow, kept.inWorkspace]).toContain(true);
    if (expected !== undefined) expect(kept).toEqual(expected);
    beforeSeal = undefined;
    await rename(`${offer}-away`, offer);
    await requestAction(bench.database, { tenant: 0, id: paused.operationId }, 'RESUME');
    const ended = await bench.outcome(paused.operationId);
    expect(ended.state).toBe('COMPLETED');
    const reply = await ended.reply();
    expect(reply).toContain('<ArchiveTransferReply');
    expect(hash('sha512', reply, 'hex')).toBe(ended.data('ATR_NOTIFICATION').MessageDigest);
    expect(await keptOf(paused.operationId)).toEqual({ inRow: false, inWorkspace: false });
  });
});
