import type { ByteStore } from './byte-store.ts';
import { parseSuccessorName } from './member-name.ts';
import { offerFormatError } from './offer-format-error.ts';
import type { PreparedFile, PreparedFolder } from './prepared.ts';

/** The generation of a prepared file that an offer still has. */
export interface AvailableFile {
  /** Its name in the folder: the first generation's, or a successor's. */
  readonly name: string;
  /** Whether it is the file whose digest `prepared.json` tells. */
  readonly original: boolean;
}

/**
 * Finds which generation of a file there is. The oldest one is taken: it lacks nothing that a younger one has, and
 * a purge that was never committed leaves a successor that must not be believed before the original is gone.
 *
 * Answers undefined when the file is elsewhere: absent here, and its strategy never sent it to `offer`.
 * @throws OfferFormatError FILE_ABSENT when it should be there.
 */
export async function availableFile(
  store: ByteStore,
  prefix: string,
  prepared: PreparedFolder,
  file: PreparedFile,
  offer: string,
): Promise<AvailableFile | undefined> {
  const entry = await store.stat(prefix + file.name);
  if (entry) return { name: file.name, original: true };
  const successor = await oldestSuccessor(store, prefix, file.name);
  if (successor !== undefined) return { name: successor, original: false };
  if (prepared.strategies[file.strategy]?.includes(offer))
    throw offerFormatError('FILE_ABSENT', `${prefix}${file.name} is absent`);
  return undefined;
}

async function oldestSuccessor(
  store: ByteStore,
  prefix: string,
  original: string,
): Promise<string | undefined> {
  let oldest: { readonly name: string; readonly generation: number } | undefined;
  const stem = original.slice(0, original.indexOf('.'));
  for await (const { key } of store.list(prefix + stem)) {
    const name = key.slice(prefix.length);
    const parsed = parseSuccessorName(name);
    if (parsed?.original !== original) continue;
    if (!oldest || parsed.generation < oldest.generation) oldest = { name, generation: parsed.generation };
  }
  return oldest?.name;
}
