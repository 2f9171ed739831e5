import type { UnitSource } from '../../../archive/index.ts';
import type { Deposit } from '../staging/deposit.ts';

/** Rows of the deposit's units as they will be published: in the staging table, or on the deposit's own shelf. */
export function unitRowsOf({ deposit, tables, facts }: Deposit, columns: string): UnitSource {
  const { shelf } = facts;
  if (shelf !== undefined)
    return { text: `select ${columns} from unit_shelf_${shelf.shelf} order by id`, values: [] };
  return {
    text: `select ${columns} from ${tables.unit_document} where deposit = $1 order by ordinal`,
    values: [deposit],
  };
}
