import { offerFormatError } from './offer-format-error.ts';

export const OFFER_FILE = 'offer.json';
export const PREPARED_FILE = 'prepared.json';
export const JOURNAL_FILE = 'journal.jsonl';
export const REPLY_FILE = 'reply.xml';
export const OPERATION_FILE = 'operation.json';
export const MANIFEST_FILE = 'manifest.xml';
/** In the tar of a small operation, the lines. */
export const LINES_MEMBER = 'lines.jsonl';

/** `a1-0001.tar`: the first pack of the first attempt. */
export function packName(attempt: number, number: number): string {
  return `a${attempt}-${fourDigits(number)}.tar`;
}

/** `a1-0001.index.jsonl`, beside its pack. Of a successor too. */
export function indexName(pack: string): string {
  return `${pack.slice(0, -'.tar'.length)}.index.jsonl`;
}

/** `a1-lines.jsonl`, then `a1-lines-0002.jsonl` … */
export function linesName(attempt: number, number: number): string {
  return number === 1 ? `a${attempt}-lines.jsonl` : `a${attempt}-lines-${fourDigits(number)}.jsonl`;
}

/** `objects/<object id>`: an object's name in its pack. */
export function objectMember(objectId: string): string {
  return `objects/${objectId}`;
}

/** `purged/<object id>`: what stands in a pack for an object that was purged. */
export function tombstoneMember(objectId: string): string {
  return `purged/${objectId}`;
}

const ATTEMPT = /^a([1-9]\d*)-/;

/** The attempt that wrote a pack, an index or a lines file; undefined for the other files. */
export function attemptOf(name: string): number | undefined {
  const match = ATTEMPT.exec(name);
  return match ? Number(match[1]) : undefined;
}

/**
 * Papers that an operation may add to its folder: its manifest, and whatever lies under `reports/`, `files/` and
 * `proof/`. A name is one that any file system takes as it is.
 */
const PAPER = /^(?:manifest\.xml|(?:reports|files|proof)\/[A-Za-z0-9][A-Za-z0-9._-]{0,199})$/;

/** @throws OfferFormatError NAME_INVALID */
export function checkPaperName(name: string): void {
  if (!PAPER.test(name))
    throw offerFormatError('NAME_INVALID', `not the name of an operation's paper: ${name}`);
}

/** What takes a file's place after a purge. */
export interface Generation {
  /** 2 for the first successor, then 3 … */
  readonly generation: number;
  /** The purge's operation id and attempt. */
  readonly purge: string;
  readonly attempt: number;
}

/** `a1-0001.tar` → `a1-0001.g2-<purge id>-a1.tar`; `manifest.xml` → `manifest.g2-<purge id>-a1.xml` */
export function successorName(name: string, { generation, purge, attempt }: Generation): string {
  const { stem, extension } = splitName(name);
  return `${stem}.g${generation}-${purge}-a${attempt}${extension}`;
}

const SUCCESSOR =
  /^(.*)\.g([2-9]|[1-9]\d+)-([A-Za-z0-9][A-Za-z0-9_-]*)-a([1-9]\d*)(\.index\.jsonl|\.[a-z]+)$/;

/** The first generation's name and the purge, when a name is a successor's. */
export function parseSuccessorName(name: string): (Generation & { readonly original: string }) | undefined {
  const match = SUCCESSOR.exec(name);
  if (!match) return undefined;
  const [, stem = '', generation, purge = '', attempt, extension = ''] = match;
  return { original: stem + extension, generation: Number(generation), purge, attempt: Number(attempt) };
}

/** The first generation of a file, whatever its generation. */
export function originalName(name: string): string {
  return parseSuccessorName(name)?.original ?? name;
}

function splitName(name: string): { readonly stem: string; readonly extension: string } {
  const match = /^(.+?)(\.index\.jsonl|\.[a-z]+)$/.exec(name);
  if (!match) throw offerFormatError('NAME_INVALID', `not the name of a folder's file: ${name}`);
  return { stem: match[1] ?? '', extension: match[2] ?? '' };
}

function fourDigits(number: number): string {
  if (!Number.isInteger(number) || number < 1)
    throw offerFormatError('NAME_INVALID', `not a file's number: ${number}`);
  return String(number).padStart(4, '0');
}
