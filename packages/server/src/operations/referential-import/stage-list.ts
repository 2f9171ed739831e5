import type { Transaction } from '../../platform/index.ts';
import {
  type CollectionName,
  type Comparison,
  clearStaging,
  compareWithCollection,
  type Finding,
  isRefused,
  keepFindings,
  lostZeros,
  MAX_FINDINGS,
  type ReplacementRules,
  refusal,
  repeatedIdentifiers,
  type StagedDocument,
  type StagingPlace,
  stageDocuments,
} from '../../referential/index.ts';
import { type StagingContext, stagingPlace } from './import-context.ts';

export type ListItem = StagedDocument | { readonly finding: Finding };

export interface StagedList {
  readonly findings: readonly Finding[];
  readonly comparison: Comparison;
}

const NOTHING: Comparison = { inserted: 0, updated: 0, deleted: 0, unchanged: 0 };

/**
 * Stages a whole list and compares it with the collection, in one transaction: what an earlier try left is removed
 * first, and nothing stays staged when something refuses. Reading stops after MAX_FINDINGS findings.
 *
 * @param repeated the finding for an identifier that the list gives again
 */
export async function stageList(
  context: StagingContext,
  collection: CollectionName,
  items: AsyncIterable<ListItem>,
  replacement: ReplacementRules,
  repeated: (identifier: string, line: number | undefined) => Finding,
): Promise<StagedList> {
  const place = stagingPlace(context, collection);
  return context.transaction(async (transaction) => {
    await clearStaging(transaction, place);
    const findings: Finding[] = [];
    const documents = async function* () {
      for await (const item of items) {
        if (context.signal.aborted) throw context.signal.reason;
        if (!('finding' in item)) yield item;
        else findings.push(item.finding);
        if (findings.length >= MAX_FINDINGS) return;
      }
    };
    await stageDocuments(transaction, place, documents());
    const again = await repeatedIdentifiers(transaction, place, MAX_FINDINGS);
    findings.push(...again.map(({ identifier, line }) => repeated(identifier, line ?? undefined)));
    if (!isRefused(findings)) {
      const comparison = await compareWithCollection(transaction, place, replacement);
      findings.push(...(await zeroFindings(transaction, place, comparison)));
      if (!isRefused(findings)) return { findings, comparison };
    }
    await clearStaging(transaction, place);
    await keepFindings(transaction, place, findings);
    return { findings, comparison: NOTHING };
  });
}

/** Identifiers that a spreadsheet took for numbers: the list would replace known items by others of almost the same name. */
async function zeroFindings(
  transaction: Transaction,
  place: StagingPlace,
  { inserted, deleted }: Comparison,
): Promise<readonly Finding[]> {
  if (inserted === 0 || deleted === 0) return [];
  return (await lostZeros(transaction, place, MAX_FINDINGS)).map(({ identifier, known, line }) =>
    refusal(
      'CSV_LEADING_ZEROS_LOST',
      { value: identifier, known },
      line === null ? { identifier } : { identifier, line, column: 1 },
    ),
  );
}
