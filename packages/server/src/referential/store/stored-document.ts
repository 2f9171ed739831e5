import { COLLECTION_NAMES, collectionDefinition } from '../collections.ts';

const withoutTenant = COLLECTION_NAMES.filter((name) => !collectionDefinition(name).tenantInDocument);

/**
 * SQL: the document of a row of `referential_staged` as it is stored, with the fields of the platform. They are added when
 * the row is read: a hundred thousand rows are not written twice.
 *
 * @param row how the statement calls the row
 */
export function storedDocument(row: string): string {
  return `(${row}.document
    || jsonb_build_object('_id', ${row}.id, '_v', coalesce(${row}.expected_version + 1, 0))
    || case when ${row}.collection in (${withoutTenant.map((name) => `'${name}'`).join(', ')}) then '{}'::jsonb
       else jsonb_build_object('_tenant', ${row}.owner) end)`;
}
