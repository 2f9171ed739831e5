import type { FieldTypes } from '../field-types.ts';
import { columnStore } from '../fields/column-store.ts';
import { exactField } from '../fields/exact-field.ts';
import { listStore, mostlySingleListStore } from '../fields/list-store.ts';
import { pathStore } from '../fields/path-store.ts';
import type { SearchField } from '../fields/search-field.ts';
import { textField } from '../fields/text-field.ts';
import { pathTextStore } from '../fields/text-stores.ts';
import { unknownField } from '../fields/unknown-field.ts';
import { type Fragment, sql } from '../sql/fragment.ts';
import { jsonbPath, valuesAt } from '../sql/jsonb-path.ts';
import type { Collection } from './collection.ts';
import { freeFieldType } from './free-field-type.ts';
import { objectGroupFieldType } from './object-group-field-types.ts';

const DOCUMENT = sql`g.document`;
/** The one nested list of the model: the versions of objects, whatever their usage. */
const VERSIONS = '_qualifiers.versions';

const COLUMNS: ReadonlyMap<string, SearchField> = new Map([
  ['_id', exactField(columnStore('keyword', sql`g.id`))],
  ['_tenant', exactField(columnStore('long', sql`g.tenant`))],
  ['_v', exactField(columnStore('long', sql`g.version`))],
  ['_opi', exactField(columnStore('keyword', sql`g.opi`))],
  ['_ops', exactField(mostlySingleListStore(sql`g.ops`, sql`g.opi`))],
  ['_sp', exactField(columnStore('keyword', sql`g.sp`))],
  ['_sps', exactField(listStore(sql`g.sps`))],
  ['_up', exactField(listStore(sql`g.up`))],
  ['_us', exactField(listStore(sql`g.us`))],
  ['_acd', exactField(columnStore('date', sql`g.created_at`))],
  ['_aud', exactField(columnStore('date', sql`g.updated_at`))],
  ['_nbc', exactField(pathStore('long', DOCUMENT, '_nbc'))],
  ['_sedaVersion', exactField(pathStore('keyword', DOCUMENT, '_sedaVersion'))],
  ['_implementationVersion', exactField(pathStore('keyword', DOCUMENT, '_implementationVersion'))],
  ['_uds', unknownField],
  ['_graph', unknownField],
  ['_score', unknownField],
]);

/** Object groups; conditions on `#qualifiers.versions` inside `$subobject` hold on one version. */
export function objectGroupCollection(types: FieldTypes): Collection {
  return {
    from: sql`object_group g`,
    key: [sql`g.tenant`, sql`g.id`],
    row: sql`g.tenant, g.id, g.version, g.document`,
    field: (dotted) => COLUMNS.get(dotted) ?? documentField(dotted, dotted, DOCUMENT, types),
    nested: (dotted) =>
      dotted === VERSIONS
        ? {
            from: sql`${valuesAt(DOCUMENT, jsonbPath(VERSIONS))} object_version`,
            field: (inner) => versionField(inner, types),
          }
        : undefined,
  };
}

function versionField(dotted: string, types: FieldTypes): SearchField {
  if (!dotted.startsWith(`${VERSIONS}.`)) return unknownField;
  return documentField(dotted, dotted.slice(VERSIONS.length + 1), sql`object_version`, types);
}

function documentField(dotted: string, relative: string, document: Fragment, types: FieldTypes): SearchField {
  if (dotted.startsWith('#')) return unknownField;
  const type = objectGroupFieldType(dotted) ?? freeFieldType(dotted, types);
  return type === 'text'
    ? textField(pathTextStore(document, relative))
    : exactField(pathStore(type, document, relative));
}
