import { bind, type Fragment, sql } from './sql/fragment.ts';

/** Where units are looked for: those of the archive, or of another table that has the same columns. */
export interface SearchedUnits {
  readonly table: 'unit' | 'collect_unit';
  /** `unit u` */
  readonly from: Fragment;
  /** Only these, beside what the rights say; absent: all. */
  readonly among?: Fragment;
}

export const ARCHIVED_UNITS: SearchedUnits = { table: 'unit', from: sql`unit u` };

/** The units that are being prepared in a transaction of the pre-deposit, and no others. */
export function unitsInPreparation(transactionId: string): SearchedUnits {
  return {
    table: 'collect_unit',
    from: sql`collect_unit u`,
    among: sql`u.opi = ${bind(transactionId)}::text`,
  };
}
