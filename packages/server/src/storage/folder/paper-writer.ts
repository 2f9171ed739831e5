import type { Readable } from 'node:stream';
import { checkPaperName, type PreparedFile } from '@chartrier/offer-format';
import { DEFAULT_STRATEGY } from '../storage.ts';
import type { FolderState } from './folder-state.ts';
import { openReplicated, putReplicated, verifyReplicated } from './replicated-file.ts';

/** A paper that waits to know whether the operation is small. */
export interface HeldPaper {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Writes an operation's own papers, where the default strategy says. */
export interface PaperWriter {
  add(name: string, content: Readable | Buffer): Promise<void>;
  /** Writes the papers that were held. */
  close(): Promise<void>;
  held(): readonly HeldPaper[];
}

export function createPaperWriter(state: FolderState): PaperWriter {
  const papers: HeldPaper[] = [];

  function sealed(name: string, file: { readonly size: number; readonly sha512: string }): PreparedFile {
    return { name, role: 'paper', strategy: DEFAULT_STRATEGY, ...file };
  }

  async function write(name: string, chunks: AsyncIterable<Buffer>): Promise<void> {
    const offers = await state.offersOf(DEFAULT_STRATEGY);
    const file = await openReplicated(offers, state.prefix + name);
    try {
      for await (const chunk of chunks) await file.write(chunk);
      const written = await file.finish();
      await state.sealed.begin(async () => {
        await verifyReplicated(offers, state.prefix + name, written);
        return [sealed(name, written)];
      });
    } catch (error) {
      await file.abort();
      throw error;
    }
  }

  /** Holds a stream as long as the operation is small. */
  async function hold(name: string, source: AsyncIterable<Buffer>): Promise<void> {
    const chunks = source[Symbol.asyncIterator]();
    const begun: Buffer[] = [];
    for (;;) {
      const next = await chunks.next();
      if (next.done) break;
      begun.push(Buffer.from(next.value));
      state.added(next.value.length);
      if (state.isLarge()) return write(name, continued(begun, chunks));
    }
    papers.push({ name, bytes: Buffer.concat(begun) });
  }

  return {
    async add(name, content) {
      checkPaperName(name);
      const source = Buffer.isBuffer(content) ? oneChunk(content) : content;
      if (state.isLarge()) await write(name, source);
      else await hold(name, source);
    },
    async close() {
      for (const { name, bytes } of papers.splice(0))
        await state.sealed.begin(async () => {
          const offers = await state.offersOf(DEFAULT_STRATEGY);
          const written = await putReplicated(offers, state.prefix + name, bytes);
          await verifyReplicated(offers, state.prefix + name, written);
          return [sealed(name, written)];
        });
    },
    held: () => papers,
  };
}

async function* continued(begun: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* begun;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function* oneChunk(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
