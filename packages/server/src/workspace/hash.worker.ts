import { createHash, type Hash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';

/**
 * Hashes blocks of memory that it shares with whoever asks, in the order of the asking. This file imports nothing of ours:
 * a thread starts quickly and holds little.
 */
export interface HashRequest {
  /** The file that the block is of. */
  readonly file: number;
  readonly block?: Uint8Array;
  /** After the last block: the digest is asked for, or nothing is wanted any more. */
  readonly end?: 'digest' | 'drop';
}

export interface HashAnswer {
  readonly sha512?: string;
}

const hashes = new Map<number, Hash>();

function hashOf(file: number): Hash {
  const known = hashes.get(file);
  if (known !== undefined) return known;
  const made = createHash('sha512');
  hashes.set(file, made);
  return made;
}

parentPort?.on('message', ({ file, block, end }: HashRequest) => {
  if (block !== undefined) hashOf(file).update(block);
  const answer: HashAnswer = end === 'digest' ? { sha512: hashOf(file).digest('hex') } : {};
  if (end !== undefined) hashes.delete(file);
  parentPort?.postMessage(answer);
});
