import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isChartrierError } from '@chartrier/messages';
import { openProfileFile } from '../../../referential/index.ts';
import type { XmlSchemaFile } from '../../../scan/index.ts';
import type { IngestContext } from '../ingest-services.ts';

/** The file of an archive profile, copied where a program can read it. */
export interface ProfileCopy extends XmlSchemaFile {
  /** Its name on the offers. */
  readonly file: string;
}

/**
 * Copies the profile's file beside the deposit's working files, and removes it after its use.
 *
 * @returns what `use` gave, or the reason why there is no file
 */
export async function withProfileCopy<T>(
  context: IngestContext,
  profile: string,
  use: (copy: ProfileCopy) => Promise<T>,
): Promise<T | 'REFERENTIAL_NOT_FOUND' | 'PROFILE_FILE_ABSENT'> {
  const { database, storage, workspace } = context.services;
  try {
    const { name, format, content } = await openProfileFile(database, storage, context.tenant, profile);
    const path = join(await workspace.scratch(context.operationId), `profile.${format.toLowerCase()}`);
    try {
      await pipeline(content, createWriteStream(path));
      return await use({ path, format, file: name });
    } finally {
      await rm(path, { force: true });
    }
  } catch (error) {
    if (isChartrierError(error, 'REFERENTIAL_NOT_FOUND')) return 'REFERENTIAL_NOT_FOUND';
    if (isChartrierError(error, 'PROFILE_FILE_ABSENT')) return 'PROFILE_FILE_ABSENT';
    throw error;
  }
}
