import type { CollectServices } from '../collect-services.ts';
import { type Listed, listedRows } from '../listed.ts';
import { findProject } from '../projects/project.ts';
import { acknowledge, failDeadSendings } from './acknowledge.ts';
import type { TransactionStatus } from './statuses.ts';
import {
  type CollectTransaction,
  findTransaction,
  TRANSACTION_COLUMNS,
  type TransactionKey,
  type TransactionRow,
  transactionOf,
} from './transaction.ts';

/** What may have happened since to a transaction that is being sent, or was. */
const SETTLED_ON_READING: { readonly [Status in TransactionStatus]?: typeof failDeadSendings } = {
  SENDING: failDeadSendings,
  SENT: acknowledge,
};

/** A transaction as it stands: what became of its ingest is looked at when it was sent. @throws COLLECT_TRANSACTION_UNKNOWN */
export async function readTransaction(
  { database, clock }: CollectServices,
  key: TransactionKey,
): Promise<CollectTransaction> {
  const found = await findTransaction(database, key);
  const settle = SETTLED_ON_READING[found.status];
  if (settle === undefined) return found;
  const settled = await settle(database, key.tenant, clock.now(), { id: key.id });
  return settled === 0 ? found : await findTransaction(database, key);
}

/** Those of a project, in the order in which they were opened. @throws COLLECT_PROJECT_UNKNOWN */
export async function listTransactions(
  { database, clock }: CollectServices,
  tenant: number,
  projectId: string,
): Promise<Listed<CollectTransaction>> {
  await findProject(database, tenant, projectId);
  await acknowledge(database, tenant, clock.now(), { projectId });
  const { rows } = await database.query<TransactionRow & { readonly total: number }>(
    listedRows({
      columns: TRANSACTION_COLUMNS,
      from: 'collect_transaction where tenant = $1 and project_id = $2',
      order: 'created_at, id',
    }),
    [tenant, projectId],
  );
  return { items: rows.map(transactionOf), total: rows[0]?.total ?? 0 };
}
