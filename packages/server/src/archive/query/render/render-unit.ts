import { isObject, type JsonObject, type Projection } from '@chartrier/dsl';
import { ARCHIVE_NAMES, HIDDEN_NAMES, renamed } from './external-names.ts';
import { pick } from './pick.ts';

/** A row of a collection whose document has stored names. */
export interface DocumentRow {
  readonly id: string;
  readonly tenant: number;
  readonly version: number;
  readonly document: JsonObject;
}

const STORAGE_NAMES: ReadonlyMap<string, string> = new Map([['_nbc', '#nbc']]);

/** A unit as callers see it; what is inside its structured values keeps its names, but for the count of its storage. */
export function renderUnit(row: DocumentRow, projection: Projection): JsonObject {
  const unit = renamed(pick(storedDocument(row), projection), ARCHIVE_NAMES, HIDDEN_NAMES);
  const storage = unit['#storage'];
  return isObject(storage) ? { ...unit, '#storage': renamed(storage, STORAGE_NAMES) } : unit;
}

/** The stored document, with the identity and version that the row says. */
export function storedDocument({ id, tenant, version, document }: DocumentRow): JsonObject {
  return { ...document, _id: id, _tenant: tenant, _v: version };
}
