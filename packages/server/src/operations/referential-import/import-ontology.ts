import { type Queryable, vitamDateTime } from '../../platform/index.ts';
import {
  checkOntology,
  type Finding,
  isRefused,
  openReferentialSnapshot,
  type ReplacementRules,
  readFindings,
  refusal,
} from '../../referential/index.ts';
import type { ActionDefinition, Outcome, WorkflowDefinition } from '../engine/index.ts';
import { vocabulariesUsedByProfiles } from './archive-usage.ts';
import { backupAction, reportAction } from './backup-action.ts';
import { commitStaged } from './commit-staged.ts';
import { passed } from './ignored-fields.ts';
import { type ImportContext, readGivenJson } from './import-context.ts';
import { referentialWorkflow } from './referential-workflow.ts';
import { refusedOutcome } from './refused-outcome.ts';
import type { ReportContent } from './report-content.ts';
import { operationHead, reportFindings } from './report-parts.ts';
import type { ReferentialWorkflowServices } from './services.ts';
import { stageList } from './stage-list.ts';
import { heldVocabularies } from './vocabularies-held.ts';

const IDENTIFIER = 'IMPORT_ONTOLOGY';
const KEY = 'ontologyCheck';

/** A list of vocabularies replaces the one in place; creation and origin of an entry do not change. */
const ONTOLOGY_REPLACEMENT: ReplacementRules = {
  ignoredFields: ['LastUpdate'],
  keptFields: ['CreationDate', 'Origin'],
  removesAbsent: true,
};

type Action = ActionDefinition<ReferentialWorkflowServices>;

/** The model of each entry; its own event only when it refuses. */
const checkSchema: Action = {
  key: 'CTR_SCHEMA',
  behavior: 'BLOCKING',
  run: async (context) => {
    const { services, tenant } = context;
    if (tenant !== services.administrationTenant)
      return {
        ...refused(context, [refusal('STP_IMPORT_ONTOLOGIES_NOT_AUTHORIZED_FOR_TENANT', {})]),
        silent: true,
      };
    const { findings, schemaRefused } = await check(context);
    return schemaRefused ? { ...refused(context, findings), silent: false } : { status: 'OK', silent: true };
  },
};

const checkEntries: Action = {
  key: `${IDENTIFIER}_CHECK`,
  behavior: 'BLOCKING',
  run: async (context) => {
    const { documents, findings: own, given, entries, ignored } = await check(context);
    const held =
      context.parameters.forceUpdate === true
        ? []
        : await heldVocabularies(context.services.database, given, entries);
    const findings = [...own, ...held];
    if (isRefused(findings)) return refused(context, findings);
    const items = async function* () {
      yield* documents;
    };
    await stageList(context, 'Ontology', items(), ONTOLOGY_REPLACEMENT, (identifier) =>
      refusal('STP_IMPORT_ONTOLOGIES_IDENTIFIER_ALREADY_IN_ONTOLOGY', { identifier }, { identifier }),
    );
    return passed(ignored);
  },
};

async function check(context: ImportContext) {
  const { services, tenant, parameters } = context;
  const { database, administrationTenant, clock } = services;
  const referential = openReferentialSnapshot(database, { tenant, administrationTenant });
  const given = await readGivenJson(context);
  const entries = await referential.all('Ontology');
  const checked = checkOntology(
    given,
    { entries, usedBy: await vocabulariesUsedByProfiles(database) },
    { forced: parameters.forceUpdate === true, now: vitamDateTime(clock.now()) },
  );
  return { ...checked, given, entries };
}

function refused({ services }: ImportContext, findings: readonly Finding[]): Outcome {
  return refusedOutcome(findings, findings.length, () => ({ key: KEY }), services.language);
}

async function report(context: ImportContext, transaction: Queryable): Promise<ReportContent> {
  return {
    tenant: context.tenant,
    operationId: context.operationId,
    head: operationHead(context, IDENTIFIER),
    lists: {
      deletedOntologies: { kind: 'identifiers', changes: ['delete'] },
      updatedOntologies: { kind: 'identifiers', changes: ['update'] },
      createdOntologies: { kind: 'identifiers', changes: ['insert'] },
    },
    tail: reportFindings(await readFindings(transaction, context)),
  };
}

/** The import of the ontology: the whole list is replaced. */
export const importOntologyWorkflow: WorkflowDefinition<ReferentialWorkflowServices> = referentialWorkflow({
  identifier: IDENTIFIER,
  checks: [checkSchema, checkEntries],
  commit: commitStaged({
    collection: 'Ontology',
    words: { key: KEY },
    givenFile: ({ operationId }) => `${operationId}.json`,
    report,
  }),
  afterwards: [backupAction('STP_BACKUP_ONTOLOGY'), reportAction('ONTOLOGY_REPORT')],
});
