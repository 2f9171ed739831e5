import type { CollectionName } from '../../referential/index.ts';

/** A list of the report that is read from what the operation staged, a batch at a time. */
export type ReportList =
  /** Identifiers of these changes. */
  | { readonly kind: 'identifiers'; readonly changes: readonly StagedChange[] }
  /** For each changed document, the lines of its difference. */
  | { readonly kind: 'differences' };

export type StagedChange = 'insert' | 'update' | 'delete' | 'none';

/** A report: values known at once, and lists that may be long. */
export interface ReportContent {
  readonly tenant: number;
  readonly operationId: string;
  /** Of an operation that stages several collections: the one that its lists are about. */
  readonly collection?: CollectionName;
  readonly head: Readonly<Record<string, unknown>>;
  readonly lists: Readonly<Record<string, ReportList>>;
  readonly tail?: Readonly<Record<string, unknown>>;
}
