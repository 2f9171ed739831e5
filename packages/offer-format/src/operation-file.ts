import { canonicalJson } from './canonical-json.ts';
import { type JsonRecord, parseRecord, type RecordReader, readRecord } from './json-record.ts';
import { LAYOUT_VERSION } from './layout.ts';
import { offerFormatError } from './offer-format-error.ts';
import { readRoot } from './prepared.ts';
import type { Roots } from './roots.ts';

/** The place of a committed operation in its tenant's chain of commits. */
export interface CommitSeal {
  readonly seq: number;
  readonly previousLink: string;
  readonly link: string;
  /** SHA-512 of `prepared.json`. */
  readonly prepared: string;
  readonly roots: Roots;
}

/** A journal or a reply: beside `operation.json`, or in it when the operation is small. */
export type Attached<Content> =
  | { readonly file: string; readonly size: number; readonly sha512: string }
  | { readonly inline: Content };

/** `operation.json`: what came of an operation. It is the last file of a folder: with it the folder is finished. */
export interface OperationFile {
  readonly layout: number;
  readonly archive: string;
  readonly tenant: number;
  readonly operation: string;
  readonly attempt: number;
  /** The final status: OK, WARNING, KO, FATAL. */
  readonly outcome: string;
  /** Absent: nothing was committed, and the folder holds the journal and the reply only. */
  readonly commit?: CommitSeal;
  /** What the engine knows of the operation: workflow, dates, parameters. */
  readonly facts: JsonRecord;
  readonly journal: Attached<readonly JsonRecord[]> & { readonly lines: number; readonly rendering: number };
  readonly reply?: Attached<string>;
}

export function renderOperationFile(operation: OperationFile): Buffer {
  return Buffer.from(`${canonicalJson(operation)}\n`);
}

/** @throws OfferFormatError OPERATION_INVALID */
export function parseOperationFile(bytes: Buffer): OperationFile {
  const code = 'OPERATION_INVALID';
  const read = readRecord(parseRecord(bytes.toString('utf8'), code), code);
  const layout = read.count('layout');
  if (layout > LAYOUT_VERSION) throw offerFormatError(code, `layout ${layout} is newer than this program`);
  const journal = readRecord(read.record('journal'), code);
  return {
    layout,
    archive: read.text('archive'),
    tenant: read.count('tenant'),
    operation: read.text('operation'),
    attempt: read.count('attempt'),
    outcome: read.text('outcome'),
    ...(read.has('commit') && { commit: readCommit(readRecord(read.record('commit'), code)) }),
    facts: read.record('facts'),
    journal: {
      ...(journal.has('inline') ? { inline: journal.list('inline') } : readBeside(journal)),
      lines: journal.count('lines'),
      rendering: journal.count('rendering'),
    },
    ...(read.has('reply') && { reply: readReply(readRecord(read.record('reply'), code)) }),
  };
}

function readCommit(read: RecordReader): CommitSeal {
  const roots = readRecord(read.record('roots'), 'OPERATION_INVALID');
  return {
    seq: read.count('seq'),
    previousLink: read.text('previousLink'),
    link: read.digest('link'),
    prepared: read.digest('prepared'),
    roots: { members: readRoot(roots.record('members')), lines: readRoot(roots.record('lines')) },
  };
}

function readReply(read: RecordReader): Attached<string> {
  return read.has('inline') ? { inline: read.text('inline') } : readBeside(read);
}

function readBeside(read: RecordReader) {
  return { file: read.text('file'), size: read.count('size'), sha512: read.digest('sha512') };
}
