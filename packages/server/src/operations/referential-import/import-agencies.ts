import {
  type Finding,
  findingMessage,
  isRefused,
  keepFindings,
  type ReplacementRules,
  readAgencies,
  readFindings,
  refusal,
  remark,
} from '../../referential/index.ts';
import { unsafeTextFault } from '../../security/index.ts';
import type { ActionDefinition, Outcome, WorkflowDefinition } from '../engine/index.ts';
import { agenciesUsedByArchives, agenciesUsedByContracts, type UsedChange } from './archive-usage.ts';
import { backupAction, givenFileAction, reportAction } from './backup-action.ts';
import { commitStaged } from './commit-staged.ts';
import { type ImportContext, readGiven } from './import-context.ts';
import { referentialWorkflow } from './referential-workflow.ts';
import { journalFindings, refusedOutcome } from './refused-outcome.ts';
import type { ReportContent } from './report-content.ts';
import { operationHead, reportFindings } from './report-parts.ts';
import { runningImportFinding } from './running-import.ts';
import type { ReferentialWorkflowServices } from './services.ts';
import { stageList } from './stage-list.ts';

const IDENTIFIER = 'IMPORT_AGENCIES';
const KEY = 'agencyCheck';

/** A list of agencies replaces the one in place. */
export const AGENCIES_REPLACEMENT: ReplacementRules = {
  ignoredFields: [],
  keptFields: [],
  removesAbsent: true,
};

type Action = ActionDefinition<ReferentialWorkflowServices>;

const checkConcurrentImport: Action = {
  key: `${IDENTIFIER}.CHECK_CONCURRENT_AGENCIES_IMPORT`,
  behavior: 'BLOCKING',
  run: async (context) => {
    const running = await runningImportFinding(context);
    if (running === undefined) return { status: 'OK' };
    return {
      ...refusedOutcome(
        [running],
        1,
        () => ({ subcode: 'CONCURRENCE', key: KEY }),
        context.services.language,
      ),
      silent: false,
    };
  },
};

const readList: Action = {
  key: `${IDENTIFIER}.READ`,
  behavior: 'BLOCKING',
  run: async (context) => {
    const items = readAgencies(await readGiven(context), unsafeTextFault);
    const { findings } = await stageList(context, 'Agencies', items, AGENCIES_REPLACEMENT, repeatedAgency);
    if (!isRefused(findings)) return { status: 'OK', silent: true };
    return refusedOutcome(findings, findings.length, () => ({ key: KEY }), context.services.language);
  },
};

export function repeatedAgency(identifier: string, line: number | undefined): Finding {
  const place = line === undefined ? { identifier } : { identifier, line, column: 1 };
  return refusal('STP_IMPORT_AGENCIES_ID_DUPLICATION', { identifier }, place);
}

/** A removed agency must not be used; a changed one that a contract names is remarked. */
const checkContracts: Action = {
  key: `${IDENTIFIER}.USED_CONTRACT`,
  behavior: 'BLOCKING',
  run: async (context) => {
    const { services, tenant, operationId } = context;
    const used = await agenciesUsedByContracts(services.database, tenant, operationId);
    if (used.some(({ change }) => change === 'delete')) {
      const archives = await agenciesUsedByArchives(services.database, tenant, operationId);
      return deletionRefused(context, [...used, ...archives]);
    }
    const remarks = used.map(({ identifier }) =>
      remark('STP_IMPORT_AGENCIES_UPDATED_AGENCIES', { identifier }, { identifier }),
    );
    if (remarks.length === 0) return { status: 'OK' };
    await context.transaction((transaction) => keepFindings(transaction, context, remarks));
    const text = remarks.map((finding) => findingMessage(finding, services.language)).join(' ');
    return {
      status: 'WARNING',
      evDetData: { 'Information additionnelle': text.slice(0, MAX_TEXT) },
      finalData: {
        evDetData: {
          'Information additionnelle': text.slice(0, MAX_TEXT),
          ...journalFindings(remarks, remarks.length),
        },
      },
    };
  },
};
const MAX_TEXT = 10_000;

const checkArchivesOfRemoved: Action = {
  key: `${IDENTIFIER}.USED_AU`,
  behavior: 'BLOCKING',
  run: async (context) => {
    const { services, tenant, operationId } = context;
    const used = await agenciesUsedByArchives(services.database, tenant, operationId);
    return used.some(({ change }) => change === 'delete') ? deletionRefused(context, used) : { status: 'OK' };
  },
};

const checkArchivesOfUpdated: Action = {
  key: `${IDENTIFIER}.USED_AU`,
  behavior: 'BLOCKING',
  run: async () => ({ status: 'OK' }),
};

function deletionRefused({ services }: ImportContext, used: readonly UsedChange[]): Outcome {
  const removed = [
    ...new Set(used.filter(({ change }) => change === 'delete').map(({ identifier }) => identifier)),
  ];
  const findings = removed.map((identifier) =>
    refusal('STP_IMPORT_AGENCIES_DELETE_USED_AGENCIES', { identifier }, { identifier }),
  );
  const words = () => ({ subcode: 'DELETION', key: KEY });
  const refused = refusedOutcome(findings, findings.length, words, services.language);
  // The peer puts a JSON text in the JSON text, with this very name; tools look for it.
  const text = JSON.stringify({ 'Agencies ': removed.join(', ') });
  return {
    ...refused,
    silent: false,
    finalData: { ...refused.finalData, evDetData: { ...refused.finalData?.evDetData, [KEY]: text } },
  };
}

/** The report of an import of agencies. */
async function report(
  context: ImportContext,
  transaction: Parameters<typeof readFindings>[0],
): Promise<ReportContent> {
  const findings = await readFindings(transaction, context);
  const used = findings.map((finding) => finding.identifier ?? '');
  return {
    tenant: context.tenant,
    operationId: context.operationId,
    head: operationHead(context, IDENTIFIER),
    lists: {
      AgenciesToImport: { kind: 'identifiers', changes: ['insert', 'update', 'none'] },
      InsertedAgencies: { kind: 'identifiers', changes: ['insert'] },
      UpdatedAgencies: { kind: 'identifiers', changes: ['update'] },
      DeletedAgencies: { kind: 'identifiers', changes: ['delete'] },
    },
    tail: { UsedAgenciesByContracts: used, UsedAgenciesByAu: [], Errors: {}, ...reportFindings(findings) },
  };
}

/** The import of agencies: the whole list is replaced. */
export const importAgenciesWorkflow: WorkflowDefinition<ReferentialWorkflowServices> = referentialWorkflow({
  identifier: IDENTIFIER,
  checks: [checkConcurrentImport, readList, checkContracts, checkArchivesOfRemoved, checkArchivesOfUpdated],
  commit: commitStaged({
    collection: 'Agencies',
    words: { subcode: 'CONCURRENCE', key: KEY },
    givenFile: ({ operationId }) => `${operationId}.csv`,
    report,
  }),
  afterwards: [
    givenFileAction('IMPORT_AGENCIES_BACKUP_CSV', 'csv'),
    backupAction('BACKUP_AGENCIES'),
    reportAction('AGENCIES_REPORT'),
  ],
});
