import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { HashAnswer, HashRequest } from './hash.worker.ts';

/** The SHA-512 of one file, block by block, in another thread: receiving goes on meanwhile. */
export interface BlockHash {
  /** Resolves when the block, which is shared memory, may be filled again. */
  update(block: Uint8Array): Promise<void>;
  digest(): Promise<string>;
  /** Forgets what was hashed. */
  drop(): void;
}

interface Waiting {
  readonly resolve: (answer: HashAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** Beside this file, in TypeScript from the sources and in JavaScript in a release. */
const SCRIPT = new URL(`./hash.worker${extname(import.meta.url)}`, import.meta.url);

/** One thread for all files of a process, started with the first one. It keeps no process alive. */
export function createHashThread(): { begin(): BlockHash } {
  let waiting: Waiting[] = [];
  let thread: Worker | undefined;
  let files = 0;

  function failAll(error: Error): void {
    thread = undefined;
    const failed = waiting;
    waiting = [];
    for (const { reject } of failed) reject(error);
  }

  function start(): Worker {
    const worker = new Worker(SCRIPT);
    // Answers come in the order of the requests.
    worker.on('message', (answer: HashAnswer) => {
      const asked = waiting.shift();
      if (waiting.length === 0) worker.unref();
      asked?.resolve(answer);
    });
    worker.on('error', failAll);
    worker.on('exit', (code) => failAll(new Error(`the hashing thread stopped (${code})`)));
    return worker;
  }

  function ask(request: HashRequest): Promise<HashAnswer> {
    thread ??= start();
    const { promise, resolve, reject } = Promise.withResolvers<HashAnswer>();
    waiting.push({ resolve, reject });
    thread.ref();
    thread.postMessage(request);
    return promise;
  }

  return {
    begin() {
      files += 1;
      const file = files;
      // A thread that died took the beginning of the file with it: the next one must not hash the rest alone.
      let own: Worker | undefined;
      const askSame = async (request: HashRequest): Promise<HashAnswer> => {
        if (own !== undefined && own !== thread) throw new Error('the hashing thread stopped');
        const answer = ask(request);
        own = thread;
        return await answer;
      };
      return {
        async update(block) {
          await askSame({ file, block });
        },
        async digest() {
          return (await askSame({ file, end: 'digest' })).sha512 ?? '';
        },
        drop() {
          // nobody waits for this digest any more
          if (own !== undefined && own === thread) ask({ file, end: 'drop' }).catch(() => undefined);
        },
      };
    },
  };
}
