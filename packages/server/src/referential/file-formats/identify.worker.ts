import { parentPort, workerData } from 'node:worker_threads';
import { createIdentifier, loadSignatures } from '@chartrier/pronom';
import { type IdentifiedFormat, identifiedFormat } from './identified-format.ts';

/** What a thread that identifies is started with. */
export interface ThreadSignatures {
  readonly name: string;
  /** What `saveSignatures` wrote. */
  readonly kept: Uint8Array;
}

/** Files in one piece of memory: the thread's own from now, or shared with whoever asks. */
export interface IdentifyRequest {
  readonly id: number;
  readonly bytes: ArrayBuffer | SharedArrayBuffer;
  readonly files: readonly { readonly name: string; readonly offset: number; readonly length: number }[];
}

export interface IdentifyAnswer {
  readonly id: number;
  readonly formats: readonly IdentifiedFormat[];
}

const { name: signatures, kept } = workerData as ThreadSignatures;
const { identifyBytes } = createIdentifier(loadSignatures(kept));

parentPort?.on('message', ({ id, bytes, files }: IdentifyRequest) => {
  const formats = files.map(({ name, offset, length }) =>
    identifiedFormat(identifyBytes(new Uint8Array(bytes, offset, length), name), signatures),
  );
  parentPort?.postMessage({ id, formats } satisfies IdentifyAnswer);
});
