import type { CrashPoints } from '../../src/operations/engine/index.ts';
import { ruleUpdateStarter, ruleUpdateWorkflows } from '../../src/operations/rule-update/index.ts';
import { createLogger, systemClock } from '../../src/platform/index.ts';
import { startToyWorker, type ToyWorker } from '../engine/toy-engine.ts';
import { loadSampleReferentials } from '../ingest/sample-sip.ts';
import { type IngestBench, startIngest } from '../ingest/start-ingest.ts';

/** What the units of these tests declare: the rule whose duration changes. */
export const APPRAISAL = {
  AppraisalRule: { Rules: [{ Rule: 'APP-00001', StartDate: '2024-02-29' }], FinalAction: 'Keep' },
};

interface RuleUpdateBench extends IngestBench {
  /** A worker of updates of rules, to be stopped by whoever starts it. */
  startRuleWorker(owner: string, crashPoints?: CrashPoints): ToyWorker;
  /** The update of units that an import of rules or a deposit caused, if any. */
  updateCausedBy(operationId: string): Promise<{ readonly tenant: number; readonly id: string } | undefined>;
}

/** A platform that takes deposits, and on which units follow the rules that change. */
export async function startRuleUpdate(): Promise<RuleUpdateBench> {
  const bench = await startIngest();
  const { database, storage, engine } = bench;
  await loadSampleReferentials(bench);
  return {
    ...bench,
    startRuleWorker(owner, crashPoints) {
      const logger = createLogger({ level: crashPoints === undefined ? 'warn' : 'silent', service: 'test' });
      const workflows = ruleUpdateWorkflows({
        database,
        storage,
        clock: systemClock,
        administrationTenant: 1,
        startRuleUpdate: ruleUpdateStarter(engine),
      });
      const options = crashPoints === undefined ? { owner } : { owner, crashPoints };
      return startToyWorker({ ...engine, logger }, workflows, options);
    },
    async updateCausedBy(operationId) {
      const { rows } = await database.query<{ id: string }>(
        `select id from operation where tenant = 0 and workflow = 'UPDATE_RULES_ARCHIVE_UNITS'
           and caller ->> 'requestId' = $1`,
        [operationId],
      );
      return rows[0] && { tenant: 0, id: rows[0].id };
    },
  };
}
