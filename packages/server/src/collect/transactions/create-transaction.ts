import type { JsonObject } from '@chartrier/dsl';
import type { CollectServices } from '../collect-services.ts';
import { headerOf } from '../header.ts';
import { findProject } from '../projects/project.ts';
import {
  type CollectTransaction,
  TRANSACTION_COLUMNS,
  type TransactionRow,
  transactionOf,
} from './transaction.ts';

/**
 * Opens a transaction in a project; the header's fields that are not given are the project's.
 *
 * @param id of the request, as by Vitam: the caller reads it in X-Request-Id too
 * @throws COLLECT_PROJECT_UNKNOWN
 */
export async function createTransaction(
  { database, clock }: CollectServices,
  { tenant, id, projectId }: { readonly tenant: number; readonly id: string; readonly projectId: string },
  given: JsonObject,
): Promise<CollectTransaction> {
  return await database.transaction(async (transaction) => {
    // a project that is deleted meanwhile waits, or is not found
    await transaction.query('select from collect_project where tenant = $1 and id = $2 for share', [
      tenant,
      projectId,
    ]);
    const project = await findProject(transaction, tenant, projectId);
    const now = clock.now();
    const { rows } = await transaction.query<TransactionRow>(
      `insert into collect_transaction (tenant, id, project_id, status, document, created_at, updated_at)
       values ($1, $2, $3, 'OPEN', $4, $5, $5) returning ${TRANSACTION_COLUMNS}`,
      [tenant, id, projectId, headerOf(given, project.content), now],
    );
    const [row] = rows;
    if (row === undefined) throw new Error('A transaction that was created was not told');
    return transactionOf(row);
  });
}
