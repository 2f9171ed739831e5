import { createHash } from 'node:crypto';
import { readWhole } from './byte-store.ts';
import { type IndexLine, parseTombstone, type Tombstone } from './index-line.ts';
import { objectMember, tombstoneMember } from './member-name.ts';
import { readTar, type TarEntry } from './read-tar.ts';

/** A tombstone is four short members of a JSON object. */
const MAX_TOMBSTONE_BYTES = 2 ** 14;

/**
 * Makes a pack's index again from the pack alone, hashing every object: what an index should say, whether it was lost
 * or is doubted. In a small operation's tar the lines and papers are passed over. @throws OfferFormatError TAR_INVALID, INDEX_INVALID
 */
export async function* indexOfPack(pack: AsyncIterable<Buffer>): AsyncGenerator<IndexLine> {
  for await (const member of readTar(pack)) {
    if (member.name.startsWith(objectMember(''))) yield await indexOfObject(member);
    else if (member.name.startsWith(tombstoneMember(''))) yield (await indexOfTombstone(member)).index;
  }
}

export async function indexOfObject(member: TarEntry): Promise<IndexLine> {
  const digest = createHash('sha512');
  for await (const piece of member.bytes) digest.update(piece);
  return {
    id: member.name.slice(objectMember('').length),
    offset: member.offset,
    length: member.size,
    sha512: digest.digest('hex'),
  };
}

export async function indexOfTombstone(
  member: TarEntry,
): Promise<{ readonly index: IndexLine; readonly tombstone: Tombstone }> {
  const tombstone = parseTombstone(await readWhole(member.bytes, MAX_TOMBSTONE_BYTES));
  const index = {
    id: member.name.slice(tombstoneMember('').length),
    offset: member.offset,
    length: tombstone.length,
    sha512: tombstone.sha512,
    purged: tombstone.operation,
  };
  return { index, tombstone };
}
