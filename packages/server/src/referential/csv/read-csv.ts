import { refusal } from '../finding/finding.ts';
import { type CsvItem, CsvParser } from './csv-parser.ts';

/**
 * Reads a CSV file strictly (RFC 4180), in UTF-8 with or without byte-order mark. It streams: memory holds a chunk
 * and a record. A finding is the last item. Cells are separated by commas unless said otherwise.
 */
export async function* readCsv(
  source: AsyncIterable<Uint8Array>,
  separator?: string,
): AsyncGenerator<CsvItem> {
  const parser = new CsvParser(separator);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array) => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      return undefined;
    }
  };
  for await (const chunk of source) {
    const text = decode(chunk);
    if (text === undefined) return yield { finding: refusal('CSV_NOT_UTF8', {}, { line: parser.line }) };
    for (const item of parser.push(text)) {
      yield item;
      if ('finding' in item) return;
    }
  }
  if (decode() === undefined) return yield { finding: refusal('CSV_NOT_UTF8', {}, { line: parser.line }) };
  yield* parser.end();
}
