import type { JsonObject } from '@chartrier/dsl';
import { chartrierError, isChartrierError } from '@chartrier/messages';
import type { Transaction } from '../../platform/index.ts';
import type { CollectServices } from '../collect-services.ts';
import { type CollectHeader, headerOf } from '../header.ts';
import { findProject } from '../projects/project.ts';
import { liftTimeLimit } from '../without-time-limit.ts';
import { type CollectTransaction, lockTransaction } from './transaction.ts';

/**
 * Replaces the header of a transaction, whatever its status; fields that are not given are its project's. Status, project,
 * creation date and the ingest that it became stay.
 *
 * @throws COLLECT_TRANSACTION_UNKNOWN, when `#id` is absent too
 */
export async function updateTransaction(
  { database, clock }: CollectServices,
  tenant: number,
  given: JsonObject,
): Promise<CollectTransaction> {
  const id = given['#id'];
  if (typeof id !== 'string') throw chartrierError('COLLECT_TRANSACTION_UNKNOWN', { id: '' });
  return await database.transaction(async (transaction) => {
    const locked = await lockTransaction(transaction, { tenant, id });
    const header = headerOf(given, await modelOf(transaction, locked));
    const updatedAt = clock.now();
    await transaction.query(
      'update collect_transaction set document = $3, updated_at = $4 where tenant = $1 and id = $2',
      [tenant, id, header, updatedAt],
    );
    await nameAgency(transaction, locked, header.OriginatingAgencyIdentifier);
    return { ...locked, header, updatedAt };
  });
}

/** The project's header; a transaction may outlive its project. */
async function modelOf(
  transaction: Transaction,
  { tenant, projectId }: CollectTransaction,
): Promise<CollectHeader> {
  try {
    return (await findProject(transaction, tenant, projectId)).content;
  } catch (error) {
    if (isChartrierError(error, 'COLLECT_PROJECT_UNKNOWN')) return {};
    throw error;
  }
}

/** What is prepared is of the agency that the header names. */
async function nameAgency(
  transaction: Transaction,
  { tenant, id, header }: CollectTransaction,
  agency: string | undefined,
): Promise<void> {
  if (agency === header.OriginatingAgencyIdentifier) return;
  await liftTimeLimit(transaction);
  for (const table of ['collect_unit', 'collect_object_group'])
    await transaction.query(
      `update ${table} set sp = $3::text, sps = array_remove(array[$3::text], null),
         document = (document - '{_sp,_sps}'::text[])
           || case when $3::text is null then '{}' else jsonb_build_object('_sp', $3::text) end
           || jsonb_build_object('_sps', to_jsonb(array_remove(array[$3::text], null)))
       where tenant = $1 and opi = $2`,
      [tenant, id, agency ?? null],
    );
}
