import type { ByteStore } from '../src/index.ts';

/** A byte store for tests: what is put is what is read. */
export interface MemoryStore extends ByteStore {
  readonly files: Map<string, Buffer>;
}

export function memoryStore(): MemoryStore {
  const files = new Map<string, Buffer>();
  function keys(prefix: string): readonly string[] {
    return [...files.keys()].filter((key) => key.startsWith(prefix)).sort();
  }
  return {
    files,
    async get(key, range) {
      const bytes = files.get(key);
      if (!bytes) throw new Error(`absent: ${key}`);
      return inChunks(range ? bytes.subarray(range.offset, range.offset + range.length) : bytes);
    },
    async stat(key) {
      const bytes = files.get(key);
      return bytes && { size: bytes.length };
    },
    async *list(prefix) {
      for (const key of keys(prefix)) yield { key, size: files.get(key)?.length ?? 0 };
    },
    async *folders(prefix) {
      const names = new Set<string>();
      for (const key of keys(prefix)) {
        const end = key.indexOf('/', prefix.length);
        if (end > 0) names.add(key.slice(prefix.length, end));
      }
      yield* [...names].sort();
    },
  };
}

/** Chunks of odd lengths, so that nothing counts on where they end. */
export async function* inChunks(bytes: Buffer, length = 701): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

export async function bytesOf(source: AsyncIterable<Buffer>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(source));
}
