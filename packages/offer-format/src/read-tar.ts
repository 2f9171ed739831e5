import { byteCursor } from './byte-cursor.ts';
import { offerFormatError } from './offer-format-error.ts';
import { parsePaxRecords, parseTarHeader, TAR_BLOCK, tarPadding } from './tar-header.ts';

/** A member as it is met in a tar file. What was not read of `bytes` is skipped when the next member is asked for. */
export interface TarEntry {
  readonly name: string;
  readonly size: number;
  /** Where its bytes begin in the file. */
  readonly offset: number;
  readonly bytes: AsyncIterable<Buffer>;
}

/** Extended headers that a reader accepts to hold in memory. */
const MAX_PAX_BYTES = 2 ** 20;

/** Reads the regular members of a tar file, in order. @throws OfferFormatError TAR_INVALID */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const cursor = byteCursor(source);
  let pax: ReadonlyMap<string, string> = new Map();
  for (;;) {
    const block = await cursor.take(TAR_BLOCK);
    if (!block) throw offerFormatError('TAR_INVALID', 'the tar file has no end');
    const header = parseTarHeader(block);
    if (!header) {
      // the rest is padding; reading it lets whoever verifies the stream see its end
      await cursor.drain();
      return;
    }
    if (header.type === 'x') {
      if (header.size > MAX_PAX_BYTES)
        throw offerFormatError('TAR_INVALID', 'an extended header is too large');
      const records = await cursor.take(header.size);
      pax = parsePaxRecords(records ?? Buffer.alloc(0));
      await skip(cursor.pieces(tarPadding(header.size)));
      continue;
    }
    if (header.type !== '0' && header.type !== '\0')
      throw offerFormatError('TAR_INVALID', `a member of type ${header.type} has no place in an offer`);
    const size = pax.has('size') ? Number(pax.get('size')) : header.size;
    const offset = cursor.position;
    yield { name: pax.get('path') ?? header.name, size, offset, bytes: cursor.pieces(size) };
    await skip(cursor.pieces(offset + size + tarPadding(size) - cursor.position));
    pax = new Map();
  }
}

async function skip(pieces: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of pieces);
}
