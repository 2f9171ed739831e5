import { createHash } from 'node:crypto';

/** An index of PostgreSQL takes 2,704 bytes at most, other columns included. */
const MAX_INDEXED_BYTES = 2_400;
/** Texts of so many characters fit, whatever they are. */
const MAX_CHARACTERS_THAT_FIT = MAX_INDEXED_BYTES / 3;
const TOLD_CHARACTERS = 100;

/**
 * An id or a name as it is staged in a column that is indexed: itself, or what stands for it when it is too long for an
 * index, alike for the same text and only for it. Nobody gives such ids but to see what happens.
 */
export function indexedText(text: string): string {
  if (text.length <= MAX_CHARACTERS_THAT_FIT || Buffer.byteLength(text) <= MAX_INDEXED_BYTES) return text;
  return `${text.slice(0, TOLD_CHARACTERS).toWellFormed()}…${createHash('sha256').update(text).digest('hex')}`;
}

export function indexedTextIfGiven(text: string | undefined): string | undefined {
  return text === undefined ? undefined : indexedText(text);
}
