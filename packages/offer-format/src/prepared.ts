import { canonicalJson } from './canonical-json.ts';
import { isRecord, parseRecord, type RecordReader, readRecord } from './json-record.ts';
import { LAYOUT_VERSION } from './layout.ts';
import { offerFormatError } from './offer-format-error.ts';
import type { Root, Roots } from './roots.ts';

/**
 * `pack`: objects; `index`: where they lie in the pack of the same name; `lines`: records; `paper`: a file under its
 * own name; `whole`: the only tar of a small operation.
 */
export const FILE_ROLES = ['pack', 'index', 'lines', 'paper', 'whole'] as const;
export type FileRole = (typeof FILE_ROLES)[number];

/** A file of the folder, as it was sealed: durable on all offers of its strategy, and read back there. */
export interface PreparedFile {
  readonly name: string;
  readonly role: FileRole;
  readonly strategy: string;
  readonly size: number;
  readonly sha512: string;
  /** Of a pack and of a whole tar: the tree of its objects. */
  readonly members?: Root;
  /** Of a lines file and of a whole tar: the tree of its lines. */
  readonly lines?: Root;
}

/** A member of a small operation's tar. */
export interface WholeMember {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
  readonly sha512: string;
}

/** A file that this operation (a purge) put in the place of another one. */
export interface Replacement {
  readonly replaces: string;
  readonly key: string;
  readonly size: number;
  readonly sha512: string;
}

/**
 * `prepared.json`: the exact content of a folder, written when all of it is durable and read back. Its digest is what
 * the chain of commits seals. The folder is committed only if an `operation.json` tells a sequence number.
 */
export interface PreparedFolder {
  readonly layout: number;
  readonly archive: string;
  readonly tenant: number;
  readonly operation: string;
  readonly attempt: number;
  /** The offers that each strategy named below stood for. */
  readonly strategies: Readonly<Record<string, readonly string[]>>;
  /** In the order in which they are read: packs, then lines, each by attempt and number. */
  readonly files: readonly PreparedFile[];
  /** Of a small operation: what its tar holds, in order. */
  readonly members?: readonly WholeMember[];
  readonly roots: Roots;
  readonly replacements?: readonly Replacement[];
}

export function renderPrepared(prepared: PreparedFolder): Buffer {
  return Buffer.from(`${canonicalJson(prepared)}\n`);
}

/** @throws OfferFormatError PREPARED_INVALID */
export function parsePrepared(bytes: Buffer): PreparedFolder {
  const code = 'PREPARED_INVALID';
  const read = readRecord(parseRecord(bytes.toString('utf8'), code), code);
  const layout = read.count('layout');
  if (layout > LAYOUT_VERSION) throw offerFormatError(code, `layout ${layout} is newer than this program`);
  const roots = readRecord(read.record('roots'), code);
  return {
    layout,
    archive: read.text('archive'),
    tenant: read.count('tenant'),
    operation: read.text('operation'),
    attempt: read.count('attempt'),
    strategies: readStrategies(read.record('strategies')),
    files: read.list('files').map((file) => readFile(readRecord(file, code))),
    ...(read.has('members') && {
      members: read.list('members').map((one) => readMember(readRecord(one, code))),
    }),
    roots: { members: readRoot(roots.record('members')), lines: readRoot(roots.record('lines')) },
    ...(read.has('replacements') && {
      replacements: read.list('replacements').map((one) => readReplacement(readRecord(one, code))),
    }),
  };
}

function readStrategies(record: Readonly<Record<string, unknown>>): Record<string, readonly string[]> {
  const read = readRecord(record, 'PREPARED_INVALID');
  return Object.fromEntries(Object.keys(record).map((name) => [name, read.texts(name)]));
}

function readFile(read: RecordReader): PreparedFile {
  return {
    name: read.text('name'),
    role: read.oneOf('role', FILE_ROLES),
    strategy: read.text('strategy'),
    size: read.count('size'),
    sha512: read.digest('sha512'),
    ...(read.has('members') && { members: readRoot(read.record('members')) }),
    ...(read.has('lines') && { lines: readRoot(read.record('lines')) }),
  };
}

function readMember(read: RecordReader): WholeMember {
  return {
    name: read.text('name'),
    offset: read.count('offset'),
    length: read.count('length'),
    sha512: read.digest('sha512'),
  };
}

function readReplacement(read: RecordReader): Replacement {
  return {
    replaces: read.text('replaces'),
    key: read.text('key'),
    size: read.count('size'),
    sha512: read.digest('sha512'),
  };
}

/** @throws OfferFormatError PREPARED_INVALID */
export function readRoot(value: unknown): Root {
  if (!isRecord(value)) throw offerFormatError('PREPARED_INVALID', 'a root is not an object');
  const read = readRecord(value, 'PREPARED_INVALID');
  return { count: read.count('count'), sha512: read.digest('sha512') };
}
