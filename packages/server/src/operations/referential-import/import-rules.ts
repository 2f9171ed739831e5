import { rulesHeldByUnits } from '../../archive/index.ts';
import { isAtLeast } from '../../logbook/index.ts';
import { type Transaction, vitamDateTime } from '../../platform/index.ts';
import {
  type Finding,
  isRefused,
  keepFindings,
  MAX_FINDINGS,
  type ReplacementRules,
  readFindings,
  readManagementRules,
  refusal,
  remark,
  stagedDurationChanges,
} from '../../referential/index.ts';
import { unsafeTextFault } from '../../security/index.ts';
import type { ActionDefinition, Outcome, WorkflowDefinition } from '../engine/index.ts';
import { rulesUsedByUnits, type UsedRuleChange } from './archive-usage.ts';
import { backupAction, givenFileAction, reportAction } from './backup-action.ts';
import { commitStaged } from './commit-staged.ts';
import { type ImportContext, readGiven } from './import-context.ts';
import { referentialWorkflow } from './referential-workflow.ts';
import { journalFindings, refusedOutcome } from './refused-outcome.ts';
import type { ReportContent } from './report-content.ts';
import { operationHead, reportFindings } from './report-parts.ts';
import { runningImportFinding } from './running-import.ts';
import type { ReferentialWorkflowServices } from './services.ts';
import { type ListItem, stageList } from './stage-list.ts';

const IDENTIFIER = 'STP_IMPORT_RULES';

/** A list of rules replaces the one in place; a rule keeps the date of its creation. */
export const RULES_REPLACEMENT: ReplacementRules = {
  ignoredFields: ['UpdateDate'],
  keptFields: ['CreationDate'],
  removesAbsent: true,
};

type Action = ActionDefinition<ReferentialWorkflowServices>;

/** The sub-code of CHECK_RULES for each refusal of the file. */
function subcodeOf({ code }: Finding): string {
  // Vitam's reader takes a header with an unnamed or repeated column for a wrong encoding.
  if (code === 'CSV_NOT_UTF8' || code === 'CSV_COLUMN_UNNAMED' || code === 'CSV_COLUMN_REPEATED')
    return 'INVALID_CSV_ENCODING_NOT_UTF_EIGHT';
  if (code === 'STP_IMPORT_RULES_RULEDURATION_EXCEED') return 'MAX_DURATION_EXCEEDS';
  return code === 'REFERENTIAL_IMPORT_RUNNING' ? 'IMPORT_IN_PROCESS' : 'INVALID_CSV';
}

/** Rules of a given file, with the dates that the store keeps. */
export async function* datedRules(
  source: AsyncIterable<Uint8Array>,
  now: string,
  minimums: Parameters<typeof readManagementRules>[2],
): AsyncGenerator<ListItem> {
  for await (const item of readManagementRules(source, unsafeTextFault, minimums))
    yield 'finding' in item
      ? item
      : { ...item, document: { ...item.document, CreationDate: now, UpdateDate: now } };
}

export function repeatedRule(identifier: string, line: number | undefined): Finding {
  const place = line === undefined ? { identifier } : { identifier, line, column: 1 };
  return refusal('STP_IMPORT_RULES_RULEID_DUPLICATION', { identifier }, place);
}

const checkRules: Action = {
  key: 'CHECK_RULES',
  behavior: 'BLOCKING',
  run: async (context) => {
    const { services, tenant, operationId } = context;
    const running = await runningImportFinding(context);
    if (running !== undefined) return refused(context, [running]);
    const now = vitamDateTime(services.clock.now());
    const items = datedRules(await readGiven(context), now, services.minimumRuleDurations.get(tenant));
    const { findings } = await stageList(context, 'FileRules', items, RULES_REPLACEMENT, repeatedRule);
    if (isRefused(findings)) return refused(context, findings);
    const used = await rulesUsedByUnits(services.database, tenant, operationId);
    return used.length === 0 ? { status: 'OK' } : judgeUsed(context, used);
  },
};

function refused({ services }: ImportContext, findings: readonly Finding[]): Outcome {
  const words = (finding: Finding) => ({ key: subcodeOf(finding) });
  const outcome = refusedOutcome(findings, findings.length, words, services.language);
  const first = findings.find((finding) => !finding.warning);
  return {
    ...outcome,
    silent: false,
    ...(first === undefined ? {} : { subcode: subcodeOf(first) }),
    evDetData: sentencesOf(outcome),
  };
}

/** What the action's own event tells: the sentences, without the list of findings that the last event has. */
function sentencesOf({ finalData }: Outcome): Readonly<Record<string, unknown>> {
  const { Findings: _list, FindingCount: _count, ...sentences } = finalData?.evDetData ?? {};
  return sentences;
}

