/** The query of a search of units or object groups (Vitam's "select multiple"). */
export interface SearchQuery {
  readonly $roots?: readonly string[];
  readonly $query: readonly unknown[];
  readonly $filter?: Readonly<Record<string, unknown>>;
  readonly $projection: Readonly<Record<string, unknown>>;
  readonly $facets?: readonly unknown[];
  readonly $threshold?: number;
}

/** The query of a search of operations, registers or reference data ("select single"). */
export interface SelectQuery {
  readonly $query: Readonly<Record<string, unknown>>;
  readonly $filter?: Readonly<Record<string, unknown>>;
  readonly $projection: Readonly<Record<string, unknown>>;
}

/** What to show of one thing asked by its id; nothing said, everything is shown. */
export interface Projection {
  readonly $projection: Readonly<Record<string, unknown>>;
}

export const WHOLE: Projection = { $projection: {} };
export const ALL: SelectQuery = { $query: {}, $filter: {}, $projection: {} };
