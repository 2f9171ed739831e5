import type { SoughtWords } from '../compile/full-text.ts';
import type { SearchField } from '../fields/search-field.ts';
import type { Fragment } from '../sql/fragment.ts';

/** What the compiler needs to know of a collection: where its rows are, and what a name in a query stands for. */
export interface Collection {
  /** `unit u` */
  readonly from: Fragment;
  /** Columns that tell a row from any other; the last order of results, and how a row is found again. */
  readonly key: readonly Fragment[];
  /** Columns that rendering needs. */
  readonly row: Fragment;
  /** Fields in the order of which an index gives the rows. */
  readonly indexedOrders?: readonly string[];
  /** The field of a stored name. */
  field(dotted: string): SearchField;
  /** Elements of the nested list at this path, for conditions that must hold on the same one. */
  nested?(dotted: string): NestedList | undefined;
  /** How well a row fits the words that are looked for, for collections that rank their results. */
  rank?(words: readonly SoughtWords[]): Fragment;
}

export interface NestedList {
  /** `jsonb_path_query(…) version`: an element a row. */
  readonly from: Fragment;
  field(dotted: string): SearchField;
}
