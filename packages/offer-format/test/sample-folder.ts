import { hash } from 'node:crypto';
import {
  chainLink,
  folderPrefix,
  folderRoots,
  type IndexLine,
  indexName,
  LAYOUT_VERSION,
  type Line,
  lineLeaf,
  linesName,
  memberLeaf,
  objectMember,
  type PreparedFile,
  type PreparedFolder,
  packName,
  renderIndexLine,
  renderLine,
  renderOperationFile,
  renderPrepared,
  TAR_END,
  tarHeader,
  tarPadding,
  treeBuilder,
} from '../src/index.ts';
import type { MemoryStore } from './memory-store.ts';

export const SAMPLE = { tenant: 0, day: '2026-02-03', operationId: 'operation1' };
export const SAMPLE_PREFIX = folderPrefix(SAMPLE);
export const SAMPLE_OBJECTS = new Map([
  ['object1', Buffer.from('first')],
  ['object2', Buffer.alloc(3_000, 'second')],
  ['object3', Buffer.alloc(0)],
]);
export const SAMPLE_LINES: readonly Line[] = [
  { kind: 'unit', id: 'unit1', version: 0, document: { Title: 'Délibération', _id: 'unit1' } },
  { kind: 'unit', id: 'unit2', version: 3, document: { Title: 'Registre', _id: 'unit2' } },
  { kind: 'objectgroup', id: 'group1', version: 1, deleted: true },
];

/** Writes a committed folder as an operation of some size would: a pack, its index, lines, a manifest. */
export function writeSampleFolder(store: MemoryStore): PreparedFolder {
  const pack = tarOf(SAMPLE_OBJECTS);
  const lines = SAMPLE_LINES.map(renderLine);
  const members = treeBuilder();
  for (const { id, sha512 } of pack.index) members.add(memberLeaf(id, sha512));
  const lineTree = treeBuilder();
  for (const text of lines) lineTree.add(lineLeaf(text));
  const name = packName(1, 1);
  const files: PreparedFile[] = [
    { ...put(store, name, pack.bytes), role: 'pack', members: members.root() },
    { ...put(store, indexName(name), linesFile(pack.index.map(renderIndexLine))), role: 'index' },
    { ...put(store, linesName(1, 1), linesFile(lines)), role: 'lines', lines: lineTree.root() },
    { ...put(store, 'manifest.xml', Buffer.from('<ArchiveTransfer/>')), role: 'paper' },
  ];
  const prepared: PreparedFolder = {
    layout: LAYOUT_VERSION,
    archive: 'archive1',
    tenant: 0,
    operation: SAMPLE.operationId,
    attempt: 1,
    strategies: { default: ['offer-1', 'offer-2'] },
    files,
    roots: folderRoots(files),
  };
  const preparedBytes = renderPrepared(prepared);
  store.files.set(`${SAMPLE_PREFIX}prepared.json`, preparedBytes);
  const digest = hash('sha512', preparedBytes, 'hex');
  const journal = linesFile(['{"line":"journal"}']);
  put(store, 'journal.jsonl', journal);
  store.files.set(
    `${SAMPLE_PREFIX}operation.json`,
    renderOperationFile({
      layout: LAYOUT_VERSION,
      archive: 'archive1',
      tenant: 0,
      operation: SAMPLE.operationId,
      attempt: 1,
      outcome: 'OK',
      commit: {
        seq: 7,
        previousLink: 'ab',
        link: chainLink('ab', digest, 7),
        prepared: digest,
        roots: prepared.roots,
      },
      facts: { workflow: 'DEFAULT_WORKFLOW' },
      journal: {
        file: 'journal.jsonl',
        size: journal.length,
        sha512: hash('sha512', journal, 'hex'),
        lines: 1,
        rendering: 1,
      },
      reply: { inline: '<Reply/>' },
    }),
  );
  return prepared;
}

export function put(store: MemoryStore, name: string, bytes: Buffer) {
  store.files.set(SAMPLE_PREFIX + name, bytes);
  return { name, strategy: 'default', size: bytes.length, sha512: hash('sha512', bytes, 'hex') };
}

export function linesFile(lines: readonly string[]): Buffer {
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
}

export function tarOf(objects: ReadonlyMap<string, Buffer>): {
  readonly bytes: Buffer;
  readonly index: readonly IndexLine[];
} {
  const pieces: Buffer[] = [];
  const index: IndexLine[] = [];
  let position = 0;
  for (const [id, bytes] of objects) {
    const header = tarHeader({ name: objectMember(id), size: bytes.length, modified: 1_770_000_000 });
    pieces.push(header, bytes, Buffer.alloc(tarPadding(bytes.length)));
    index.push({
      id,
      offset: position + header.length,
      length: bytes.length,
      sha512: hash('sha512', bytes, 'hex'),
    });
    position += header.length + bytes.length + tarPadding(bytes.length);
  }
  return { bytes: Buffer.concat([...pieces, TAR_END]), index };
}
