import type { Readable } from 'node:stream';
import { chartrierError } from '@chartrier/messages';

/** Fills `target` with an object's bytes from `position` on. */
export type ReadObjectInto = (target: Buffer, position: number) => Promise<void>;

/** An object that is added to a pack, wherever its bytes come from. */
export interface ObjectSource {
  readonly id: string;
  readonly size: number;
  readonly read: ReadObjectInto;
  /** Called when all of `size` was read. @throws OBJECT_SIZE_DIFFERS when there is more */
  readonly end?: () => Promise<void>;
}

export function memorySource(id: string, bytes: Buffer): ObjectSource {
  return {
    id,
    size: bytes.length,
    read: async (target, position) => {
      bytes.copy(target, 0, position, position + target.length);
    },
  };
}

/** A stream, read once from its beginning. @throws OBJECT_SIZE_DIFFERS when it is shorter or longer than `size` */
export function streamSource(id: string, size: number, stream: Readable): ObjectSource {
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  let chunk: Buffer = Buffer.alloc(0);
  let given = 0;

  async function next(): Promise<boolean> {
    while (chunk.length === 0) {
      const one = await chunks.next();
      if (one.done) return false;
      chunk = one.value;
    }
    return true;
  }

  return {
    id,
    size,
    async read(target) {
      for (let filled = 0; filled < target.length; ) {
        if (!(await next()))
          throw chartrierError('OBJECT_SIZE_DIFFERS', { object: id, found: given, expected: size });
        const taken = chunk.copy(target, filled);
        chunk = chunk.subarray(taken);
        filled += taken;
        given += taken;
      }
    },
    async end() {
      if (!(await next())) return;
      stream.destroy();
      throw chartrierError('OBJECT_SIZE_DIFFERS', {
        object: id,
        found: given + chunk.length,
        expected: size,
      });
    },
  };
}
