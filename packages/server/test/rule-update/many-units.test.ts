import { afterAll, describe, expect, it } from 'vitest';
import {
  forcePause,
  operationStatus,
  removeForcedPause,
  requestAction,
  waitForCompletion,
} from '../../src/operations/engine/index.ts';
import { sampleSip, unit } from '../ingest/sample-sip.ts';
import { rulesFile } from './rules-file.ts';
import { APPRAISAL, startRuleUpdate } from './start-rule-update.ts';

/** In the archive when the rule changes, and as many in a deposit that runs at that moment. */
const UNITS_OF_A_DEPOSIT = 10_000;
const TIMEOUT_MILLISECONDS = 180_000;

const bench = await startRuleUpdate();
const { database } = bench;
const worker = bench.startRuleWorker('rule-update-worker');
afterAll(() => worker.stop());

async function largePackage(): Promise<Buffer> {
  return sampleSip({
    files: {},
    units: Array.from({ length: UNITS_OF_A_DEPOSIT }, (_, index) =>
      unit(`U${index}`, { management: APPRAISAL }),
    ),
  });
}

/** How many units of a deposit hold each end date. */
async function endDates(operationId: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await database.query<{ end: string; units: number }>(
    `select document #>> '{_mgt,AppraisalRule,Rules,0,EndDate}' "end", count(*)::integer units
     from unit where tenant = 0 and opi = $1 group by 1`,
    [operationId],
  );
  return Object.fromEntries(rows.map(({ end, units }) => [end, units]));
}

/** The update that an operation caused. */
async function updateCausedBy(
  operationId: string,
): Promise<{ readonly tenant: number; readonly id: string }> {
  const update = await bench.updateCausedBy(operationId);
  if (update === undefined) throw new Error(`${operationId} caused no update of units`);
  return update;
}

/** Follows an operation to its end; answers how far the step of the units was seen to be, each time it had moved. */
async function progressSeen(operation: { readonly tenant: number; readonly id: string }, units: number) {
  const seen: number[] = [];
  for (;;) {
    const { state, status, progress } = await operationStatus(database, operation);
    if (progress?.step === 'STP_UNIT_UPDATE' && progress.processed !== seen.at(-1)) {
      expect(progress.toProcess).toBe(units);
      seen.push(progress.processed);
    }
    if (state === 'COMPLETED') return { status, seen };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a rule that changes under 20,000 units, half of them in a deposit that runs', () => {
  it('has its new end dates in all of them, and tells how far it is', {
    timeout: TIMEOUT_MILLISECONDS,
  }, async () => {
    const content = await largePackage();
    const archived = await bench.receive(content);
    const reference = { tenant: 0, id: archived };
    await waitForCompletion(database, reference, { timeoutMilliseconds: TIMEOUT_MILLISECONDS });
    expect(await endDates(archived)).toEqual({ '2034-02-28': UNITS_OF_A_DEPOSIT });

    // A second deposit has computed its end dates, and has not committed, when the rule changes.
    await forcePause(database, { type: 'INGEST' });
    const running = { tenant: 0, id: await bench.receive(content) };
    for (;;) {
      await waitForCompletion(database, running, { timeoutMilliseconds: TIMEOUT_MILLISECONDS });
      if ((await operationStatus(database, running)).previousStep === 'STP_UNIT_CHECK_AND_PROCESS') break;
      await requestAction(database, running, 'NEXT');
    }
    const imported = await bench.importFile('FileRules', rulesFile({ 'APP-00001': ['18', 'Month'] }));
    const first = await progressSeen(await updateCausedBy(imported.operationId ?? ''), UNITS_OF_A_DEPOSIT);
    expect(first.status).toBe('OK');
    expect(first.seen.length).toBeGreaterThan(2);
    expect(first.seen).toEqual([...first.seen].sort((one, other) => one - other));
    expect(await endDates(archived)).toEqual({ '2025-08-29': UNITS_OF_A_DEPOSIT });

    await removeForcedPause(database, { type: 'INGEST' });
    await requestAction(database, running, 'RESUME');
    await waitForCompletion(database, running, { timeoutMilliseconds: TIMEOUT_MILLISECONDS });
    const second = await progressSeen(
      await updateCausedBy(running.id),
      // those of the archive hold the rule too, and nothing changes in them
      2 * UNITS_OF_A_DEPOSIT,
    );
    expect(second.status).toBe('OK');
    expect(await endDates(running.id)).toEqual({ '2025-08-29': UNITS_OF_A_DEPOSIT });
    expect(await endDates(archived)).toEqual({ '2025-08-29': UNITS_OF_A_DEPOSIT });
  });
});
