import type { JsonObject } from '@chartrier/dsl';
import { UNIT_COLUMNS_BUT_IDENTITY } from '../../archive/index.ts';
import type { Transaction } from '../../platform/index.ts';

/**
 * Writes units anew, each as its stored document says; the collect transaction is locked. `_v` and `_aud` are the caller's
 * to move on, `_id` is what finds them.
 *
 * @returns how many there were
 */
export async function replaceUnits(
  transaction: Transaction,
  tenant: number,
  documents: readonly JsonObject[],
): Promise<number> {
  const { rowCount } = await transaction.query(
    `update collect_unit u set ${UNIT_COLUMNS_BUT_IDENTITY}
     from (select document from jsonb_array_elements($2::jsonb) document offset 0) s
     where u.tenant = $1 and u.id = s.document ->> '_id'`,
    [tenant, JSON.stringify(documents)],
  );
  return rowCount;
}
