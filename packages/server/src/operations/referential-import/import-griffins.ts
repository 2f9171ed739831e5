import { type Queryable, vitamDateTime } from '../../platform/index.ts';
import {
  examineList,
  type Finding,
  findingMessage,
  keepFindings,
  type ReplacementRules,
  readFindings,
  refusal,
  remark,
} from '../../referential/index.ts';
import type { ActionDefinition, Outcome, WorkflowDefinition } from '../engine/index.ts';
import { type GriffinUse, griffinsUsedByScenarios } from './archive-usage.ts';
import { backupAction, reportAction } from './backup-action.ts';
import { commitStaged } from './commit-staged.ts';
import { ignoredFields, passed } from './ignored-fields.ts';
import { type ImportContext, readGivenJson } from './import-context.ts';
import { referentialWorkflow } from './referential-workflow.ts';
import { journalFindings, refusedOutcome } from './refused-outcome.ts';
import type { ReportContent } from './report-content.ts';
import { operationHead, reportFindings } from './report-parts.ts';
import type { ReferentialWorkflowServices } from './services.ts';
import { stageList } from './stage-list.ts';

const IDENTIFIER = 'STP_IMPORT_GRIFFIN';
const KEY = 'ErrorDetail';

const GRIFFINS_REPLACEMENT: ReplacementRules = {
  ignoredFields: ['LastUpdate'],
  keptFields: [],
  removesAbsent: true,
};

const checkGriffins: ActionDefinition<ReferentialWorkflowServices> = {
  key: `${IDENTIFIER}_CHECK`,
  behavior: 'BLOCKING',
  run: async (context) => {
    const { services, tenant, operationId } = context;
    const now = vitamDateTime(services.clock.now());
    const { documents, findings, ignored } = await examineList(
      'Griffin',
      await readGivenJson(context),
      now,
      async () => [],
    );
    if (findings.length > 0) return refused(context, findings);
    const items = async function* () {
      yield* documents;
    };
    await stageList(context, 'Griffin', items(), GRIFFINS_REPLACEMENT, (identifier) =>
      refusal('REFERENTIAL_IDENTIFIER_REPEATED', { identifier }, { identifier }),
    );
    const used = await griffinsUsedByScenarios(services.database, tenant, operationId);
    return judgeUsed(context, used, ignored);
  },
};

function refused({ services }: ImportContext, findings: readonly Finding[]): Outcome {
  return refusedOutcome(findings, findings.length, () => ({ key: KEY }), services.language);
}

async function judgeUsed(
  context: ImportContext,
  used: readonly GriffinUse[],
  ignored: readonly string[],
): Promise<Outcome> {
  const told = used.map(({ identifier, change, scenarios }) =>
    change === 'delete'
      ? refusal('REFERENTIAL_IN_USE', { identifier, users: scenarios }, { identifier })
      : remark('REFERENTIAL_USED_UPDATED', { identifier, users: scenarios }, { identifier }),
  );
  if (told.some((finding) => !finding.warning)) return refused(context, told);
  if (told.length === 0) return passed(ignored);
  await context.transaction((transaction) => keepFindings(transaction, context, told));
  const Warnings = told.map((finding) => findingMessage(finding, context.services.language));
  return {
    status: 'WARNING',
    silent: true,
    finalData: { evDetData: { Warnings, ...journalFindings(told, told.length), ...ignoredFields(ignored) } },
  };
}

async function report(context: ImportContext, transaction: Queryable): Promise<ReportContent> {
  const findings = await readFindings(transaction, context);
  return {
    tenant: context.tenant,
    operationId: context.operationId,
    head: { ...operationHead(context, IDENTIFIER), StatusCode: findings.length === 0 ? 'OK' : 'WARNING' },
    lists: {
      RemovedIdentifiers: { kind: 'identifiers', changes: ['delete'] },
      AddedIdentifiers: { kind: 'identifiers', changes: ['insert'] },
      UpdatedIdentifiers: { kind: 'differences' },
    },
    tail: {
      Warnings: findings.map((finding) => findingMessage(finding, context.services.language)),
      ...reportFindings(findings),
    },
  };
}

/** The import of griffins: the whole list is replaced; one that a scenario uses may not go. */
export const importGriffinsWorkflow: WorkflowDefinition<ReferentialWorkflowServices> = referentialWorkflow({
  identifier: IDENTIFIER,
  checks: [checkGriffins],
  commit: commitStaged({
    collection: 'Griffin',
    words: { key: KEY },
    givenFile: ({ operationId }) => `${operationId}.json`,
    report,
  }),
  afterwards: [backupAction('STP_BACKUP_GRIFFIN'), reportAction('GRIFFIN_REPORT')],
});
