import {
  COLLECTION_RULES,
  clearStaging,
  type ExaminedDocument,
  examineDocuments,
  stageDocuments,
  takeIdentifiers,
} from '../../referential/index.ts';
import type { Outcome, WorkflowDefinition } from '../engine/index.ts';
import { backupAction } from './backup-action.ts';
import { commitStaged } from './commit-staged.ts';
import { DOCUMENT_CODES, importWords } from './document-codes.ts';
import { ignoredFields } from './ignored-fields.ts';
import { checkContext, type ImportContext, readGivenJson, stagingPlace } from './import-context.ts';
import { referentialWorkflow } from './referential-workflow.ts';
import { refusedOutcome } from './refused-outcome.ts';
import type { UpdatableCollectionName } from './request.ts';
import type { ReferentialWorkflowServices } from './services.ts';

/** The import of contracts, profiles, contexts, security profiles: given items are added, all of them or none. */
export function importDocumentsWorkflow(
  collection: UpdatableCollectionName,
): WorkflowDefinition<ReferentialWorkflowServices> {
  const codes = DOCUMENT_CODES[collection];
  return referentialWorkflow({
    identifier: codes.import,
    checks: [
      {
        key: `${codes.import}_CHECK`,
        behavior: 'BLOCKING',
        run: (context) => checkAndStage(context, collection),
      },
    ],
    commit: commitStaged({
      collection,
      words: { subcode: 'IDENTIFIER_DUPLICATION', key: codes.duplicateKey },
      givenFile: ({ operationId }) => `${operationId}.json`,
      makesIdentifiers: true,
    }),
    afterwards: [backupAction(codes.backup)],
  });
}

async function checkAndStage(context: ImportContext, collection: UpdatableCollectionName): Promise<Outcome> {
  const given = await readGivenJson(context);
  const asked = await checkContext(context, collection);
  const { documents, findings, ignored } = await examineDocuments(COLLECTION_RULES[collection], given, asked);
  if (findings.length > 0) {
    const words = importWords(DOCUMENT_CODES[collection]);
    return refusedOutcome(findings, findings.length, words, context.services.language);
  }
  await stage(context, collection, documents);
  return {
    status: 'OK',
    silent: true,
    finalData: { evDetData: { nbInserted: documents.length, ...ignoredFields(ignored) } },
  };
}

async function stage(
  context: ImportContext,
  collection: UpdatableCollectionName,
  documents: readonly ExaminedDocument[],
): Promise<void> {
  const place = stagingPlace(context, collection);
  await context.transaction(async (transaction) => {
    await clearStaging(transaction, place);
    const unnamed = documents.filter(({ identifier }) => identifier === undefined).length;
    const made =
      unnamed === 0 ? [] : [...(await takeIdentifiers(transaction, place.owner, collection, unnamed))];
    const named = documents.map(({ identifier, document }) => {
      const Identifier = identifier ?? made.shift() ?? '';
      return { identifier: Identifier, document: { ...document, Identifier } };
    });
    await stageDocuments(transaction, place, named);
  });
}
