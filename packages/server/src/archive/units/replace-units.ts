import type { Transaction } from '../../platform/index.ts';
import { UNIT_COLUMNS_BUT_IDENTITY } from './unit-columns.ts';

/** New versions of units: a query that gives `id, document, version, atomic` (of the one replaced), and its values. */
export interface NewVersions {
  readonly text: string;
  readonly values: readonly (string | number | null)[];
}

/**
 * Puts new documents in the place of units', in one statement, on the shelves where they are. Rows are locked in the order
 * of ids, as every change of many units does.
 *
 * @returns the units that have not the expected version any more: nothing must be committed then
 */
export async function replaceUnitDocuments(
  transaction: Transaction,
  tenant: number,
  { text, values }: NewVersions,
): Promise<readonly string[]> {
  const given = `$${values.length + 1}::integer`;
  const { rows } = await transaction.query<{ id: string }>(
    `with s as materialized (${text}),
       locked as materialized (
         select u.id from unit u join s on s.id = u.id and s.version = u.version and s.atomic = u.atomic_version
         where u.tenant = ${given} order by u.id for update of u)
     select s.id from s where not exists (select from locked where locked.id = s.id) order by s.id`,
    [...values, tenant],
  );
  if (rows.length > 0) return rows.map(({ id }) => id);
  await transaction.query(
    `update unit u set ${UNIT_COLUMNS_BUT_IDENTITY} from (${text} offset 0) s where u.tenant = ${given} and u.id = s.id`,
    [...values, tenant],
  );
  return [];
}
