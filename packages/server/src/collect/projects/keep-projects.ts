import type { JsonObject } from '@chartrier/dsl';
import { chartrierError } from '@chartrier/messages';
import type { CollectServices } from '../collect-services.ts';
import { refuseWhileUnderWay, removeLeftFolders } from '../folders/index.ts';
import { deleteLocked } from '../transactions/delete-transaction.ts';
import { lockTransaction } from '../transactions/transaction.ts';
import { liftTimeLimit } from '../without-time-limit.ts';
import {
  findProject,
  PROJECT_COLUMNS,
  type Project,
  type ProjectRow,
  projectContent,
  projectOf,
} from './project.ts';

/** Makes a project of what is given; nothing is required. */
export async function createProject(
  { database, clock, newGuid }: CollectServices,
  tenant: number,
  given: JsonObject,
): Promise<Project> {
  const now = clock.now();
  const { rows } = await database.query<ProjectRow>(
    `insert into collect_project (tenant, id, document, created_at, updated_at)
     values ($1, $2, $3, $4, $4) returning ${PROJECT_COLUMNS}`,
    // Vitam's ids of projects have neither kind nor tenant
    [tenant, newGuid('unassigned', 0), projectContent(given), now],
  );
  return told(rows);
}

/**
 * Replaces what a project says: fields that are not given are erased, transactions that exist stay as they are.
 *
 * @throws COLLECT_PROJECT_UNKNOWN, when `#id` is absent too
 */
export async function updateProject(
  { database, clock }: CollectServices,
  tenant: number,
  given: JsonObject,
): Promise<Project> {
  const id = given['#id'];
  if (typeof id !== 'string') throw chartrierError('COLLECT_PROJECT_UNKNOWN', { id: '' });
  const { rows } = await database.query<ProjectRow>(
    `update collect_project set document = $3, updated_at = $4 where tenant = $1 and id = $2
     returning ${PROJECT_COLUMNS}`,
    [tenant, id, projectContent(given), clock.now()],
  );
  if (rows.length === 0) throw chartrierError('COLLECT_PROJECT_UNKNOWN', { id });
  return told(rows);
}

/**
 * Deletes a project with all its transactions and what they hold. (Vitam 7 deletes one of them, and leaves the others without
 * a project.)
 *
 * @throws COLLECT_PROJECT_UNKNOWN; COLLECT_PROJECT_BUSY while something is brought to one of them, or it is with ingest
 */
export async function deleteProject(services: CollectServices, tenant: number, id: string): Promise<void> {
  const { database, clock } = services;
  const removed = await database.transaction(async (transaction) => {
    await transaction.query('select from collect_project where tenant = $1 and id = $2 for update', [
      tenant,
      id,
    ]);
    await findProject(transaction, tenant, id);
    const { rows } = await transaction.query<{ readonly id: string; readonly status: string }>(
      'select id, status from collect_transaction where tenant = $1 and project_id = $2 order by id for update',
      [tenant, id],
    );
    const withIngest = rows.filter(({ status }) => status === 'SENDING' || status === 'SENT').length;
    if (withIngest > 0) throw chartrierError('COLLECT_PROJECT_BUSY', { id, transactions: withIngest });
    await liftTimeLimit(transaction);
    for (const row of rows) {
      const key = { tenant, id: row.id };
      await lockTransaction(transaction, key);
      await refuseWhileUnderWay(transaction, key, clock.now());
      await deleteLocked(transaction, key);
    }
    await transaction.query('delete from collect_project where tenant = $1 and id = $2', [tenant, id]);
    return rows;
  });
  for (const row of removed) await removeLeftFolders(services, { tenant, id: row.id });
}

function told(rows: readonly ProjectRow[]): Project {
  const [row] = rows;
  if (row === undefined) throw new Error('A project that was written was not told');
  return projectOf(row);
}
