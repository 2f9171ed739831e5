import { offerFormatError } from './offer-format-error.ts';

/** Reads a stream of chunks by exact lengths; holds one chunk. */
export interface ByteCursor {
  /** Bytes read so far. */
  readonly position: number;
  /** The next `length` bytes, or undefined at the end. @throws OfferFormatError TAR_INVALID when the stream stops within. */
  take(length: number): Promise<Buffer | undefined>;
  /** The next `length` bytes, chunk by chunk. */
  pieces(length: number): AsyncGenerator<Buffer>;
  /** Reads the stream to its end. */
  drain(): Promise<void>;
}

export function byteCursor(source: AsyncIterable<Buffer>): ByteCursor {
  const chunks = source[Symbol.asyncIterator]();
  let chunk: Buffer = Buffer.alloc(0);
  let position = 0;

  async function fill(): Promise<boolean> {
    while (chunk.length === 0) {
      const next = await chunks.next();
      if (next.done) return false;
      chunk = next.value;
    }
    return true;
  }

  async function* pieces(length: number): AsyncGenerator<Buffer> {
    for (let left = length; left > 0; ) {
      if (!(await fill())) throw offerFormatError('TAR_INVALID', `the file stops ${left} bytes too early`);
      const piece = chunk.subarray(0, left);
      chunk = chunk.subarray(piece.length);
      position += piece.length;
      left -= piece.length;
      yield piece;
    }
  }

  return {
    get position() {
      return position;
    },
    pieces,
    async drain() {
      for (; await fill(); chunk = Buffer.alloc(0)) position += chunk.length;
    },
    async take(length) {
      if (!(await fill())) return undefined;
      if (chunk.length >= length) {
        const whole = chunk.subarray(0, length);
        chunk = chunk.subarray(length);
        position += length;
        return whole;
      }
      return Buffer.concat(await Array.fromAsync(pieces(length)));
    },
  };
}
