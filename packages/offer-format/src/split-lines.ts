import { LINE_BYTES } from './layout.ts';
import { offerFormatError } from './offer-format-error.ts';

const NEWLINE = 0x0a;

/** The lines of a stream of UTF-8, without their newline. The last one must be ended too. */
export async function* splitLines(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let begun: Buffer[] = [];
  let begunBytes = 0;
  for await (const chunk of source) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      const rest = chunk.subarray(from, end);
      yield begun.length > 0 ? Buffer.concat([...begun, rest]).toString('utf8') : rest.toString('utf8');
      begun = [];
      begunBytes = 0;
      from = end + 1;
    }
    if (from < chunk.length) {
      begun.push(Buffer.from(chunk.subarray(from)));
      begunBytes += chunk.length - from;
      if (begunBytes > LINE_BYTES)
        throw offerFormatError('LINE_INVALID', `a line is longer than ${LINE_BYTES} bytes`);
    }
  }
  if (begun.length > 0) throw offerFormatError('LINE_INVALID', 'the file stops within a line');
}
