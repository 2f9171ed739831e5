/**
 * What a unit's document says of other units: computed from the direct parents (`_up`), hence left out of what an
 * operation writes on the offers, and computed again by a rebuild.
 */
export const DERIVED_UNIT_FIELDS = ['_us', '_uds', '_graph', '_min', '_max', '_sps'] as const;

/** What an object group's document says of the units that point to it (`_og`). */
export const DERIVED_OBJECT_GROUP_FIELDS = ['_up', '_us', '_sps'] as const;

/** An SQL expression: the document without its derived fields. */
export function withoutDerivedFields(document: string, kind: 'unit' | 'objectgroup'): string {
  const fields = kind === 'unit' ? DERIVED_UNIT_FIELDS : DERIVED_OBJECT_GROUP_FIELDS;
  return `${document} - array[${fields.map((field) => `'${field}'`).join(', ')}]`;
}
