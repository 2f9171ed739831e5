import { canonicalJson } from './canonical-json.ts';
import { isRecord } from './json-record.ts';
import { offerFormatError } from './offer-format-error.ts';

/**
 * One record that an operation made or changed, as it stands after the operation. The operation's folder tells the
 * tenant. `document` holds nothing that is derived from other records (graph, rules in force, summaries).
 *
 * | kind | id | document |
 * |---|---|---|
 * | `unit`, `objectgroup` | the item's id | the stored document, without its derived fields |
 * | `referential` | `<collection>/<identifier>` | the reference document with its stored names |
 * | `accession_register_detail` | the detail's id | the detail of a fonds register |
 * | `accession_register_symbolic` | the register's id | what an agency saw, at a date, of units that others produced |
 * | `access` | the request's id | a line of the access log: an object given to a caller |
 * | `computed_rules` | the unit's id | what the unit keeps of the rules in force on it, from then on; `deleted`: nothing |
 * | `purged_identifier` | `<identifier> <item>` | `{identifier, kind, item, assigned, date}`: a persistent identifier of what was removed |
 * | `sequence` | the sequence's name | `{counter}`, the last number given |
 * | `certificate` | SHA-256 of the certificate | a client certificate and the context that it opens |
 * | `tenant` | the tenant's number | `{name, status, quota}` |
 */
export const LINE_KINDS = [
  'tenant',
  'sequence',
  'certificate',
  'referential',
  'objectgroup',
  'unit',
  'accession_register_detail',
  'accession_register_symbolic',
  'access',
  'computed_rules',
  'purged_identifier',
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

interface LineName {
  readonly kind: LineKind;
  readonly id: string;
  /** The record's version after the operation; 0 where the kind has none. */
  readonly version: number;
}

export interface DocumentLine extends LineName {
  readonly document: Readonly<Record<string, unknown>>;
}

/** The record was removed by the operation. */
export interface DeletedLine extends LineName {
  readonly deleted: true;
}

/** What a purge leaves of a line: the digest of its bytes, so that the root of the lines still verifies. */
export interface PurgedLine extends LineName {
  readonly purged: { readonly operation: string; readonly sha512: string };
}

export type Line = DocumentLine | DeletedLine;
export type StoredLine = Line | PurgedLine;

/** The bytes of a line, without the newline that ends it. */
export function renderLine(line: StoredLine): string {
  return canonicalJson(line);
}

/** Reads a line back. @throws OfferFormatError LINE_INVALID */
export function parseLine(text: string): StoredLine {
  const value = parseJson(text);
  if (!isRecord(value)) throw invalid(text);
  const { kind, id, version, document, deleted, purged } = value;
  if (typeof id !== 'string' || typeof version !== 'number' || !isLineKind(kind)) throw invalid(text);
  if (isRecord(document)) return { kind, id, version, document };
  if (deleted === true) return { kind, id, version, deleted };
  if (!isRecord(purged)) throw invalid(text);
  const { operation, sha512 } = purged;
  if (typeof operation !== 'string' || typeof sha512 !== 'string') throw invalid(text);
  return { kind, id, version, purged: { operation, sha512 } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(text);
  }
}

function isLineKind(value: unknown): value is LineKind {
  return LINE_KINDS.some((kind) => kind === value);
}

const SHOWN_CHARACTERS = 80;

function invalid(text: string) {
  return offerFormatError('LINE_INVALID', `not a line of a folder: ${text.slice(0, SHOWN_CHARACTERS)}`);
}
