import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { IdentifiedFormat } from './identified-format.ts';
import type { IdentifyAnswer, IdentifyRequest, ThreadSignatures } from './identify.worker.ts';

/** A file that is all in memory. */
export interface FileToIdentify {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Identifies files in a thread of its own, so that hashing and storing go on meanwhile. */
export interface IdentifyThread {
  /**
   * Their formats, in their order. Bytes are copied first, and their memory may be used again at once; those in one piece of
   * shared memory are looked at where they are, and stay as they are until the answer.
   */
  identify(files: readonly FileToIdentify[]): Promise<readonly IdentifiedFormat[]>;
  /** The thread ends each time that nobody waits for it any more. */
  retire(): void;
  close(): Promise<void>;
}

/** Beside this file, in TypeScript from the sources and in JavaScript in a release. */
const SCRIPT = new URL(`./identify.worker${extname(import.meta.url)}`, import.meta.url);
/** Signatures take some 20 MiB; what is read of a file is garbage at once. */
const MEMORY_LIMITS = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 };

interface Waiting {
  readonly resolve: (formats: readonly IdentifiedFormat[]) => void;
  readonly reject: (error: Error) => void;
}

export function createIdentifyThread(signatures: ThreadSignatures): IdentifyThread {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | undefined;
  let last = 0;
  let retired = false;

  function failAll(error: Error): void {
    thread = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  /** Nobody waits: the process may end, and a retired thread does. */
  function rest(): void {
    thread?.unref();
    if (!retired) return;
    void thread?.terminate();
    thread = undefined;
  }

  function start(): Worker {
    const worker = new Worker(SCRIPT, { workerData: signatures, resourceLimits: MEMORY_LIMITS });
    worker.on('message', ({ id, formats }: IdentifyAnswer) => {
      const asked = waiting.get(id);
      waiting.delete(id);
      if (waiting.size === 0) rest();
      asked?.resolve(formats);
    });
    worker.on('error', (error) => worker === thread && failAll(error));
    worker.on('exit', (code) => {
      if (worker === thread) failAll(new Error(`the thread that identifies formats stopped (${code})`));
    });
    return worker;
  }

  return {
    identify(files) {
      if (files.length === 0) return Promise.resolve([]);
      thread ??= start();
      const request: IdentifyRequest = { id: ++last, ...(sharedFiles(files) ?? joinedFiles(files)) };
      const { promise, resolve, reject } = Promise.withResolvers<readonly IdentifiedFormat[]>();
      waiting.set(request.id, { resolve, reject });
      thread.ref();
      thread.postMessage(request, request.bytes instanceof ArrayBuffer ? [request.bytes] : []);
      return promise;
    },
    retire() {
      retired = true;
      if (waiting.size === 0) rest();
    },
    async close() {
      const closing = thread;
      thread = undefined;
      await closing?.terminate();
    },
  };
}

type Files = Pick<IdentifyRequest, 'bytes' | 'files'>;

/** Files that all lie in one piece of shared memory, where they are. */
function sharedFiles(files: readonly FileToIdentify[]): Files | undefined {
  const memory = files[0]?.bytes.buffer;
  if (!(memory instanceof SharedArrayBuffer)) return undefined;
  if (files.some(({ bytes }) => bytes.buffer !== memory)) return undefined;
  return {
    bytes: memory,
    files: files.map(({ name, bytes }) => ({ name, offset: bytes.byteOffset, length: bytes.length })),
  };
}

/** A copy of the files, one after the other. */
function joinedFiles(files: readonly FileToIdentify[]): Files {
  const joined = new Uint8Array(files.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let end = 0;
  const placed = files.map(({ name, bytes }) => {
    const offset = end;
    joined.set(bytes, offset);
    end += bytes.length;
    return { name, offset, length: bytes.length };
  });
  return { bytes: joined.buffer, files: placed };
}
