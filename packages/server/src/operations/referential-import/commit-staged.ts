import type { Line } from '@chartrier/offer-format';
import type { Transaction } from '../../platform/index.ts';
import {
  type CollectionName,
  publishStaged,
  readFindings,
  refusal,
  sequenceLine,
  stagedLines,
} from '../../referential/index.ts';
import { prepareFolder } from '../../storage/index.ts';
import { type CommitDefinition, CommitRefused } from '../engine/index.ts';
import { GIVEN_FILE, type ImportContext, stagingPlace } from './import-context.ts';
import { type RefusalWords, refusedOutcome } from './refused-outcome.ts';
import type { ReportContent } from './report-content.ts';
import { reportCsv } from './report-csv.ts';
import { reportText } from './report-text.ts';
import type { ReferentialWorkflowServices } from './services.ts';

export interface StagedCommit {
  readonly collection: CollectionName;
  /** What a document that was changed in between is told with. */
  readonly words: RefusalWords;
  /** Name, in the operation's folder, of the file that was given; none for an update. */
  readonly givenFile?: (context: ImportContext) => string | Promise<string>;
  /** The report, when the operation makes one. */
  readonly report?: (context: ImportContext, transaction: Transaction) => Promise<ReportContent>;
  /**
   * What else the publication starts. Asked in its transaction before the rows change; what it answers is called once they
   * have.
   */
  readonly follow?: (
    context: ImportContext,
    transaction: Transaction,
  ) => Promise<(() => Promise<void>) | undefined>;
  /** Whether the server may have made identifiers: the counter goes to the folder too. */
  readonly makesIdentifiers?: boolean;
}

/**
 * The commit of staged documents. Prepared: the lines, the file given and the report are durable on every offer.
 * Published: the rows, in the engine's transaction; a document that another operation changed since it was read
 * refuses the commit.
 */
export function commitStaged(commit: StagedCommit): CommitDefinition<ReferentialWorkflowServices> {
  return {
    prepare: async (context) => {
      const { services, operationId } = context;
      return await prepareFolder(services.storage, context, async (folder) => {
        await services.database.transaction(
          async (transaction) => {
            await folder.addLines(commitLines(context, transaction, commit));
            if (commit.report !== undefined) {
              const content = await commit.report(context, transaction);
              await folder.addFile(`reports/${operationId}.json`, reportText(content, transaction));
              const findings = await readFindings(transaction, context);
              const csv = reportCsv(context, findings, services.language, transaction);
              await folder.addFile(`reports/${operationId}.csv`, csv);
            }
          },
          { isolation: 'repeatable read', readOnly: true },
        );
        if (commit.givenFile !== undefined)
          await folder.addFile(
            `files/${await commit.givenFile(context)}`,
            await services.workspace.read(operationId, GIVEN_FILE),
          );
      });
    },
    publish: async (context, transaction, seq) => {
      const afterwards = await commit.follow?.(context, transaction);
      const conflict = await publishStaged(transaction, context, seq);
      if (conflict === undefined) return await afterwards?.();
      const { identifier } = conflict;
      const finding = refusal('REFERENTIAL_VERSION_CONFLICT', { identifier }, { identifier });
      const outcome = refusedOutcome([finding], 1, () => commit.words, context.services.language);
      throw new CommitRefused('COMMIT', outcome);
    },
  };
}

async function* commitLines(
  context: ImportContext,
  transaction: Transaction,
  { collection, makesIdentifiers }: StagedCommit,
): AsyncGenerator<Line> {
  if (makesIdentifiers) {
    const counter = await sequenceLine(transaction, stagingPlace(context, collection).owner, collection);
    if (counter !== undefined) yield counter;
  }
  yield* stagedLines(transaction, context);
}
