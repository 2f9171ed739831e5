import { Readable } from 'node:stream';
import { chartrierError } from '@chartrier/messages';
import {
  type FolderName,
  folderPaper,
  folderPrefix,
  folderReply,
  REPLY_FILE,
  readStoredFolder,
} from '@chartrier/offer-format';
import { DEFAULT_STRATEGY, type Storage, strategyOf } from './storage.ts';

/**
 * A paper of a finished or prepared operation: `reply.xml`, `manifest.xml`, `reports/<name>` …, whichever way its folder
 * holds it; undefined when the operation has none of that name. The first offer that can answer does.
 *
 * @throws OBJECT_UNREADABLE when no offer can
 */
export async function readOperationPaper(
  storage: Storage,
  folder: FolderName,
  name: string,
): Promise<Readable | undefined> {
  const key = folderPrefix(folder) + name;
  let last: unknown;
  for (const offer of strategyOf(storage, DEFAULT_STRATEGY).offers) {
    try {
      const stored = await readStoredFolder(offer, folder);
      if (!stored.operation && !stored.prepared) continue;
      const bytes =
        name === REPLY_FILE
          ? stored.operation && (await folderReply(offer, stored))
          : await folderPaper(offer, stored, name, offer.id);
      return bytes && Readable.from(bytes, { objectMode: false });
    } catch (error) {
      last = error;
      storage.report({ kind: 'read-failed', offer: offer.id, key, error });
    }
  }
  if (last === undefined) return undefined;
  throw chartrierError('OBJECT_UNREADABLE', { key }, { cause: last });
}
