import type { Queryable } from '../../platform/index.ts';
import type { CollectionName } from '../collections.ts';
import type { DocumentOf } from '../models.ts';

interface Row<C extends CollectionName> {
  readonly identifier: string;
  readonly document: DocumentOf[C];
}

/** The current document of a business key, or undefined. */
export async function findDocument<C extends CollectionName>(
  queryable: Queryable,
  tenant: number,
  collection: C,
  identifier: string,
): Promise<DocumentOf[C] | undefined> {
  const { rows } = await queryable.query<Row<C>>(
    'select identifier, document from referential where tenant = $1 and collection = $2 and identifier = $3',
    [tenant, collection, identifier],
    { name: 'referential-by-identifier' },
  );
  return rows[0]?.document;
}

/** Those of these business keys that exist, by key. */
export async function findDocuments<C extends CollectionName>(
  queryable: Queryable,
  tenant: number,
  collection: C,
  identifiers: readonly string[],
): Promise<ReadonlyMap<string, DocumentOf[C]>> {
  const { rows } = await queryable.query<Row<C>>(
    'select identifier, document from referential where tenant = $1 and collection = $2 and identifier = any($3)',
    [tenant, collection, identifiers],
    { name: 'referential-by-identifiers' },
  );
  return new Map(rows.map((row) => [row.identifier, row.document]));
}

/** A whole collection, by business key. */
export async function readWholeCollection<C extends CollectionName>(
  queryable: Queryable,
  tenant: number,
  collection: C,
): Promise<ReadonlyMap<string, DocumentOf[C]>> {
  const { rows } = await queryable.query<Row<C>>(
    'select identifier, document from referential where tenant = $1 and collection = $2 order by identifier',
    [tenant, collection],
    { name: 'referential-collection' },
  );
  return new Map(rows.map((row) => [row.identifier, row.document]));
}

/**
 * A text that changes whenever a collection does (a document added, changed or removed): whoever keeps what it read
 * of the collection compares it.
 */
export async function collectionStamp(
  queryable: Queryable,
  tenant: number,
  collection: CollectionName,
): Promise<string> {
  const { rows } = await queryable.query<{ stamp: string }>(
    `select concat_ws('/', count(*), sum(version), max(updated_at)) as stamp
     from referential where tenant = $1 and collection = $2`,
    [tenant, collection],
    { name: 'referential-stamp' },
  );
  return rows[0]?.stamp ?? '';
}
