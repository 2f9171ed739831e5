import { createHash, hash } from 'node:crypto';
import { type IndexLine, renderTombstone, type Tombstone } from './index-line.ts';
import { indexOfTombstone } from './index-of-pack.ts';
import { parseLine, renderLine, type StoredLine } from './line.ts';
import { LINES_MEMBER, objectMember, tombstoneMember } from './member-name.ts';
import { readTar, type TarEntry } from './read-tar.ts';
import { splitLines } from './split-lines.ts';
import { TAR_END, tarHeader, tarPadding } from './tar-header.ts';

/** What a purge takes away. */
export interface PurgeSelection {
  /** The purge's operation id: tombstones name it. */
  readonly operation: string;
  /** Seconds since 1970, for the headers that are written anew. */
  readonly modified: number;
  readonly removesObject: (objectId: string) => boolean;
  readonly removesLine: (line: StoredLine) => boolean;
}

interface NextMember {
  readonly name: string;
  readonly size: number;
  readonly body: AsyncIterable<Buffer> | Iterable<Buffer>;
  /** Of an object or its tombstone; asked for when the body has passed. */
  readonly index?: () => Omit<IndexLine, 'offset'>;
}

/**
 * The next generation of a pack, or of a small operation's tar: a removed object leaves a tombstone with its digest in
 * its place, a removed line too; everything else stays, in its order. `onIndex` is told where each object lies in it.
 * @throws OfferFormatError TAR_INVALID
 */
export async function* purgePack(
  pack: AsyncIterable<Buffer>,
  selection: PurgeSelection,
  onIndex: (line: IndexLine) => void,
): AsyncGenerator<Buffer> {
  let position = 0;
  for await (const member of readTar(pack)) {
    const next = await nextMember(member, selection);
    const header = tarHeader({ name: next.name, size: next.size, modified: selection.modified });
    const padding = Buffer.alloc(tarPadding(next.size));
    yield header;
    yield* next.body;
    yield padding;
    const body = position + header.length;
    if (next.index) onIndex({ ...next.index(), offset: body });
    position = body + next.size + padding.length;
  }
  yield TAR_END;
}

async function nextMember(member: TarEntry, selection: PurgeSelection): Promise<NextMember> {
  if (member.name === LINES_MEMBER) {
    const lines = Buffer.concat(await Array.fromAsync(purgeLines(member.bytes, selection)));
    return { name: member.name, size: lines.length, body: [lines] };
  }
  if (member.name.startsWith(tombstoneMember(''))) {
    const { tombstone } = await indexOfTombstone(member);
    return tombstoneOf(member.name.slice(tombstoneMember('').length), tombstone);
  }
  if (!member.name.startsWith(objectMember('')))
    return { name: member.name, size: member.size, body: member.bytes };
  const id = member.name.slice(objectMember('').length);
  const digest = createHash('sha512');
  if (selection.removesObject(id)) {
    for await (const piece of member.bytes) digest.update(piece);
    const sha512 = digest.digest('hex');
    return tombstoneOf(id, {
      name: member.name,
      length: member.size,
      sha512,
      operation: selection.operation,
    });
  }
  return {
    name: member.name,
    size: member.size,
    body: digesting(member.bytes, digest),
    index: () => ({ id, length: member.size, sha512: digest.digest('hex') }),
  };
}

function tombstoneOf(id: string, tombstone: Tombstone): NextMember {
  const body = renderTombstone(tombstone);
  const { length, sha512, operation } = tombstone;
  const index = () => ({ id, length, sha512, purged: operation });
  return { name: tombstoneMember(id), size: body.length, body: [body], index };
}

async function* digesting(source: AsyncIterable<Buffer>, digest: ReturnType<typeof createHash>) {
  for await (const piece of source) {
    digest.update(piece);
    yield piece;
  }
}

/** The next generation of a lines file: a removed line leaves its digest in its place. @throws OfferFormatError LINE_INVALID */
export async function* purgeLines(
  lines: AsyncIterable<Buffer>,
  selection: Pick<PurgeSelection, 'operation' | 'removesLine'>,
): AsyncGenerator<Buffer> {
  for await (const text of splitLines(lines)) {
    const line = parseLine(text);
    yield Buffer.from(
      `${'purged' in line || !selection.removesLine(line) ? text : purgedLine(line, text, selection)}\n`,
    );
  }
}

function purgedLine(line: StoredLine, text: string, { operation }: { readonly operation: string }): string {
  const { kind, id, version } = line;
  return renderLine({ kind, id, version, purged: { operation, sha512: hash('sha512', text, 'hex') } });
}
