import type { Readable } from 'node:stream';
import { chartrierError } from '@chartrier/messages';
import type { Queryable } from '../../platform/index.ts';
import { readOperationPaper, type Storage } from '../../storage/index.ts';
import { findDocument } from '../store/read-documents.ts';

/** The XSD or RNG file attached to an archive profile. */
export interface ProfileFile {
  readonly name: string;
  readonly format: 'XSD' | 'RNG';
  readonly content: Readable;
}

/**
 * Opens the file attached to a profile: it lies in the folder of the operation that attached it.
 *
 * @throws REFERENTIAL_NOT_FOUND, PROFILE_FILE_ABSENT, OBJECT_UNREADABLE
 */
export async function openProfileFile(
  queryable: Queryable,
  storage: Storage,
  tenant: number,
  identifier: string,
): Promise<ProfileFile> {
  const profile = await findDocument(queryable, tenant, 'Profile', identifier);
  if (profile === undefined) throw chartrierError('REFERENTIAL_NOT_FOUND', { identifier });
  const absent = () => chartrierError('PROFILE_FILE_ABSENT', { identifier });
  if (profile.Path === undefined) throw absent();
  const { rows } = await queryable.query<{ id: string; created_at: Date }>(
    `select operation.id, operation.created_at from referential_version version
     join operation on operation.tenant = version.tenant and operation.id = version.operation_id
     where version.tenant = $1 and version.collection = 'Profile' and version.identifier = $2
       and version.document ->> 'Path' = $3
     order by version.seq limit 1`,
    [tenant, identifier, profile.Path],
  );
  const [operation] = rows;
  if (operation === undefined) throw absent();
  const folder = { tenant, day: operation.created_at.toISOString().slice(0, 10), operationId: operation.id };
  const content = await readOperationPaper(storage, folder, `files/${profile.Path}`);
  if (content === undefined) throw absent();
  return { name: profile.Path, format: profile.Format, content };
}
