/**
 * What a query may weigh. Sizes in characters are Vitam's own bounds; nesting, nodes and lists are bounded so that no
 * request can make the parser or the database work without end.
 */
/** How deep operators may stand inside one another. */
export const MAX_NESTING = 64;
/** Operators in one body, facets included. */
export const MAX_OPERATORS = 10_000;
/** Values of one `$in` or `$nin`. */
export const MAX_LIST_VALUES = 65_536;
export const MAX_STEPS = 64;
export const MAX_ROOTS = 10_000;
export const MAX_FACETS = 64;
export const MAX_VALUE_CHARACTERS = 10_000_000;
export const MAX_FILTER_CHARACTERS = 10_000;
export const MAX_ROOTS_CHARACTERS = 1_000_000;
export const MAX_PROJECTION_CHARACTERS = 1_000_000;
export const MAX_FACETS_CHARACTERS = 1_000_000;
export const MAX_ACTION_CHARACTERS = 10_000_000;
/** Lucene's own bound for a regular expression. */
export const MAX_PATTERN_CHARACTERS = 1_000;
/** Words, phrases and parentheses of one `$search`. */
export const MAX_SEARCH_TERMS = 1_024;
export const MAX_FIELD_NAME_CHARACTERS = 1_000;
/** Results that `$filter` answers without `$limit`, or with 0. */
export const DEFAULT_LIMIT = 10_000;
/** How far `$track_total_hits` may count when it is a number: an answer without it counts so far too. */
export const MAX_TRACKED_HITS = 10_000;
/** How long a scroll waits for its next page, when `$scrollTimeout` does not say. */
export const DEFAULT_SCROLL_TIMEOUT_MILLISECONDS = 60_000;
export const MAX_SCROLL_TIMEOUT_MILLISECONDS = 86_400_000;
/** Results of one page of a scroll, without `$limit`. */
export const DEFAULT_SCROLL_LIMIT = 100;
/** What is quoted of a body in a fault. */
export const MAX_QUOTED_CHARACTERS = 120;
/** Faults told at once: beyond, the body is not worth reading further. */
export const MAX_FAULTS = 100;
/** PostgreSQL's bound for `{n,m}`. */
export const MAX_REGEX_REPEAT = 255;
/** What a regular expression may grow to when its repetitions are written out (Lucene's bound on states). */
export const MAX_REGEX_SIZE = 10_000;
/** Parentheses of a regular expression or a `$search` inside one another. */
export const MAX_TEXT_NESTING = 64;
