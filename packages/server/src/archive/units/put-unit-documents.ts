import type { Transaction } from '../../platform/index.ts';
import { OPEN_SHELF } from './shelf.ts';
import { UNIT_COLUMNS, unitRows } from './unit-columns.ts';

/**
 * Writes stored documents as they are, replacing those of the same ids: what a rebuild reads on an offer, in the order
 * of the operations. Their derived fields are absent until `recomputeGraph`.
 */
export async function putUnitDocuments(
  transaction: Transaction,
  tenant: number,
  documents: readonly object[],
): Promise<void> {
  const text = JSON.stringify(documents);
  // An older version may be on another shelf, where no constraint sees it.
  await transaction.query(
    `delete from unit where tenant = $1
       and id in (select given ->> '_id' from jsonb_array_elements($2::jsonb) one (given))`,
    [tenant, text],
  );
  const source = 'select document from jsonb_array_elements($2::jsonb) document';
  await transaction.query(
    `insert into unit (${UNIT_COLUMNS}) ${unitRows('$1::integer', String(OPEN_SHELF), source)}`,
    [tenant, text],
  );
}

export async function deleteUnits(
  transaction: Transaction,
  tenant: number,
  ids: readonly string[],
): Promise<void> {
  await transaction.query('delete from unit where tenant = $1 and id = any($2)', [tenant, ids]);
}
