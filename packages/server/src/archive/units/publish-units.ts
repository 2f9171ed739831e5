import type { Transaction } from '../../platform/index.ts';
import { OPEN_SHELF } from './shelf.ts';
import { UNIT_COLUMNS, type UnitSource, unitRows } from './unit-columns.ts';

/** Above, a deposit's units come with a table of their own (measured: an index grown row by row costs twice as much). */
export const MAX_UNITS_IN_OPEN_SHELF = 20_000;

/** Makes units visible: in the open shelf, one statement. Answers how many. */
export async function publishUnits(
  transaction: Transaction,
  tenant: number,
  source: UnitSource,
): Promise<number> {
  const place = source.values.length + 1;
  const { rowCount } = await transaction.query(
    `insert into unit (${UNIT_COLUMNS}) ${unitRows(`$${place}::integer`, String(OPEN_SHELF), source.text)}`,
    [...source.values, tenant],
  );
  return rowCount;
}
