import { vitamDateTime } from '../../platform/index.ts';
import {
  checkScenario,
  examineList,
  openReferentialSnapshot,
  type ReplacementRules,
  refusal,
} from '../../referential/index.ts';
import type { ActionDefinition, WorkflowDefinition } from '../engine/index.ts';
import { backupAction, reportAction } from './backup-action.ts';
import { commitStaged } from './commit-staged.ts';
import { passed } from './ignored-fields.ts';
import { readGivenJson } from './import-context.ts';
import { referentialWorkflow } from './referential-workflow.ts';
import { refusedOutcome } from './refused-outcome.ts';
import { operationHead } from './report-parts.ts';
import type { ReferentialWorkflowServices } from './services.ts';
import { stageList } from './stage-list.ts';

const IDENTIFIER = 'STP_IMPORT_PRESERVATION_SCENARIO';
const KEY = 'ErrorDetail';

const SCENARIOS_REPLACEMENT: ReplacementRules = {
  ignoredFields: ['LastUpdate'],
  keptFields: [],
  removesAbsent: true,
};

const checkScenarios: ActionDefinition<ReferentialWorkflowServices> = {
  key: `${IDENTIFIER}_CHECK`,
  behavior: 'BLOCKING',
  run: async (context) => {
    const { services, tenant } = context;
    const { database, administrationTenant, clock, language } = services;
    const referential = openReferentialSnapshot(database, { tenant, administrationTenant });
    const { documents, findings, ignored } = await examineList(
      'PreservationScenario',
      await readGivenJson(context),
      vitamDateTime(clock.now()),
      (draft, place) => checkScenario(draft, place, referential),
    );
    if (findings.length > 0) return refusedOutcome(findings, findings.length, () => ({ key: KEY }), language);
    const items = async function* () {
      yield* documents;
    };
    await stageList(context, 'PreservationScenario', items(), SCENARIOS_REPLACEMENT, (identifier) =>
      refusal('REFERENTIAL_IDENTIFIER_REPEATED', { identifier }, { identifier }),
    );
    return passed(ignored);
  },
};

/** The import of preservation scenarios: the tenant's whole list is replaced. */
export const importScenariosWorkflow: WorkflowDefinition<ReferentialWorkflowServices> = referentialWorkflow({
  identifier: IDENTIFIER,
  checks: [checkScenarios],
  commit: commitStaged({
    collection: 'PreservationScenario',
    words: { key: KEY },
    givenFile: ({ operationId }) => `${operationId}.json`,
    report: async (context) => ({
      tenant: context.tenant,
      operationId: context.operationId,
      head: { ...operationHead(context, IDENTIFIER), StatusCode: 'OK' },
      lists: {
        RemovedIdentifiers: { kind: 'identifiers', changes: ['delete'] },
        AddedIdentifiers: { kind: 'identifiers', changes: ['insert'] },
        UpdatedIdentifiers: { kind: 'differences' },
      },
      tail: { Warnings: [] },
    }),
  }),
  afterwards: [backupAction('STP_BACKUP_SCENARIO'), reportAction('SCENARIO_REPORT')],
});
