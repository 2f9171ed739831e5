/** What a reader of an offer needs of the storage: bytes by key. */
export interface ByteStore {
  /** The bytes of a key, or of a part of it. Refuses an absent key. */
  get(
    key: string,
    range?: { readonly offset: number; readonly length: number },
  ): Promise<AsyncIterable<Buffer>>;
  stat(key: string): Promise<{ readonly size: number } | undefined>;
  /** Entries under a prefix, in the order of their keys. */
  list(prefix: string): AsyncIterable<{ readonly key: string; readonly size: number }>;
  /** Names of the folders right under a prefix (empty, or ending with `/`), in order. */
  folders(prefix: string): AsyncIterable<string>;
}

/** All the bytes of a stream, which is refused beyond `limit`. */
export async function readWhole(source: AsyncIterable<Buffer>, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > limit) throw new RangeError(`more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
