import type { Transaction } from '../../platform/index.ts';
import {
  COLLECTION_RULES,
  clearStaging,
  type Draft,
  documentDifferences,
  examineUpdate,
  type StagingPlace,
  stageDocuments,
} from '../../referential/index.ts';
import type { Outcome, WorkflowDefinition } from '../engine/index.ts';
import { backupAction } from './backup-action.ts';
import { commitStaged } from './commit-staged.ts';
import { DOCUMENT_CODES, updateWords } from './document-codes.ts';
import { checkContext, type ImportContext, stagingPlace } from './import-context.ts';
import { referentialWorkflow } from './referential-workflow.ts';
import { refusedOutcome } from './refused-outcome.ts';
import type { UpdatableCollectionName } from './request.ts';
import type { ReferentialWorkflowServices } from './services.ts';

/** The update by identifier of a contract, a profile, a context or a security profile. */
export function updateDocumentWorkflow(
  collection: UpdatableCollectionName,
): WorkflowDefinition<ReferentialWorkflowServices> {
  const codes = DOCUMENT_CODES[collection];
  return referentialWorkflow({
    identifier: codes.update,
    checks: [
      {
        key: `${codes.update}_CHECK`,
        behavior: 'BLOCKING',
        run: (context) => checkAndStage(context, collection),
      },
    ],
    commit: commitStaged({ collection, words: { key: codes.check } }),
    afterwards: [backupAction(codes.backup)],
  });
}

async function checkAndStage(context: ImportContext, collection: UpdatableCollectionName): Promise<Outcome> {
  const { parameters, services } = context;
  const identifier = String(parameters.identifier);
  const asked = await checkContext(context, collection);
  const before: Draft | undefined = await asked.referential.find(collection, identifier);
  if (before === undefined) throw new Error(`${collection} ${identifier} was removed before its update`);
  const rules = COLLECTION_RULES[collection];
  const { document, findings } = await examineUpdate(rules, before, parameters.update, asked);
  const obId = String(before._id);
  if (document === undefined) {
    const words = updateWords(DOCUMENT_CODES[collection]);
    const refused = refusedOutcome(findings, findings.length, words, services.language);
    return { ...refused, finalData: { ...refused.finalData, obId } };
  }
  await context.transaction((transaction) =>
    stageUpdate(transaction, stagingPlace(context, collection), before, document),
  );
  return {
    status: 'OK',
    silent: true,
    finalData: { obId, evDetData: successData(collection, identifier, before, document) },
  };
}

/** What the last event tells of an update, in the peer's shape for the collection. */
function successData(
  collection: UpdatableCollectionName,
  identifier: string,
  before: Draft,
  after: Draft,
): Readonly<Record<string, unknown>> {
  const updatedDiffs = documentDifferences(before, after);
  if (collection === 'Context') return { diff: updatedDiffs, version: Number(before._v) + 1 };
  if (collection === 'ArchiveUnitProfile') return { updatedDiffs };
  return { [collection]: { identifier, updatedDiffs } };
}

/** Stages one document in the place of the version that it was made from. */
export async function stageUpdate(
  transaction: Transaction,
  place: StagingPlace,
  before: Draft,
  after: Draft,
): Promise<void> {
  await clearStaging(transaction, place);
  const version = Number(before._v);
  const document = { ...after, _v: version + 1 };
  await stageDocuments(transaction, place, [{ identifier: String(before.Identifier), document }]);
  await transaction.query(
    `update referential_staged set change = 'update', expected_version = $3, id = $4
     where tenant = $1 and operation_id = $2`,
    [place.tenant, place.operationId, version, String(before._id)],
  );
}