/** Used rules: none may go, none may change between a defined and an undefined duration; other changes are remarked. */
async function judgeUsed(context: ImportContext, used: readonly UsedRuleChange[]): Promise<Outcome> {
  const ids = (kept: (rule: UsedRuleChange) => boolean) => used.filter(kept).map((rule) => rule.identifier);
  const usedDeletedRuleIds = ids(({ change }) => change === 'delete');
  const usedRuleIdsWithDurationModeUpdate = ids(({ modeChanges }) => modeChanges);
  const usedUpdatedRuleIds = ids(({ change }) => change === 'update');
  const evDetData = { usedUpdatedRuleIds, usedDeletedRuleIds, usedRuleIdsWithDurationModeUpdate };
  const refusals = [
    ...usedDeletedRuleIds.map((identifier) =>
      refusal('STP_IMPORT_RULES_DELETE_USED_RULES', { identifier }, { identifier }),
    ),
    ...usedRuleIdsWithDurationModeUpdate.map((identifier) =>
      refusal('STP_IMPORT_RULES_DURATION_MODE', { identifier }, { identifier }),
    ),
  ];
  if (refusals.length > 0) {
    const outcome = refusedOutcome(
      refusals,
      refusals.length,
      () => ({ key: 'rulesCheck' }),
      context.services.language,
    );
    return { ...outcome, silent: false, evDetData };
  }
  const remarks = usedUpdatedRuleIds
    .slice(0, MAX_FINDINGS)
    .map((identifier) => remark('STP_IMPORT_RULES_UPDATED_RULES', { identifier }, { identifier }));
  await context.transaction((transaction) => keepFindings(transaction, context, remarks));
  return {
    status: 'WARNING',
    evDetData,
    finalData: { evDetData: journalFindings(remarks, usedUpdatedRuleIds.length) },
  };
}

/** Tells, after the commit, how many rules were removed, changed and added. */
const commitRules: Action = {
  key: 'COMMIT_RULES',
  behavior: 'NOBLOCKING',
  run: async ({ services, tenant, operationId, status }) => {
    if (isAtLeast(status, 'KO')) return { status: 'OK', silent: true };
    const { rows } = await services.database.query<{ change: string; count: string }>(
      `select change, count(*) as count from referential_staged
       where tenant = $1 and operation_id = $2 group by change`,
      [tenant, operationId],
    );
    const count = (change: string) => Number(rows.find((row) => row.change === change)?.count ?? 0);
    return {
      status: 'OK',
      evDetData: { nbDeleted: count('delete'), nbUpdated: count('update'), nbInserted: count('insert') },
    };
  },
};

async function report(
  context: ImportContext,
  transaction: Parameters<typeof readFindings>[0],
): Promise<ReportContent> {
  const findings = await readFindings(transaction, context);
  return {
    tenant: context.tenant,
    operationId: context.operationId,
    head: operationHead(context, IDENTIFIER),
    lists: {
      insertedRules: { kind: 'identifiers', changes: ['insert'] },
      updatedRules: { kind: 'identifiers', changes: ['update'] },
      deletedRules: { kind: 'identifiers', changes: ['delete'] },
    },
    tail: {
      usedFileRulesToDelete: [],
      usedFileRulesToUpdate: findings.map((finding) => finding.identifier ?? ''),
      usedRulesWithDurationModeUpdate: [],
      ...reportFindings(findings),
    },
  };
}

/** Units that hold a rule whose duration changes have new end dates: an operation of its own gives them. */
async function followedByUnits(
  { services, tenant, operationId, caller }: ImportContext,
  transaction: Transaction,
): Promise<(() => Promise<void>) | undefined> {
  const changed = await stagedDurationChanges(transaction, { tenant, operationId });
  if (changed.length === 0) return undefined;
  return async () => {
    const rules = await rulesHeldByUnits(transaction, tenant, changed);
    if (rules.length > 0) await services.startRuleUpdate(transaction, { tenant, operationId, caller, rules });
  };
}

/** The import of management rules: the whole list is replaced. */
export const importRulesWorkflow: WorkflowDefinition<ReferentialWorkflowServices> = referentialWorkflow({
  identifier: IDENTIFIER,
  checks: [checkRules],
  commit: commitStaged({
    collection: 'FileRules',
    words: { key: 'rulesCheck' },
    givenFile: ({ operationId }) => `${operationId}.csv`,
    report,
    follow: followedByUnits,
  }),
  afterwards: [
    reportAction('RULES_REPORT'),
    commitRules,
    givenFileAction('STP_IMPORT_RULES_BACKUP_CSV', 'csv'),
    backupAction('STP_IMPORT_RULES_BACKUP'),
  ],
});
