/** The last bytes of a stream. */
export interface ByteTail {
  add(chunk: Uint8Array): void;
  /** The last `window` bytes, or more by less than a chunk. */
  bytes(): Uint8Array;
}

export function createByteTail(window: number): ByteTail {
  let chunks: Uint8Array[] = [];
  let length = 0;
  return {
    add(chunk) {
      const added = copyOf(chunk.subarray(-window));
      chunks.push(added);
      length += added.length;
      for (let first = chunks[0]; first !== undefined && length - first.length >= window; first = chunks[0]) {
        chunks.shift();
        length -= first.length;
      }
      // Many small chunks would make a long list: they are joined.
      if (chunks.length > 1024) chunks = [joinBytes(chunks)];
    },
    bytes: () => joinBytes(chunks),
  };
}

/** Bytes in memory of their own. (Node's Buffer is a Uint8Array whose `slice` shares memory.) */
export function copyOf(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return only;
  const joined = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
