import type { Queryable } from '../../platform/index.ts';
import { AGENCY_COLUMNS } from '../agencies/read-agencies.ts';
import { type CollectionName, collectionDefinition } from '../collections.ts';
import { CSV_START, csvLine } from '../csv/write-csv.ts';
import type { Draft } from '../json/read-model.ts';
import { RULE_COLUMNS } from '../management-rules/read-management-rules.ts';
import { DOCUMENT_SCHEMAS } from '../models.ts';

const PAGE = 1_000;

/** The columns of a collection's file: those of its import when it is imported as CSV, else its fields, its key first. */
function columnsOf(collection: CollectionName): readonly string[] {
  if (collection === 'Agencies') return AGENCY_COLUMNS;
  if (collection === 'FileRules') return RULE_COLUMNS;
  const { identifierField } = collectionDefinition(collection);
  const { properties } = DOCUMENT_SCHEMAS[collection] as { readonly properties: Draft };
  const others = Object.keys(properties).filter((name) => !name.startsWith('_') && name !== identifierField);
  return [identifierField, ...others];
}

/**
 * A collection as CSV, a page at a time, in the order of identifiers: one line a document; lists and objects are JSON texts.
 * No transaction lasts as long as the reader takes: a change made meanwhile may be seen or not.
 */
export async function* exportCsv(
  queryable: Queryable,
  owner: number,
  collection: CollectionName,
): AsyncGenerator<Buffer> {
  const columns = columnsOf(collection);
  yield Buffer.from(CSV_START + csvLine(columns));
  for (let after = ''; ; ) {
    const { rows } = await queryable.query<{ identifier: string; document: Draft }>(
      `select identifier, document from referential
       where tenant = $1 and collection = $2 and identifier > $3 order by identifier limit $4`,
      [owner, collection, after, PAGE],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.identifier;
    yield Buffer.from(
      rows.map(({ document }) => csvLine(columns.map((name) => cellOf(document[name])))).join(''),
    );
  }
}

function cellOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
