import { planForSets, type Transaction } from '../../platform/index.ts';
import type { CollectionName } from '../collections.ts';
import { MANY_STAGED, type StagingPlace } from './stage.ts';

/** How a given list becomes the collection. */
export interface ReplacementRules {
  /** Dates that do not make a document different. */
  readonly ignoredFields: readonly string[];
  /** Fields of the document in place that the new one keeps. */
  readonly keptFields: readonly string[];
  /** What is in the collection and not in the list is removed. */
  readonly removesAbsent: boolean;
}

export interface Comparison {
  readonly inserted: number;
  readonly updated: number;
  readonly deleted: number;
  readonly unchanged: number;
}

/** Identifiers given more than once, with the line of each later occurrence; at most `limit`. */
export async function repeatedIdentifiers(
  transaction: Transaction,
  { tenant, operationId, collection }: StagingPlace,
  limit: number,
): Promise<readonly { readonly identifier: string; readonly line: number | null }[]> {
  const { rows } = await transaction.query<{ identifier: string; line: number | null }>(
    `select identifier, line from (
       select identifier, line, ordinal, row_number() over (partition by identifier order by ordinal) as occurrence
       from referential_staged where tenant = $1 and operation_id = $2 and collection = $3) given
     where occurrence > 1 order by ordinal limit $4`,
    [tenant, operationId, collection, limit],
  );
  return rows;
}

/**
 * Compares what is staged with the collection, in a few statements whatever the size: each staged document becomes
 * an insertion, an update of the version in place, or nothing; and, for lists that replace the collection, what they
 * leave out becomes a removal.
 */
export async function compareWithCollection(
  transaction: Transaction,
  place: StagingPlace,
  { ignoredFields, keptFields, removesAbsent }: ReplacementRules,
): Promise<Comparison> {
  const { tenant, operationId, collection } = place;
  await transaction.query(
    `update referential_staged staged
     set id = known.id,
       expected_version = known.version,
       change = case
         when (known.document - $4::text[]) - $5::text[] = (staged.document - $4::text[]) - $5::text[] then 'none'
         else 'update' end,
       document = staged.document || coalesce(
         (select jsonb_object_agg(key, value) from jsonb_each(known.document) where key = any ($5::text[])), '{}')
     from referential known
     where staged.tenant = $1 and staged.operation_id = $2 and staged.collection = $3
       and known.tenant = staged.owner and known.collection = staged.collection
       and known.identifier = staged.identifier`,
    [tenant, operationId, collection, [...ignoredFields, ...SYSTEM_FIELDS], keptFields],
  );
  if (removesAbsent && (await stageRemovals(transaction, place)) >= MANY_STAGED)
    await transaction.query('analyze referential_staged');
  return countChanges(transaction, place);
}

/**
 * Stages the removal of what is in the collection and not in the list. The whole collection is read in any case, and what
 * PostgreSQL knows of the staged rows may be of another operation: this statement was seen to take minutes for 100,000.
 *
 * @returns how many
 */
async function stageRemovals(
  transaction: Transaction,
  { tenant, operationId, collection, owner }: StagingPlace,
): Promise<number> {
  const { rowCount } = await planForSets(transaction, () =>
    transaction.query(
      `insert into referential_staged
         (tenant, operation_id, ordinal, collection, owner, identifier, id, change, expected_version)
       select $1, $2, $5 + row_number() over (order by known.identifier), $3, $4, known.identifier, known.id,
         'delete', known.version
       from referential known
       where known.tenant = $4 and known.collection = $3 and not exists (
         select from referential_staged staged
         where staged.tenant = $1 and staged.operation_id = $2 and staged.collection = $3
           and staged.identifier = known.identifier)`,
      [tenant, operationId, collection, owner, DELETIONS_FROM],
    ),
  );
  return rowCount;
}

async function countChanges(
  transaction: Transaction,
  { tenant, operationId, collection }: StagingPlace,
): Promise<Comparison> {
  const { rows } = await transaction.query<{ change: string; count: string }>(
    `select change, count(*) as count from referential_staged
     where tenant = $1 and operation_id = $2 and collection = $3 group by change`,
    [tenant, operationId, collection satisfies CollectionName],
  );
  const count = (change: string) => Number(rows.find((row) => row.change === change)?.count ?? 0);
  return {
    inserted: count('insert'),
    updated: count('update'),
    deleted: count('delete'),
    unchanged: count('none'),
  };
}

const SYSTEM_FIELDS = ['_id', '_tenant', '_v'];
/** Ordinals of removals come after those of any list. */
const DELETIONS_FROM = 1_000_000_000;
