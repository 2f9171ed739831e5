import { type AvailableFile, availableFile } from './available-file.ts';
import type { ByteStore } from './byte-store.ts';
import { type JsonRecord, parseRecord } from './json-record.ts';
import { JOURNAL_FILE, REPLY_FILE } from './member-name.ts';
import { offerFormatError } from './offer-format-error.ts';
import type { Attached, OperationFile } from './operation-file.ts';
import { readTar } from './read-tar.ts';
import { splitLines } from './split-lines.ts';
import type { StoredFolder } from './stored-folder.ts';
import { verifiedStream } from './verified-stream.ts';

/** The lines of an operation's journal, in order. @throws OfferFormatError FILE_ABSENT, DIGEST_DIFFERS … */
export async function* folderJournal(store: ByteStore, folder: StoredFolder): AsyncGenerator<JsonRecord> {
  const { journal } = finished(folder);
  if ('inline' in journal) {
    yield* journal.inline;
    return;
  }
  for await (const text of splitLines(await attachedStream(store, folder, journal)))
    yield parseRecord(text, 'LINE_INVALID');
}

/** The reply of an operation, or undefined when it made none. */
export async function folderReply(
  store: ByteStore,
  folder: StoredFolder,
): Promise<AsyncIterable<Buffer> | undefined> {
  const { reply } = finished(folder);
  if (!reply) return undefined;
  return 'inline' in reply ? oneChunk(Buffer.from(reply.inline)) : attachedStream(store, folder, reply);
}

/**
 * A paper of a prepared folder: `manifest.xml`, `reports/<name>` … or undefined when there is none of that name. Of a
 * purged one it gives the successor, whose digest stands in the purge's own `prepared.json`.
 * @throws OfferFormatError FILE_ABSENT; while streaming DIGEST_DIFFERS
 */
export async function folderPaper(
  store: ByteStore,
  folder: StoredFolder,
  name: string,
  offer: string,
): Promise<AsyncIterable<Buffer> | undefined> {
  const { prepared, prefix } = folder;
  const file = prepared?.files.find(
    (one) => one.role === 'whole' || (one.role === 'paper' && one.name === name),
  );
  if (!prepared || !file) return undefined;
  const available = await availableFile(store, prefix, prepared, file, offer);
  if (!available) return undefined;
  if (file.role === 'paper') {
    const source = await store.get(prefix + available.name);
    return available.original ? verifiedStream(source, prefix + name, file) : source;
  }
  return available.original
    ? memberBySeek(store, folder, file.name, name)
    : memberByWalk(store, prefix, available, name);
}

async function memberBySeek(store: ByteStore, folder: StoredFolder, tar: string, name: string) {
  const member = folder.prepared?.members?.find((one) => one.name === name);
  if (!member) return undefined;
  const key = folder.prefix + tar;
  const range = { offset: member.offset, length: member.length };
  const expected = { size: member.length, sha512: member.sha512 };
  return verifiedStream(await store.get(key, range), `${key}#${name}`, expected);
}

async function memberByWalk(store: ByteStore, prefix: string, tar: AvailableFile, name: string) {
  for await (const member of readTar(await store.get(prefix + tar.name)))
    if (member.name === name) return oneChunk(Buffer.concat(await Array.fromAsync(member.bytes)));
  return undefined;
}

function finished({ prefix, operation }: StoredFolder): OperationFile {
  if (!operation) throw offerFormatError('FILE_ABSENT', `${prefix} has no operation.json`);
  return operation;
}

async function attachedStream(
  store: ByteStore,
  { prefix }: StoredFolder,
  attached: Exclude<Attached<unknown>, { readonly inline: unknown }>,
): Promise<AsyncIterable<Buffer>> {
  if (attached.file !== JOURNAL_FILE && attached.file !== REPLY_FILE)
    throw offerFormatError('OPERATION_INVALID', `${prefix}: ${attached.file} is no journal and no reply`);
  return verifiedStream(await store.get(prefix + attached.file), prefix + attached.file, attached);
}

async function* oneChunk(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
