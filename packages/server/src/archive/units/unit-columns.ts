/** A list of texts. (Written out: as a function of SQL each call would be a query of its own, six times as slow.) */
const texts = (field: string): string => `array(select jsonb_array_elements_text(d -> '${field}'))`;

/** Columns of `unit` that its stored document tells, and how: the one place where both are put side by side. */
const FROM_DOCUMENT: readonly (readonly [column: string, expression: string])[] = [
  ['id', "d ->> '_id'"],
  ['version', "(d ->> '_v')::integer"],
  ['atomic_version', "(d ->> '_av')::integer"],
  ['unit_type', "d ->> '_unitType'"],
  ['opi', "d ->> '_opi'"],
  ['ops', texts('_ops')],
  ['sp', "d ->> '_sp'"],
  ['sps', texts('_sps')],
  ['up', texts('_up')],
  ['us', texts('_us')],
  ['og', "d ->> '_og'"],
  ['min', "coalesce((d ->> '_min')::integer, 1)"],
  ['max', "coalesce((d ->> '_max')::integer, 1)"],
  ['title', "coalesce(d ->> 'Title', (select min(value) from jsonb_each_text(d -> 'Title_')))"],
  ['description_level', "d ->> 'DescriptionLevel'"],
  ['start_date', "(d ->> 'StartDate')::timestamp"],
  ['end_date', "(d ->> 'EndDate')::timestamp"],
  ['created_at', "(d ->> '_acd')::timestamp"],
  ['updated_at', "(d ->> '_aud')::timestamp"],
  ['words', 'unit_words(d)'],
  ['document', 'd'],
];

/** `tenant, shelf, id …`: the columns that an INSERT names. */
export const UNIT_COLUMNS = ['tenant', 'shelf', ...FROM_DOCUMENT.map(([column]) => column)].join(', ');

/**
 * The values of `UNIT_COLUMNS` for rows of `source`, which gives a `document`. `tenant` and `shelf` are expressions.
 *
 *     insert into unit (${UNIT_COLUMNS}) ${unitRows('$1', '0', 'select document from …')}
 */
export function unitRows(tenant: string, shelf: string, source: string): string {
  const values = FROM_DOCUMENT.map(([, expression]) => expression.replaceAll(/\bd\b/g, 's.document'));
  // `offset 0`: each document is made once, not once for each column that is read in it. Joined to nothing it is read from
  // where it is stored: one that is compressed was decompressed for each column (measured: twenty times a document).
  const read = `select document || '{}'::jsonb document from (${source}) d offset 0`;
  return `select ${tenant}, ${shelf}, ${values.join(', ')} from (${read}) s`;
}

/** `version = …, title = …`: the columns of a unit that is there already, from `s.document`; it keeps its id and shelf. */
export const UNIT_COLUMNS_BUT_IDENTITY = FROM_DOCUMENT.filter(([column]) => column !== 'id')
  .map(([column, expression]) => `${column} = ${expression.replaceAll(/\bd\b/g, 's.document')}`)
  .join(', ');

/** Rows of units to publish: a query that gives `document`, and its values. */
export interface UnitSource {
  readonly text: string;
  readonly values: readonly (string | number | null)[];
}
