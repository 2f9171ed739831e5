/** Columns of `object_group` that its stored document tells, and how. */
const FROM_DOCUMENT: readonly (readonly [column: string, expression: string])[] = [
  ['id', "d ->> '_id'"],
  ['version', "(d ->> '_v')::integer"],
  ['atomic_version', "(d ->> '_av')::integer"],
  ['opi', "d ->> '_opi'"],
  ['ops', "jsonb_texts(d -> '_ops')"],
  ['sp', "d ->> '_sp'"],
  ['sps', "jsonb_texts(d -> '_sps')"],
  ['up', "jsonb_texts(d -> '_up')"],
  ['us', "jsonb_texts(d -> '_us')"],
  ['created_at', "(d ->> '_acd')::timestamp"],
  ['updated_at', "(d ->> '_aud')::timestamp"],
  ['document', 'd'],
];

export const OBJECT_GROUP_COLUMNS = ['tenant', ...FROM_DOCUMENT.map(([column]) => column)].join(', ');

/** The values of `OBJECT_GROUP_COLUMNS` for rows of `source`, which gives a `document`. */
export function objectGroupRows(tenant: string, source: string): string {
  const values = FROM_DOCUMENT.map(([, expression]) => expression.replaceAll(/\bd\b/g, 's.document'));
  // `offset 0`: each document is made once, not once for each column that is read in it.
  return `select ${tenant}, ${values.join(', ')} from (${source} offset 0) s`;
}

export const OBJECT_GROUP_UPSERT = FROM_DOCUMENT.filter(([column]) => column !== 'id')
  .map(([column]) => `${column} = excluded.${column}`)
  .join(', ');

/** The columns but the identity, from a row `n` of `objectGroupRows`. */
export const OBJECT_GROUP_REPLACEMENT = FROM_DOCUMENT.filter(([column]) => column !== 'id')
  .map(([column]) => `${column} = n.${column}`)
  .join(', ');
