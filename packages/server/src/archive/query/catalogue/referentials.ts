import type { CollectionName } from '../../../referential/index.ts';
import type { SoughtWords } from '../compile/full-text.ts';
import { columnStore } from '../fields/column-store.ts';
import { exactField } from '../fields/exact-field.ts';
import { pathStore } from '../fields/path-store.ts';
import type { SearchField } from '../fields/search-field.ts';
import { textField } from '../fields/text-field.ts';
import { pathTextStore } from '../fields/text-stores.ts';
import { unknownField } from '../fields/unknown-field.ts';
import { wordsQuery } from '../fields/words-query.ts';
import { bind, type Fragment, join, sql } from '../sql/fragment.ts';
import { jsonbPath } from '../sql/jsonb-path.ts';
import type { Collection } from './collection.ts';
import { isSortableReferentialText, referentialFieldType } from './referential-field-types.ts';

const DOCUMENT = sql`r.document`;

const COLUMNS: ReadonlyMap<string, SearchField> = new Map([
  ['_id', exactField(columnStore('keyword', sql`r.id`))],
  ['_tenant', exactField(columnStore('long', sql`r.tenant`))],
  ['_v', exactField(columnStore('long', sql`r.version`))],
]);

/** Collections whose full-text results are ranked. */
const RANKED: ReadonlySet<CollectionName> = new Set([
  'FileRules',
  'AccessContract',
  'IngestContract',
  'ManagementContract',
]);

/** A collection of reference data: one table for all of them, one document a record. */
export function referentialCollection(name: CollectionName): Collection {
  return {
    from: sql`referential r`,
    key: [sql`r.tenant`, sql`r.collection`, sql`r.identifier`],
    row: sql`r.tenant, r.id, r.version, r.document`,
    field: (dotted) => COLUMNS.get(dotted) ?? documentField(dotted),
    ...(RANKED.has(name) ? { rank } : {}),
  };
}

function rank(words: readonly SoughtWords[]): Fragment {
  const ranks = words.map(({ path, text }) => {
    const vector = sql`words_at(${DOCUMENT}, ${bind(`${jsonbPath(path)}[*]`)}::jsonpath)`;
    return sql`coalesce(ts_rank(${vector}, ${wordsQuery('any', text, '')}), 0)`;
  });
  return join(ranks, sql` + `);
}

function documentField(dotted: string): SearchField {
  if (dotted.startsWith('#')) return unknownField;
  const type = referentialFieldType(dotted);
  return type === 'text'
    ? textField(pathTextStore(DOCUMENT, dotted, { sortable: isSortableReferentialText(dotted) }))
    : exactField(pathStore(type, DOCUMENT, dotted));
}
