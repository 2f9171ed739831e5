import { internalSchemaElements, unitVocabularies } from '../../archive/index.ts';
import { vitamDateTime } from '../../platform/index.ts';
import {
  examineSchema,
  openReferentialSnapshot,
  type ReplacementRules,
  refusal,
} from '../../referential/index.ts';
import type { ActionDefinition, WorkflowDefinition } from '../engine/index.ts';
import { backupAction, reportAction } from './backup-action.ts';
import { commitStaged } from './commit-staged.ts';
import { ignoredFields } from './ignored-fields.ts';
import { readGivenJson } from './import-context.ts';
import { referentialWorkflow } from './referential-workflow.ts';
import { refusedOutcome } from './refused-outcome.ts';
import { operationHead } from './report-parts.ts';
import type { ReferentialWorkflowServices } from './services.ts';
import { stageList } from './stage-list.ts';

const IDENTIFIER = 'STP_IMPORT_EXTERNAL_SCHEMA';
const KEY = 'schemaCheck';

/** Given elements are added to those in place. */
const SCHEMA_ADDITION: ReplacementRules = { ignoredFields: [], keptFields: [], removesAbsent: false };

const checkSchema: ActionDefinition<ReferentialWorkflowServices> = {
  key: `${IDENTIFIER}_CHECK`,
  behavior: 'BLOCKING',
  run: async (context) => {
    const { services, tenant } = context;
    const { database, administrationTenant, clock, language } = services;
    const referential = openReferentialSnapshot(database, { tenant, administrationTenant });
    const place = {
      internal: new Set(internalSchemaElements().map(({ path }) => path)),
      external: await referential.all('Schema'),
      vocabulary: unitVocabularies((await referential.all('Ontology')).values()),
    };
    const { documents, findings, ignored } = examineSchema(
      await readGivenJson(context),
      place,
      vitamDateTime(clock.now()),
    );
    if (findings.length > 0) return refusedOutcome(findings, findings.length, () => ({ key: KEY }), language);
    const items = async function* () {
      yield* documents;
    };
    await stageList(context, 'Schema', items(), SCHEMA_ADDITION, (identifier) =>
      refusal('REFERENTIAL_IDENTIFIER_REPEATED', { identifier }, { identifier }),
    );
    const evDetData = { nbInserted: documents.length, ...ignoredFields(ignored) };
    return { status: 'OK', silent: true, finalData: { evDetData } };
  },
};

/** The import of an organisation's own fields of units: they are added to those in place, all of them or none. */
export const importUnitSchemaWorkflow: WorkflowDefinition<ReferentialWorkflowServices> = referentialWorkflow({
  identifier: IDENTIFIER,
  checks: [checkSchema],
  commit: commitStaged({
    collection: 'Schema',
    words: { key: KEY },
    givenFile: ({ operationId }) => `${operationId}.json`,
    report: async (context) => ({
      tenant: context.tenant,
      operationId: context.operationId,
      head: { ...operationHead(context, IDENTIFIER), StatusCode: 'OK' },
      lists: { AddedIdentifiers: { kind: 'identifiers', changes: ['insert'] } },
    }),
  }),
  afterwards: [backupAction('STP_BACKUP_EXTERNAL_SCHEMA'), reportAction('EXTERNAL_SCHEMA_REPORT')],
});
