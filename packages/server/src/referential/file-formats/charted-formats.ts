import type { Queryable } from '../../platform/index.ts';
import { findDocuments } from '../store/read-documents.ts';
import type { NamedFormat } from './starter-formats.ts';

/**
 * Those of these formats that the list of formats in force knows; until a list is imported, those of the starter set.
 */
export async function chartedFormats(
  queryable: Queryable,
  administrationTenant: number,
  puids: readonly string[],
  starter: readonly NamedFormat[],
): Promise<readonly NamedFormat[]> {
  const found = await findDocuments(queryable, administrationTenant, 'FileFormat', puids);
  if (found.size > 0 || (await isListInForce(queryable, administrationTenant)))
    return [...found.values()].map(({ PUID, Name, MimeType }) => ({
      PUID,
      Name,
      ...(MimeType === undefined ? {} : { MimeType }),
    }));
  return starter.filter(({ PUID }) => puids.includes(PUID));
}

async function isListInForce(queryable: Queryable, administrationTenant: number): Promise<boolean> {
  const { rows } = await queryable.query<{ present: boolean }>(
    `select exists (select from referential where tenant = $1 and collection = 'FileFormat') present`,
    [administrationTenant],
    { name: 'file-formats-present' },
  );
  return rows[0]?.present ?? false;
}
