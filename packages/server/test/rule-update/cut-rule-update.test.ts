import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CRASH_POINTS } from '../../src/operations/engine/crash-points.ts';
import { waitForCompletion } from '../../src/operations/engine/index.ts';
import { cutter, endAfterCut } from '../engine/cut-once.ts';
import { sampleSip, unit } from '../ingest/sample-sip.ts';
import { rulesFile, storedRules } from './rules-file.ts';
import { APPRAISAL, startRuleUpdate } from './start-rule-update.ts';

const bench = await startRuleUpdate();
const { database } = bench;
const cut = cutter();
const worker = bench.startRuleWorker('cut-worker', cut.crashPoints);
afterAll(() => worker.stop());

let depositId = '';
beforeAll(async () => {
  const units = ['U1', 'U2', 'U3'].map((id) => unit(id, { management: APPRAISAL }));
  depositId = (await bench.deposit(await sampleSip({ files: {}, units }))).operationId;
});

async function endOfUpdateCausedBy(importId: string) {
  const update = await bench.updateCausedBy(importId);
  if (update === undefined) throw new Error(`${importId} caused no update of units`);
  await waitForCompletion(database, update, { timeoutMilliseconds: 60_000 });
  return { id: update.id, status: await endAfterCut(database, update) };
}

describe('an update of end dates that is cut', () => {
  it.each(CRASH_POINTS.map((point, place) => [point, place + 1] as const))(
    'at %s: is finished afterwards, once',
    async (point, years) => {
      cut.arm(point);
      const imported = await bench.importFile(
        'FileRules',
        rulesFile({ 'APP-00001': [String(years), 'Year'] }),
      );
      const update = await endOfUpdateCausedBy(imported.operationId ?? '');
      await expect.poll(cut.armed).toBeUndefined();
      expect(update.status).toMatchObject({ state: 'COMPLETED', status: 'OK' });
      const end = years % 4 === 0 ? `${2024 + years}-02-29` : `${2024 + years}-02-28`;
      expect(await storedRules(database, depositId)).toEqual([end, end, end]);
      const { rows } = await database.query<{ versions: number[]; staged: number }>(
        `select array_agg(version order by id) versions,
           (select count(*)::integer from rule_update_unit) staged from unit where opi = $1`,
        [depositId],
      );
      expect(rows[0]).toEqual({ versions: [years, years, years], staged: 0 });
      const finals = await database.query(
        `select from logbook_event where operation_id = $1 and document ->> 'evType' = 'UPDATE_RULES_ARCHIVE_UNITS'`,
        [update.id],
      );
      expect(finals.rowCount).toBe(1);
    },
    60_000,
  );
});
