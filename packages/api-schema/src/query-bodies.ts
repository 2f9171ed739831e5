import {
  type Batch,
  type GetById,
  type JsonValue,
  type Parsed,
  parseBatch,
  parseGetById,
  parseSelectMultiple,
  parseSelectSingle,
  parseUpdateById,
  type SelectMultiple,
  type SelectSingle,
  type UpdateById,
} from '@chartrier/dsl';

/** The query of a search of units or object groups, as callers write it (Vitam's "select multiple"). */
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

/** The units that an operation works on ("batch"). */
export interface BatchQuery {
  readonly $roots?: readonly string[];
  readonly $query: readonly unknown[];
  readonly $threshold?: number;
}

/** What to show of one thing asked by its id ("get by id"). */
export interface ProjectionQuery {
  readonly $projection: Readonly<Record<string, unknown>>;
}

/** What to change in one thing asked by its id ("update by id"). */
export interface UpdateQuery {
  readonly $action: readonly Readonly<Record<string, unknown>>[];
}

/** How the bodies of the query language are read, by what they ask for: a tree, or every fault with its path. */
export const QUERY_BODIES = {
  searchUnits: (body: JsonValue): Parsed<SelectMultiple> => parseSelectMultiple(body, 'unit'),
  searchObjectGroups: (body: JsonValue): Parsed<SelectMultiple> => parseSelectMultiple(body, 'objectgroup'),
  searchReferential: (body: JsonValue): Parsed<SelectSingle> => parseSelectSingle(body, 'referential'),
  searchLogbook: (body: JsonValue): Parsed<SelectSingle> => parseSelectSingle(body, 'logbook'),
  readUnit: (body: JsonValue): Parsed<GetById> => parseGetById(body, 'unit'),
  readObjectGroup: (body: JsonValue): Parsed<GetById> => parseGetById(body, 'objectgroup'),
  readLogbook: (body: JsonValue): Parsed<GetById> => parseGetById(body, 'logbook'),
  unitBatch: (body: JsonValue): Parsed<Batch> => parseBatch(body),
  updateUnit: (body: JsonValue): Parsed<UpdateById> => parseUpdateById(body, 'unit'),
  updateReferential: (body: JsonValue): Parsed<UpdateById> => parseUpdateById(body, 'referential'),
} as const;
