import { Readable } from 'node:stream';
import { guidSeries, type Transaction } from '../../platform/index.ts';
import { type CollectionName, collectionDefinition } from '../collections.ts';
import type { Draft } from '../json/read-model.ts';

/** Whose staged rows: the operation, and the tenant that the documents belong to. */
export interface StagingPlace {
  readonly tenant: number;
  readonly operationId: string;
  readonly collection: CollectionName;
  readonly owner: number;
}

/** A document that was read and found right by itself. */
export interface StagedDocument {
  readonly identifier: string;
  readonly document: Draft;
  readonly line?: number;
}

/** Removes what an earlier try of the operation staged. */
export async function clearStaging(
  transaction: Transaction,
  { tenant, operationId }: Pick<StagingPlace, 'tenant' | 'operationId'>,
): Promise<void> {
  const whose = [tenant, operationId];
  await transaction.query('delete from referential_staged where tenant = $1 and operation_id = $2', whose);
  await transaction.query('delete from referential_finding where tenant = $1 and operation_id = $2', whose);
}

/**
 * Stages documents by COPY, in the order given; each receives the `_id` that its ordinal gives, the same if the
 * operation does it again.
 *
 * @param firstOrdinal where an operation that stages several collections goes on
 * @returns how many
 */
export async function stageDocuments(
  transaction: Transaction,
  place: StagingPlace,
  documents: Iterable<StagedDocument> | AsyncIterable<StagedDocument>,
  firstOrdinal = 0,
): Promise<number> {
  const { tenant, operationId, collection, owner } = place;
  const idOf = guidSeries(collectionDefinition(collection).guidKind, owner, operationId);
  const rows = async function* () {
    let ordinal = firstOrdinal;
    for await (const { identifier, document, line } of documents) {
      yield copyLine([
        tenant,
        operationId,
        ordinal,
        collection,
        owner,
        identifier,
        line ?? null,
        idOf(ordinal),
        'insert',
        JSON.stringify(document),
      ]);
      ordinal += 1;
    }
  };
  const staged = await transaction.copyFrom(
    `copy referential_staged
       (tenant, operation_id, ordinal, collection, owner, identifier, line, id, change, document)
     from stdin`,
    Readable.from(rows(), { highWaterMark: 64 }),
  );
  if (staged >= MANY_STAGED) await transaction.query('analyze referential_staged');
  return staged;
}

/** Rows from which the planner must know how many there are: its guess for a table just filled is a handful. */
export const MANY_STAGED = 500;

/** A line of PostgreSQL's COPY text format. */
function copyLine(values: readonly (string | number | null)[]): string {
  return `${values.map((value) => (value === null ? '\\N' : escapeCopy(String(value)))).join('\t')}\n`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeCopy(text: string): string {
  return text.replaceAll(/[\\\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign);
}
