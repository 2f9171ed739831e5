import type { ProjectionQuery, SelectQuery } from '@chartrier/api-schema';

/** Shows everything of one thing. */
export const WHOLE: ProjectionQuery = { $projection: {} };
/** Finds everything of a collection, as many as a page holds. */
export const ALL: SelectQuery = { $query: {}, $filter: {}, $projection: {} };
