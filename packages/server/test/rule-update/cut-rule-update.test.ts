import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CrashPoint,
  operationStatus,
  requestAction,
  waitForCompletion,
} from '../../src/operations/engine/index.ts';
import { ruleUpdateStarter, ruleUpdateWorkflows } from '../../src/operations/rule-update/index.ts';
import { createLogger, systemClock } from '../../src/platform/index.ts';
import { startToyWorker } from '../engine/toy-engine.ts';
import { loadSampleReferentials, sampleSip, unit } from '../ingest/sample-sip.ts';
import { startIngest } from '../ingest/start-ingest.ts';
import { rulesFile, storedRules } from './rules-file.ts';

/** Where the engine may be stopped: each step's boundaries, and both sides of each write of an operation's end. */
const POINTS: readonly CrashPoint[] = [
  'step-started',
  'before-batch-written',
  'batch-done',
  'step-done',
  'step-ended',
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

let armed: CrashPoint | undefined;
const bench = await startIngest();
const { database, storage, engine } = bench;
const worker = startToyWorker(
  { ...engine, logger: createLogger({ level: 'silent', service: 'test' }) },
  ruleUpdateWorkflows({
    database,
    storage,
    clock: systemClock,
    administrationTenant: 1,
    startRuleUpdate: ruleUpdateStarter(engine),
  }),
  {
    owner: 'cut-worker',
    crashPoints: async (point) => {
      if (point !== armed) return;
      armed = undefined;
      throw new Error(`Cut at ${point}`);
    },
  },
);
afterAll(() => worker.stop());

let depositId = '';
beforeAll(async () => {
  await loadSampleReferentials(bench);
  const management = {
    AppraisalRule: { Rules: [{ Rule: 'APP-00001', StartDate: '2024-02-29' }], FinalAction: 'Keep' },
  };
  const units = ['U1', 'U2', 'U3'].map((id) => unit(id, { management: management as never }));
  depositId = (await bench.deposit(await sampleSip({ files: {}, units }))).operationId;
});

async function updateCausedBy(importId: string) {
  const { rows } = await database.query<{ id: string }>(
    `select id from operation where tenant = 0 and workflow = 'UPDATE_RULES_ARCHIVE_UNITS'
       and caller ->> 'requestId' = $1`,
    [importId],
  );
  const reference = { tenant: 0, id: rows[0]?.id ?? '' };
  let status = await waitForCompletion(database, reference, { timeoutMilliseconds: 60_000 });
  // what fails from the commit on pauses the operation; whoever sees to the cause resumes it
  if (status.state === 'PAUSE') {
    await requestAction(database, reference, 'RESUME');
    status = await waitForCompletion(database, reference, { timeoutMilliseconds: 60_000 });
  }
  return { ...reference, status: await operationStatus(database, reference) };
}

describe('an update of end dates that is cut', () => {
  it.each(POINTS.map((point, place) => [point, place + 1] as const))(
    'at %s: is finished afterwards, once',
    async (point, years) => {
      armed = point;
      const imported = await bench.importFile(
        'FileRules',
        rulesFile({ 'APP-00001': [String(years), 'Year'] }),
      );
      const update = await updateCausedBy(imported.operationId ?? '');
      expect(armed).toBeUndefined();
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
