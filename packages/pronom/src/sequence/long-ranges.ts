import { type ByteSet, FIRST_SET, runOf, type SequenceNode } from './nodes.ts';

/*
 * Brackets around several bytes, as in `[0000:1000]` or `[!4001]`: values of several bytes, most significant first,
 * written as alternatives of sets of single bytes.
 */

/** Values from one to another, both included; both have the same number of bytes. */
export function rangeOfValues(from: readonly number[], to: readonly number[]): SequenceNode {
  return choiceOf(alternatives(from, to));
}

/** All values of so many bytes but those of the range. */
export function allButRange(from: readonly number[], to: readonly number[]): SequenceNode | undefined {
  const below = neighbour(from, -1);
  const above = neighbour(to, 1);
  const outside = [
    ...(below === undefined
      ? []
      : alternatives(
          from.map(() => 0x00),
          below,
        )),
    ...(above === undefined
      ? []
      : alternatives(
          above,
          to.map(() => 0xff),
        )),
  ];
  return outside.length === 0 ? undefined : choiceOf(outside);
}

type Interval = readonly [from: number, to: number];

/** Splits a range in products of intervals: the first byte's own ends, and what lies between them. */
function alternatives(from: readonly number[], to: readonly number[]): Interval[][] {
  const [low, ...lowRest] = from;
  const [high, ...highRest] = to;
  if (low === undefined || high === undefined) return [[]];
  if (low === high) return alternatives(lowRest, highRest).map((rest) => [[low, high], ...rest]);
  const any = lowRest.map((): Interval => [0x00, 0xff]);
  const wholeLow = lowRest.every((byte) => byte === 0x00);
  const wholeHigh = highRest.every((byte) => byte === 0xff);
  const begin = wholeLow ? low : low + 1;
  const end = wholeHigh ? high : high - 1;
  const ends: Interval[][] = [];
  if (!wholeLow) {
    const most = lowRest.map(() => 0xff);
    ends.push(...alternatives(lowRest, most).map((rest): Interval[] => [[low, low], ...rest]));
  }
  if (begin <= end) ends.push([[begin, end], ...any]);
  if (!wholeHigh) {
    const least = highRest.map(() => 0x00);
    ends.push(...alternatives(least, highRest).map((rest): Interval[] => [[high, high], ...rest]));
  }
  return ends;
}

function neighbour(value: readonly number[], step: 1 | -1): number[] | undefined {
  const next = [...value];
  for (let index = next.length - 1; index >= 0; index--) {
    const byte = (next[index] ?? 0) + step;
    next[index] = byte & 0xff;
    if (byte >= 0 && byte <= 0xff) return next;
  }
  return undefined;
}

function choiceOf(products: readonly Interval[][]): SequenceNode {
  return { kind: 'choice', alternatives: products.map((intervals) => intervals.map(setOf)) };
}

function setOf([from, to]: Interval): SequenceNode {
  const set: ByteSet = new Uint8Array(256).fill(1, from, to + 1);
  return from === to ? runOf([from]) : runOf([FIRST_SET], [set]);
}
