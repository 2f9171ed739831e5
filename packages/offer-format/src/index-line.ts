import { canonicalJson } from './canonical-json.ts';
import { parseRecord, readRecord } from './json-record.ts';

/** Where an object lies in a pack: a line of the pack's index, in the order of the pack. */
export interface IndexLine {
  readonly id: string;
  /** Where its bytes begin in the pack; of a purged object, where its tombstone's bytes begin. */
  readonly offset: number;
  /** Of the object; a purged one's is told too. */
  readonly length: number;
  /** Of the object's bytes, lower-case hexadecimal. */
  readonly sha512: string;
  /** The operation that purged the object's bytes. */
  readonly purged?: string;
}

/** The bytes of an index line, without the newline that ends it. */
export function renderIndexLine(line: IndexLine): string {
  return canonicalJson(line);
}

/** @throws OfferFormatError INDEX_INVALID */
export function parseIndexLine(text: string): IndexLine {
  const read = readRecord(parseRecord(text, 'INDEX_INVALID'), 'INDEX_INVALID');
  const line = {
    id: read.text('id'),
    offset: read.count('offset'),
    length: read.count('length'),
    sha512: read.digest('sha512'),
  };
  return read.has('purged') ? { ...line, purged: read.text('purged') } : line;
}

/** What a pack keeps of an object that was purged: the content of the member `purged/<object id>`. */
export interface Tombstone {
  readonly name: string;
  readonly length: number;
  readonly sha512: string;
  readonly operation: string;
}

export function renderTombstone(tombstone: Tombstone): Buffer {
  return Buffer.from(`${canonicalJson(tombstone)}\n`);
}

/** @throws OfferFormatError INDEX_INVALID */
export function parseTombstone(bytes: Buffer): Tombstone {
  const read = readRecord(parseRecord(bytes.toString('utf8'), 'INDEX_INVALID'), 'INDEX_INVALID');
  return {
    name: read.text('name'),
    length: read.count('length'),
    sha512: read.digest('sha512'),
    operation: read.text('operation'),
  };
}
