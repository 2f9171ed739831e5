import {
  type ByteSequence,
  createIdentifier,
  createStreamIdentifier,
  type Identification,
  type Part,
  readySignatures,
  type Signatures,
} from '../../src/index.ts';

function signaturesOf(sequences: readonly ByteSequence[]): Signatures {
  const format = { puid: 'test/1', name: '', version: '', mimeTypes: [], extensions: [] };
  return readySignatures({
    version: '',
    created: '',
    formats: [{ ...format, signatures: [0], priorityOver: [] }],
    signatures: [{ id: '1', sequences }],
    containers: [],
    triggers: [],
  });
}

function partsOf({ matches }: Identification): readonly Part[] | undefined {
  const basis = matches[0]?.basis[0];
  return basis?.method === 'signature' ? basis.parts : undefined;
}

/** Where sequences stand in bytes, by the whole of the package; undefined where one of them does not. */
export function findSequences(
  sequences: readonly ByteSequence[],
  bytes: Uint8Array,
): readonly Part[] | undefined {
  return partsOf(createIdentifier(signaturesOf(sequences)).identifyBytes(bytes));
}

/** The same in a stream that is not held, cut in chunks of these lengths, then in one. */
export function findInStream(
  sequences: readonly ByteSequence[],
  bytes: Uint8Array,
  lengths: readonly number[],
): readonly Part[] | undefined {
  const stream = createStreamIdentifier(signaturesOf(sequences), { limits: { held: 10_000 } });
  let at = 0;
  for (const length of lengths) {
    stream.update(bytes.subarray(at, at + length));
    at += length;
  }
  stream.update(bytes.subarray(at));
  return partsOf(stream.finish());
}
