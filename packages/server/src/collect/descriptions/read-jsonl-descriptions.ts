import type { JsonObject } from '@chartrier/seda';
import type { TypeOfField } from '../../archive/index.ts';
import { refusal } from '../../referential/index.ts';
import { PATH_COLUMN } from './description-columns.ts';
import { type DescriptionItem, typedDescription } from './given-description.ts';

/** Characters of one line: a description is a page, not a book. */
export const MAX_LINE_LENGTH = 4 * 2 ** 20;

/**
 * Reads a JSON Lines file of descriptions: `{"File": path, "UnitContent": {…}}` on each line, the content in the notation of
 * the API (`#management`). Blank lines are left out. Each fault is a finding with its line.
 */
export async function* readJsonlDescriptions(
  source: AsyncIterable<Uint8Array>,
  typeOf: TypeOfField,
): AsyncGenerator<DescriptionItem> {
  let line = 0;
  for await (const text of linesOf(source)) {
    if (text === undefined) {
      yield { finding: refusal('CSV_NOT_UTF8', {}, { line: line + 1 }) };
      return;
    }
    line += 1;
    if (text.length > MAX_LINE_LENGTH) {
      yield { finding: refusal('COLLECT_JSONL_LINE_TOO_LONG', { limit: MAX_LINE_LENGTH }, { line }) };
      return;
    }
    if (text.trim() !== '') yield* readLine(text, line, typeOf);
  }
}

function* readLine(text: string, line: number, typeOf: TypeOfField): Generator<DescriptionItem> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    yield { finding: refusal('COLLECT_JSONL_LINE', { detail: String(error) }, { line }) };
    return;
  }
  if (!isObject(value)) {
    yield { finding: refusal('COLLECT_JSONL_LINE', { detail: typeof value }, { line }) };
    return;
  }
  const { File: path, UnitContent: unit } = value;
  if (typeof path !== 'string' || !isObject(unit)) {
    const detail = typeof path === 'string' ? 'UnitContent' : PATH_COLUMN;
    yield { finding: refusal('COLLECT_JSONL_LINE', { detail }, { line }) };
  } else if (path.trim() === '') {
    yield { finding: refusal('COLLECT_DESCRIPTION_PATH_EMPTY', { column: PATH_COLUMN }, { line }) };
  } else yield* typedDescription({ line, path, unit }, typeOf);
}

/** Lines one by one, at most a little longer than allowed; undefined when the bytes are not UTF-8. */
async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<string | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  try {
    for await (const chunk of source) {
      rest += decoder.decode(chunk, { stream: true });
      for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n')) {
        yield rest.slice(0, end);
        rest = rest.slice(end + 1);
      }
      if (rest.length > MAX_LINE_LENGTH) break;
    }
    if (rest.length <= MAX_LINE_LENGTH) rest += decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    yield undefined;
    return;
  }
  if (rest !== '') yield rest;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
