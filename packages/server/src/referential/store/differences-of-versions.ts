import type { Queryable } from '../../platform/index.ts';
import type { CollectionName } from '../collections.ts';
import { documentDifferences } from '../document-differences.ts';
import { documentHistory } from './history.ts';

/** What one operation did to a document. */
export interface DocumentChange {
  readonly version: number;
  readonly operationId: string;
  /** When the operation was committed: a database made again says the same. */
  readonly committedAt: Date;
  readonly change: 'CREATED' | 'UPDATED' | 'DELETED';
  /** Lines `-  Status : INACTIVE`, `+  Status : ACTIVE`, field by field; nothing for fields of the platform. */
  readonly differences: readonly string[];
  /** As the operation left it; absent when it removed it. */
  readonly document?: object;
}

/** All that happened to a document, the latest first. Empty when there never was one. */
export async function documentChanges(
  queryable: Queryable,
  tenant: number,
  collection: CollectionName,
  identifier: string,
): Promise<readonly DocumentChange[]> {
  const versions = await documentHistory(queryable, tenant, collection, identifier);
  const { rows } = await queryable.query<{ id: string; committed: Date | null }>(
    'select id, committed_at committed from operation where tenant = $1 and id = any ($2)',
    [tenant, versions.map(({ operationId }) => operationId)],
  );
  const commits = new Map(rows.map(({ id, committed }) => [id, committed]));
  return versions.map(({ version, operationId, recordedAt, document }, place) => {
    const before = versions[place + 1]?.document;
    return {
      version,
      operationId,
      committedAt: commits.get(operationId) ?? recordedAt,
      change: document === undefined ? 'DELETED' : before === undefined ? 'CREATED' : 'UPDATED',
      differences: documentDifferences(before, document),
      ...(document === undefined ? {} : { document }),
    };
  });
}
