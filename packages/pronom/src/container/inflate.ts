/**
 * Inflates a raw deflate stream (RFC 1951), at most `limit` bytes of it: what comes after is not even computed, so that
 * a bomb costs no more than the limit. A stream that breaks off, or that is broken, gives what came before.
 */
export type Inflate = (compressed: Uint8Array, limit: number) => Uint8Array;

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
];
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const MAX_BITS = 15;

interface Huffman {
  /** Codes of each length. */
  readonly counts: Uint16Array;
  /** Symbols in the order of their codes. */
  readonly symbols: Uint16Array;
}

const fixedLiterals = buildHuffman(
  Uint8Array.from({ length: 288 }, (_, symbol) =>
    symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8,
  ),
);
const fixedDistances = buildHuffman(new Uint8Array(30).fill(5));

/** Why inflating stops before the stream's own end: the limit, or bytes that are missing or wrong. */
class Stop extends Error {}

export const inflateRaw: Inflate = (compressed, limit) => {
  const state = {
    input: compressed,
    at: 0,
    held: 0,
    heldBits: 0,
    output: new Uint8Array(Math.min(limit, Math.max(1024, compressed.length * 4))),
    size: 0,
    limit,
  };
  try {
    for (let last = 0; last === 0 && state.size < limit; ) {
      last = bits(state, 1);
      const type = bits(state, 2);
      if (type === 0) copyStored(state);
      else if (type === 1) inflateBlock(state, fixedLiterals, fixedDistances);
      else if (type === 2) inflateDynamic(state);
      else break;
    }
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  }
  return state.output.subarray(0, state.size);
};

interface State {
  readonly input: Uint8Array;
  at: number;
  held: number;
  heldBits: number;
  output: Uint8Array;
  size: number;
  readonly limit: number;
}

function bits(state: State, count: number): number {
  while (state.heldBits < count) {
    const byte = state.input[state.at++];
    if (byte === undefined) throw new Stop();
    state.held |= byte << state.heldBits;
    state.heldBits += 8;
  }
  const value = state.held & ((1 << count) - 1);
  state.held >>>= count;
  state.heldBits -= count;
  return value;
}

function symbolOf(state: State, { counts, symbols }: Huffman): number {
  let code = 0;
  let first = 0;
  let index = 0;
  for (let length = 1; length <= MAX_BITS; length++) {
    code |= bits(state, 1);
    const count = counts[length] ?? 0;
    if (code - count < first) return symbols[index + code - first] ?? 0;
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  throw new Stop();
}

function buildHuffman(lengths: Uint8Array): Huffman {
  const counts = new Uint16Array(MAX_BITS + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  const offsets = new Uint16Array(MAX_BITS + 2);
  for (let length = 1; length <= MAX_BITS; length++) {
    offsets[length + 1] = (offsets[length] ?? 0) + (counts[length] ?? 0);
  }
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => {
    if (length === 0) return;
    const place = offsets[length] ?? 0;
    offsets[length] = place + 1;
    symbols[place] = symbol;
  });
  return { counts, symbols };
}

function inflateDynamic(state: State): void {
  const literalCount = bits(state, 5) + 257;
  const distanceCount = bits(state, 5) + 1;
  const codeCount = bits(state, 4) + 4;
  const codeLengths = new Uint8Array(19);
  for (let index = 0; index < codeCount; index++) codeLengths[CODE_LENGTH_ORDER[index] ?? 0] = bits(state, 3);
  const codes = buildHuffman(codeLengths);
  const lengths = new Uint8Array(literalCount + distanceCount);
  for (let index = 0; index < lengths.length; ) {
    const symbol = symbolOf(state, codes);
    if (symbol < 16) {
      lengths[index++] = symbol;
      continue;
    }
    if (symbol === 16 && index === 0) throw new Stop();
    const repeated = symbol === 16 ? (lengths[index - 1] ?? 0) : 0;
    const times =
      symbol === 16 ? 3 + bits(state, 2) : symbol === 17 ? 3 + bits(state, 3) : 11 + bits(state, 7);
    lengths.fill(repeated, index, index + times);
    index += times;
  }
  const literals = buildHuffman(lengths.subarray(0, literalCount));
  inflateBlock(state, literals, buildHuffman(lengths.subarray(literalCount)));
}

function inflateBlock(state: State, literals: Huffman, distances: Huffman): void {
  for (;;) {
    const symbol = symbolOf(state, literals);
    if (symbol === 256) return;
    if (symbol < 256) {
      room(state, 1);
      state.output[state.size++] = symbol;
      continue;
    }
    const length = (LENGTH_BASE[symbol - 257] ?? 0) + bits(state, LENGTH_BITS[symbol - 257] ?? 0);
    const distanceSymbol = symbolOf(state, distances);
    const base = DISTANCE_BASE[distanceSymbol];
    if (base === undefined || length === 0) throw new Stop();
    const distance = base + bits(state, distanceSymbol < 2 ? 0 : (distanceSymbol >> 1) - 1);
    if (distance > state.size) throw new Stop();
    const copied = Math.min(length, state.limit - state.size);
    room(state, copied);
    for (let index = 0; index < copied; index++) {
      state.output[state.size] = state.output[state.size - distance] ?? 0;
      state.size++;
    }
    if (copied < length) throw new Stop();
  }
}

function copyStored(state: State): void {
  state.held = 0;
  state.heldBits = 0;
  const length = bits(state, 16);
  if (bits(state, 16) !== (length ^ 0xffff)) throw new Stop();
  const copied = Math.min(length, state.limit - state.size, state.input.length - state.at);
  room(state, copied);
  state.output.set(state.input.subarray(state.at, state.at + copied), state.size);
  state.at += copied;
  state.size += copied;
  if (copied < length) throw new Stop();
}

/** Makes room for some bytes more, doubling up to the limit. */
function room(state: State, length: number): void {
  if (state.size + length > state.limit) throw new Stop();
  if (state.size + length <= state.output.length) return;
  const grown = new Uint8Array(Math.min(state.limit, Math.max(state.output.length * 2, state.size + length)));
  grown.set(state.output);
  state.output = grown;
}
