import type { DslFault, JsonObject } from '@chartrier/dsl';

/** `$hits`: how many match (see `counting.ts` for its bound), and which page this is. */
export interface Hits {
  readonly total: number;
  readonly offset: number;
  readonly limit: number;
  readonly size: number;
  /** Of a scroll: names the next page. */
  readonly scrollId?: string;
}

export interface FacetBucket {
  readonly value: string;
  readonly count: number;
}

export interface FacetResult {
  readonly name: string;
  readonly buckets: readonly FacetBucket[];
}

/** What a search found; documents carry the external names. */
export interface QueryAnswer {
  readonly hits: Hits;
  readonly results: readonly JsonObject[];
  readonly facetResults: readonly FacetResult[];
}

/** An answer, or why the query cannot be run: a caller's mistake is a value, never an exception. */
export type QueryOutcome =
  | { readonly ok: true; readonly answer: QueryAnswer }
  | { readonly ok: false; readonly faults: readonly DslFault[] };
