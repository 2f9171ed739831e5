import type { Queryable } from '../../platform/index.ts';
import type { CollectionName } from '../collections.ts';
import type { DocumentOf } from '../models.ts';

/** A version of a document: as an operation left it; no document when the operation removed it. */
export interface DocumentVersion<C extends CollectionName> {
  readonly version: number;
  readonly operationId: string;
  readonly recordedAt: Date;
  readonly document: DocumentOf[C] | undefined;
}

interface Row<C extends CollectionName> {
  readonly version: number;
  readonly operation_id: string;
  readonly recorded_at: Date;
  readonly document: DocumentOf[C] | null;
}

/** Every version of a document, the latest first. */
export async function documentHistory<C extends CollectionName>(
  queryable: Queryable,
  tenant: number,
  collection: C,
  identifier: string,
): Promise<readonly DocumentVersion<C>[]> {
  const { rows } = await queryable.query<Row<C>>(
    `select version, operation_id, recorded_at, document from referential_version
     where tenant = $1 and collection = $2 and identifier = $3 order by seq desc`,
    [tenant, collection, identifier],
  );
  return rows.map(({ version, operation_id, recorded_at, document }) => ({
    version,
    operationId: operation_id,
    recordedAt: recorded_at,
    document: document ?? undefined,
  }));
}

/** The documents of a collection that an operation made or changed, by identifier; at most `limit`. */
export async function documentsOfOperation<C extends CollectionName>(
  queryable: Queryable,
  operationId: string,
  collection: C,
  limit: number,
): Promise<readonly DocumentOf[C][]> {
  const { rows } = await queryable.query<{ document: DocumentOf[C] }>(
    `select document from referential_version
     where operation_id = $1 and collection = $2 and document is not null order by identifier limit $3`,
    [operationId, collection, limit],
  );
  return rows.map((row) => row.document);
}
