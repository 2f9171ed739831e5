import { columnStore } from '../fields/column-store.ts';
import { exactField } from '../fields/exact-field.ts';
import { pathStore } from '../fields/path-store.ts';
import type { SearchField } from '../fields/search-field.ts';
import { textField } from '../fields/text-field.ts';
import { pathTextStore } from '../fields/text-stores.ts';
import { unknownField } from '../fields/unknown-field.ts';
import { sql } from '../sql/fragment.ts';
import type { Collection } from './collection.ts';
import { isSortableReferentialText, referentialFieldType } from './referential-field-types.ts';

const DOCUMENT = sql`r.document`;

const COLUMNS: ReadonlyMap<string, SearchField> = new Map([
  ['_id', exactField(columnStore('keyword', sql`r.id`))],
  ['_tenant', exactField(columnStore('long', sql`r.tenant`))],
  ['_v', exactField(columnStore('long', sql`r.version`))],
]);

/** Every collection of reference data: one table, one document a record. */
export const referentialCollection: Collection = {
  from: sql`referential r`,
  key: [sql`r.tenant`, sql`r.collection`, sql`r.identifier`],
  row: sql`r.tenant, r.id, r.version, r.document`,
  field: (dotted) => COLUMNS.get(dotted) ?? documentField(dotted),
};

function documentField(dotted: string): SearchField {
  if (dotted.startsWith('#')) return unknownField;
  const type = referentialFieldType(dotted);
  return type === 'text'
    ? textField(pathTextStore(DOCUMENT, dotted, { sortable: isSortableReferentialText(dotted) }))
    : exactField(pathStore(type, DOCUMENT, dotted));
}
