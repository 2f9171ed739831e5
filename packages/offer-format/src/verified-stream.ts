import { createHash } from 'node:crypto';
import { offerFormatError } from './offer-format-error.ts';

/** What a file must be to be believed. */
export interface ExpectedFile {
  readonly size: number;
  readonly sha512: string;
}

/**
 * Passes a stream on, and refuses its end when size or digest differ: whoever consumes it must undo what it did with
 * the chunks. @throws OfferFormatError SIZE_DIFFERS, DIGEST_DIFFERS
 */
export async function* verifiedStream(
  source: AsyncIterable<Buffer>,
  key: string,
  expected: ExpectedFile,
): AsyncGenerator<Buffer> {
  const digest = createHash('sha512');
  let size = 0;
  for await (const chunk of source) {
    digest.update(chunk);
    size += chunk.length;
    yield chunk;
  }
  if (size !== expected.size)
    throw offerFormatError('SIZE_DIFFERS', `${key} has ${size} bytes instead of ${expected.size}`);
  const found = digest.digest('hex');
  if (found !== expected.sha512)
    throw offerFormatError('DIGEST_DIFFERS', `${key} has the SHA-512 ${found} instead of ${expected.sha512}`);
}
