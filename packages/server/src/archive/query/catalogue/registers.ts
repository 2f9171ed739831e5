import { columnStore } from '../fields/column-store.ts';
import { exactField } from '../fields/exact-field.ts';
import { pathStore } from '../fields/path-store.ts';
import type { SearchField } from '../fields/search-field.ts';
import { textField } from '../fields/text-field.ts';
import { pathTextStore } from '../fields/text-stores.ts';
import { unknownField } from '../fields/unknown-field.ts';
import { sql } from '../sql/fragment.ts';
import type { Collection } from './collection.ts';
import { lastName, leafTypes } from './leaf-types.ts';

const DOCUMENT = sql`a.document`;

const LEAVES = leafTypes({
  text: ['obIdIn', 'Comment', 'AcquisitionInformation'],
  date: ['StartDate', 'EndDate', 'LastUpdate', 'CreationDate'],
  long: [
    'ingested',
    'deleted',
    'remained',
    'Gots',
    'Units',
    'Objects',
    'ObjSize',
    'ArchiveUnit',
    'ObjectGroup',
    'BinaryObject',
  ],
  double: ['BinaryObjectSize'],
});

const COLUMNS: ReadonlyMap<string, SearchField> = new Map([
  ['_id', exactField(columnStore('keyword', sql`a.id`))],
  ['_tenant', exactField(columnStore('long', sql`a.tenant`))],
  ['_v', exactField(columnStore('long', sql`a.version`))],
  ['OriginatingAgency', exactField(columnStore('keyword', sql`a.originating_agency collate "C"`))],
]);

function field(dotted: string): SearchField {
  const column = COLUMNS.get(dotted);
  if (column) return column;
  if (dotted.startsWith('#')) return unknownField;
  const type = LEAVES.get(lastName(dotted)) ?? 'keyword';
  return type === 'text'
    ? textField(pathTextStore(DOCUMENT, dotted))
    : exactField(pathStore(type, DOCUMENT, dotted));
}

/** The fonds register: a row an agency. */
export const registerSummaryCollection: Collection = {
  from: sql`accession_register_summary a`,
  key: [sql`a.tenant`, sql`a.originating_agency`],
  row: sql`a.tenant, a.id, a.version, a.document`,
  field,
};

/** Symbolic registers: a row an agency and a night. */
export const symbolicRegisterCollection: Collection = {
  from: sql`accession_register_symbolic a`,
  key: [sql`a.tenant`, sql`a.id`],
  row: sql`a.tenant, a.id, a.version, a.document`,
  field,
};

/** The register of deposits: a row an agency and a deposit. */
export const registerDetailCollection: Collection = {
  from: sql`accession_register_detail a`,
  key: [sql`a.tenant`, sql`a.originating_agency`, sql`a.opi`],
  row: sql`a.tenant, a.id, a.version, a.document`,
  field: (dotted) => (dotted === 'Opi' ? OPI : field(dotted)),
};
const OPI = exactField(columnStore('keyword', sql`a.opi`));
