import { availableFile } from './available-file.ts';
import type { ByteStore } from './byte-store.ts';
import { type IndexLine, parseIndexLine } from './index-line.ts';
import { indexOfObject, indexOfTombstone } from './index-of-pack.ts';
import { type Line, parseLine } from './line.ts';
import { indexName, LINES_MEMBER, objectMember, tombstoneMember } from './member-name.ts';
import { offerFormatError } from './offer-format-error.ts';
import type { PreparedFile, PreparedFolder } from './prepared.ts';
import { readTar } from './read-tar.ts';
import {
  folderRoots,
  memberLeaf,
  type Root,
  storedLineLeaf,
  type TreeBuilder,
  treeBuilder,
} from './roots.ts';
import { splitLines } from './split-lines.ts';
import type { StoredFolder } from './stored-folder.ts';
import { verifiedStream } from './verified-stream.ts';

/** An object and where its bytes lie on this offer. */
export interface ObjectEntry {
  readonly type: 'object';
  readonly strategy: string;
  readonly key: string;
  readonly index: IndexLine;
}

export interface LineEntry {
  readonly type: 'line';
  readonly line: Line;
  /** Length of its text, in characters. */
  readonly characters: number;
}

/** A file that this offer never had: its strategy sends it to others. */
export interface ElsewhereEntry {
  readonly type: 'elsewhere';
  readonly file: PreparedFile;
}

export type FolderEntry = ObjectEntry | LineEntry | ElsewhereEntry;

interface Walk {
  readonly store: ByteStore;
  readonly prefix: string;
  readonly prepared: PreparedFolder;
}

/**
 * Replays what a prepared folder holds: its objects (purged ones are left out), then its lines (purged ones too).
 * Digests and Merkle roots are verified on the way, a file's at its end: whoever consumes the entries keeps what it did
 * with them only after the last one. The bytes of packs are not read; those of a small operation's tar are.
 *
 * @param offer the name in `offer.json`
 * @throws OfferFormatError DIGEST_DIFFERS, SIZE_DIFFERS, ROOT_DIFFERS, FILE_ABSENT, INDEX_INVALID, LINE_INVALID
 */
export async function* folderEntries(
  store: ByteStore,
  { prepared, prefix }: StoredFolder,
  offer: string,
): AsyncGenerator<FolderEntry> {
  if (!prepared) throw offerFormatError('FILE_ABSENT', `${prefix} has no prepared.json`);
  const walk: Walk = { store, prefix, prepared };
  checkFolderRoots(walk);
  for (const file of prepared.files) {
    if (file.role === 'paper' || file.role === 'index') continue;
    const available = await availableFile(store, prefix, prepared, file, offer);
    if (!available) yield { type: 'elsewhere', file };
    else if (file.role === 'pack') yield* packEntries(walk, file, available.name);
    else if (file.role === 'lines') yield* linesEntries(walk, file, available.name);
    else yield* wholeEntries(walk, file, available.name);
  }
}

async function* packEntries(walk: Walk, pack: PreparedFile, name: string): AsyncGenerator<ObjectEntry> {
  const key = walk.prefix + name;
  const entry = await walk.store.stat(key);
  if (name === pack.name && entry?.size !== pack.size)
    throw offerFormatError('SIZE_DIFFERS', `${key} has not ${pack.size} bytes`);
  const members = treeBuilder();
  for await (const text of splitLines(await fileStream(walk, indexName(name)))) {
    const index = parseIndexLine(text);
    members.add(memberLeaf(index.id, index.sha512));
    if (index.purged === undefined) yield { type: 'object', strategy: pack.strategy, key, index };
  }
  checkRoot(key, 'objects', members, pack.members);
}

async function* linesEntries(walk: Walk, file: PreparedFile, name: string): AsyncGenerator<LineEntry> {
  const lines = treeBuilder();
  for await (const text of splitLines(await fileStream(walk, name))) yield* lineEntry(lines, text);
  checkRoot(walk.prefix + name, 'lines', lines, file.lines);
}

function* lineEntry(lines: TreeBuilder, text: string): Generator<LineEntry> {
  const line = parseLine(text);
  lines.add(storedLineLeaf(line, text));
  if (!('purged' in line)) yield { type: 'line', line, characters: text.length };
}

async function* wholeEntries(walk: Walk, file: PreparedFile, name: string): AsyncGenerator<FolderEntry> {
  const key = walk.prefix + name;
  const members = treeBuilder();
  const lines = treeBuilder();
  for await (const member of readTar(await fileStream(walk, name))) {
    if (member.name === LINES_MEMBER) {
      for await (const text of splitLines(member.bytes)) yield* lineEntry(lines, text);
    } else if (member.name.startsWith(objectMember(''))) {
      const index = await indexOfObject(member);
      members.add(memberLeaf(index.id, index.sha512));
      yield { type: 'object', strategy: file.strategy, key, index };
    } else if (member.name.startsWith(tombstoneMember(''))) {
      const { index } = await indexOfTombstone(member);
      members.add(memberLeaf(index.id, index.sha512));
    }
  }
  checkRoot(key, 'objects', members, file.members);
  checkRoot(key, 'lines', lines, file.lines);
}

async function fileStream({ store, prefix, prepared }: Walk, name: string): Promise<AsyncIterable<Buffer>> {
  const source = await store.get(prefix + name);
  const file = prepared.files.find((one) => one.name === name);
  // a successor is not named in prepared.json: the roots verify it
  return file ? verifiedStream(source, prefix + name, file) : source;
}

function checkRoot(key: string, what: string, tree: TreeBuilder, sealed: Root | undefined): void {
  const found = tree.root();
  if (found.sha512 !== sealed?.sha512 || found.count !== sealed.count)
    throw offerFormatError('ROOT_DIFFERS', `${key}: the root of its ${what} is not the one that was sealed`);
}

function checkFolderRoots({ prefix, prepared }: Walk): void {
  const found = folderRoots(prepared.files);
  for (const tree of ['members', 'lines'] as const)
    if (
      found[tree].sha512 !== prepared.roots[tree].sha512 ||
      found[tree].count !== prepared.roots[tree].count
    )
      throw offerFormatError('ROOT_DIFFERS', `${prefix}: the root of its ${tree} is not that of its files`);
}
