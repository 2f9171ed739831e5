import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FileDigest } from '../offer.ts';
import type { ReadBackAnswer, ReadBackRequest } from './read-back.worker.ts';

/** Reads files back from their disk, in a thread of its own, one after the other. */
export interface ReadBack {
  /**
   * Size and digest of a file as its disk gives it, and which of its copies differ from it, by their places.
   * @throws the operating system's error, with the place of the copy (`copy`) that it is about
   */
  digest(path: string, copies?: readonly string[]): Promise<Found>;
  close(): Promise<void>;
}

export interface Found extends FileDigest {
  readonly direct: boolean;
  readonly different: readonly number[];
}

interface Waiting {
  readonly resolve: (found: Found) => void;
  readonly reject: (error: Error) => void;
}

/** Beside this file, in TypeScript from the sources and in JavaScript in a release. */
const SCRIPT = new URL(`./read-back.worker${extname(import.meta.url)}`, import.meta.url);

export function createReadBack(): ReadBack {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | undefined;
  let last = 0;

  function failAll(error: Error): void {
    thread = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  function answered(answer: ReadBackAnswer): void {
    const asked = waiting.get(answer.id);
    if (!asked) return;
    waiting.delete(answer.id);
    if (waiting.size === 0) thread?.unref();
    if ('error' in answer) {
      const { message, ...about } = answer.error;
      asked.reject(Object.assign(new Error(message), about));
      return;
    }
    const { id: _, ...found } = answer;
    asked.resolve(found);
  }

  function start(): Worker {
    const worker = new Worker(SCRIPT);
    worker.on('message', answered);
    worker.on('error', failAll);
    worker.on('exit', (code) => failAll(new Error(`the read-back thread stopped (${code})`)));
    return worker;
  }

  return {
    digest(path, copies = []) {
      thread ??= start();
      const request: ReadBackRequest = { id: ++last, path, copies };
      const { promise, resolve, reject } = Promise.withResolvers<Found>();
      waiting.set(request.id, { resolve, reject });
      thread.ref();
      thread.postMessage(request);
      return promise;
    },
    async close() {
      await thread?.terminate();
      thread = undefined;
    },
  };
}
