/** `$offset + $limit` may not go beyond: the search engine of the peer has this window. */
export const RESULT_WINDOW = 10_000;
/**
 * Totals are exact up to here; beyond, an answer shows this number, unless `$track_total_hits` is allowed and asked. A query
 * may ask to be counted less far, by a number.
 */
export const TOTAL_BOUND = 10_000;
/** A statement of a search that lasts longer is cancelled. */
export const DEFAULT_STATEMENT_TIMEOUT_MILLISECONDS = 30_000;
/**
 * A first page is read along the index of its order for so long: where the results lie at the far end of it, they are sooner
 * found first and sorted then.
 */
export const ALONG_INDEX_MILLISECONDS = 200;
/** Events of each operation in the answer of a search of operations. */
export const LAST_EVENTS = 2;
