import { type OfferFormatErrorCode, offerFormatError } from './offer-format-error.ts';

export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws OfferFormatError with `code` when the text is no JSON object. */
export function parseRecord(text: string, code: OfferFormatErrorCode): JsonRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw offerFormatError(code, 'not JSON', { cause });
  }
  if (!isRecord(value)) throw offerFormatError(code, 'not a JSON object');
  return value;
}

const SHA512 = /^[0-9a-f]{128}$/;

/** Reads the members of a JSON object by type; each refusal names the member. */
export interface RecordReader {
  text(name: string): string;
  /** A whole number, zero or more. */
  count(name: string): number;
  /** A SHA-512 in lower-case hexadecimal. */
  digest(name: string): string;
  record(name: string): JsonRecord;
  list(name: string): readonly JsonRecord[];
  texts(name: string): readonly string[];
  oneOf<const Value extends string>(name: string, values: readonly Value[]): Value;
  has(name: string): boolean;
}

export function readRecord(record: JsonRecord, code: OfferFormatErrorCode): RecordReader {
  function refuse(name: string, expected: string): never {
    throw offerFormatError(code, `"${name}" is not ${expected}`);
  }
  function text(name: string): string {
    const value = record[name];
    return typeof value === 'string' ? value : refuse(name, 'a text');
  }
  return {
    text,
    count(name) {
      const value = record[name];
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
        ? value
        : refuse(name, 'a whole number');
    },
    digest(name) {
      const value = text(name);
      return SHA512.test(value) ? value : refuse(name, 'a SHA-512 in hexadecimal');
    },
    record(name) {
      const value = record[name];
      return isRecord(value) ? value : refuse(name, 'an object');
    },
    list(name) {
      const value = record[name];
      return Array.isArray(value) && value.every(isRecord) ? value : refuse(name, 'a list of objects');
    },
    texts(name) {
      const value = record[name];
      return Array.isArray(value) && value.every((item) => typeof item === 'string')
        ? value
        : refuse(name, 'a list of texts');
    },
    oneOf(name, values) {
      const value = text(name);
      return values.find((one) => one === value) ?? refuse(name, `one of ${values.join(', ')}`);
    },
    has: (name) => record[name] !== undefined,
  };
}
