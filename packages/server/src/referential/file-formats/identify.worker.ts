import { parentPort, workerData } from 'node:worker_threads';
import { createIdentifier, loadSignatures } from '@chartrier/pronom';
import { type IdentifiedFormat, identifiedFormat } from './identified-format.ts';

/** What a thread that identifies is started with. */
export interface ThreadSignatures {
  readonly name: string;
  /** What `saveSignatures` wrote. */
  readonly kept: Uint8Array;
}

/** Files one after the other in one buffer. */
export interface IdentifyRequest {
  readonly id: number;
  readonly bytes: ArrayBuffer;
  readonly files: readonly { readonly name: string; readonly length: number }[];
}

export interface IdentifyAnswer {
  readonly id: number;
  readonly formats: readonly IdentifiedFormat[];
}

const { name: signatures, kept } = workerData as ThreadSignatures;
const { identifyBytes } = createIdentifier(loadSignatures(kept));

parentPort?.on('message', ({ id, bytes, files }: IdentifyRequest) => {
  let at = 0;
  const formats = files.map(({ name, length }) => {
    const file = new Uint8Array(bytes, at, length);
    at += length;
    return identifiedFormat(identifyBytes(file, name), signatures);
  });
  parentPort?.postMessage({ id, formats } satisfies IdentifyAnswer);
});
