import { hash } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { chartrierError } from '@chartrier/messages';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CrashPoint, requestAction } from '../../src/operations/engine/index.ts';
import { startToyWorker } from '../engine/toy-engine.ts';
import { loadSampleReferentials, sampleSip } from './sample-sip.ts';
import { startIngest } from './start-ingest.ts';

/** Whose reply, a line a unit and a line a group, is longer than what a row keeps. */
const MANY_FILES = 400;

let beforeSeal: (() => Promise<void>) | undefined;
let beforeFinalEvent: (() => Promise<void>) | undefined;
const bench = await startIngest({}, { worker: false });
const worker = startToyWorker(
  {
    ...bench.engine,
    crashPoints: async (point: CrashPoint) => {
      if (point === 'before-seal') await beforeSeal?.();
      if (point === 'before-final-event') await beforeFinalEvent?.();
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
    ['that could not be opened', async () => Buffer.from('no package'), { inRow: true, inWorkspace: false }],
  ])('%s is kept until the offers have it, whoever brings it there', async (_name, sip, expected) => {
    const offer = join(bench.folder, 'offer-2');
    beforeSeal = async () => await rename(offer, `${offer}-away`);
    const paused = await bench.deposit(await sip());
    expect(paused.state).toBe('PAUSE');
    expect(await keptOf(paused.operationId)).toEqual(expected);
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

  it('of a few units is a file, the one that counts, when the attempt that kept it with the row was not the last', async () => {
    let cut = 0;
    beforeFinalEvent = async () => {
      cut += 1;
      // as if PostgreSQL were lost: the operation is left, and another attempt takes it up from its last mark
      if (cut === 1) throw chartrierError('DATABASE_UNAVAILABLE', { reason: 'a test' });
    };
    const kept: object[] = [];
    const operationId = await bench.receive(await sipOf(2));
    beforeSeal = async () => {
      kept.push(await keptOf(operationId));
    };
    const ended = await bench.outcome(operationId);
    beforeFinalEvent = undefined;
    beforeSeal = undefined;
    expect([ended.state, ended.status, cut]).toEqual(['COMPLETED', 'OK', 2]);
    expect(kept).toEqual([{ inRow: true, inWorkspace: true }]);
    expect(hash('sha512', await ended.reply(), 'hex')).toBe(ended.data('ATR_NOTIFICATION').MessageDigest);
  });
});
