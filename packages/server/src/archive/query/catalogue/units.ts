import type { FieldTypes } from '../field-types.ts';
import { columnStore } from '../fields/column-store.ts';
import { exactField } from '../fields/exact-field.ts';
import { includedListStore, listStore, mostlySingleListStore } from '../fields/list-store.ts';
import { pathStore } from '../fields/path-store.ts';
import type { SearchField } from '../fields/search-field.ts';
import { textField } from '../fields/text-field.ts';
import { pathTextStore, weightedTextStore } from '../fields/text-stores.ts';
import { unknownField } from '../fields/unknown-field.ts';
import { wordsQuery } from '../fields/words-query.ts';
import { ARCHIVED_UNITS, type SearchedUnits } from '../searched-units.ts';
import { sql } from '../sql/fragment.ts';
import type { Collection } from './collection.ts';
import { freeFieldType } from './free-field-type.ts';
import { unitFieldType } from './unit-field-types.ts';

const DOCUMENT = sql`u.document`;
const WORDS = sql`u.words`;

/** Fields that have a column, or words of their own. */
const COLUMNS: ReadonlyMap<string, SearchField> = new Map([
  ['_id', exactField(columnStore('keyword', sql`u.id`))],
  ['_tenant', exactField(columnStore('long', sql`u.tenant`))],
  ['_v', exactField(columnStore('long', sql`u.version`))],
  ['_unitType', exactField(columnStore('keyword', sql`u.unit_type collate "C"`))],
  ['_opi', exactField(columnStore('keyword', sql`u.opi`))],
  ['_ops', exactField(mostlySingleListStore(sql`u.ops`, sql`u.opi`))],
  ['_sp', exactField(columnStore('keyword', sql`u.sp`))],
  ['_sps', exactField(listStore(sql`u.sps`))],
  ['_up', exactField(includedListStore(sql`u.up`, sql`u.us`))],
  ['_us', exactField(listStore(sql`u.us`))],
  ['_og', exactField(columnStore('keyword', sql`u.og`))],
  ['_min', exactField(columnStore('long', sql`u.min`))],
  ['_max', exactField(columnStore('long', sql`u.max`))],
  ['_acd', exactField(columnStore('date', sql`u.created_at`))],
  ['_aud', exactField(columnStore('date', sql`u.updated_at`))],
  ['DescriptionLevel', exactField(columnStore('keyword', sql`u.description_level`))],
  ['StartDate', exactField(columnStore('date', sql`u.start_date`))],
  ['EndDate', exactField(columnStore('date', sql`u.end_date`))],
  ['Title', textField(weightedTextStore(WORDS, 'A', DOCUMENT, 'Title', sql`u.title`))],
  ['Description', textField(weightedTextStore(WORDS, 'B', DOCUMENT, 'Description'))],
  [
    '_validComputedInheritedRules',
    exactField(pathStore('boolean', DOCUMENT, '_validComputedInheritedRules')),
  ],
  ['_opts', exactField(pathStore('keyword', DOCUMENT, '_opts'))],
  ['_sedaVersion', exactField(pathStore('keyword', DOCUMENT, '_sedaVersion'))],
  ['_implementationVersion', exactField(pathStore('keyword', DOCUMENT, '_implementationVersion'))],
  ['_uploadPath', exactField(pathStore('keyword', DOCUMENT, '_uploadPath'))],
  ['_nbc', exactField(pathStore('long', DOCUMENT, '_nbc'))],
  ['_uds', exactField(pathStore('keyword', DOCUMENT, '_uds'))],
  // Kept in the document, and not searchable.
  ['_graph', unknownField],
  ['_score', unknownField],
]);

const SORTABLE_TEXT = /^Title_\.[^.]+$/;

/** Units: columns for what everyone filters and sorts by, the document for all the rest. */
export function unitCollection(types: FieldTypes, { from }: SearchedUnits = ARCHIVED_UNITS): Collection {
  return {
    from,
    key: [sql`u.tenant`, sql`u.id`, sql`u.shelf`],
    row: sql`u.tenant, u.id, u.version, u.document`,
    indexedOrders: ['StartDate'],
    field: (dotted) => COLUMNS.get(dotted) ?? documentField(dotted, types),
    rank: (words) =>
      sql`ts_rank(${WORDS}, ${words
        .map(({ text }) => wordsQuery('any', text, ''))
        .reduce((one, other) => sql`either_word(${one}, ${other})`)})`,
  };
}

function documentField(dotted: string, types: FieldTypes): SearchField {
  if (dotted.startsWith('#')) return unknownField;
  const type = unitFieldType(dotted) ?? freeFieldType(dotted, types);
  if (type !== 'text') return exactField(pathStore(type, DOCUMENT, dotted));
  return textField(
    pathTextStore(DOCUMENT, dotted, {
      sortable: SORTABLE_TEXT.test(dotted),
      // The words of a unit are those of its description: what the system wrote is not among them.
      ...(dotted.startsWith('_') ? {} : { words: WORDS }),
    }),
  );
}
