import { describe, expect, it } from 'vitest';
import { lengthOf, membersOf, type SequenceNode } from './nodes.ts';
import { parseSequence } from './parse-sequence.ts';

/** The nodes as a short text: bytes in hexadecimal, sets with the number of their members. */
function show(nodes: readonly SequenceNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'gap') return `{${node.min},${node.max}}`;
      if (node.kind === 'choice') return `(${node.alternatives.map(show).join('|')})`;
      return node.elements
        .map((element) => {
          const members = membersOf(node, element);
          return members.length === 1 ? element.toString(16).padStart(2, '0') : `<${members.length}>`;
        })
        .join('');
    })
    .join('');
}

const read = (expression: string) => show(parseSequence(expression));

describe('a byte sequence is read', () => {
  it.each([
    ['255044462D', '255044462d'],
    ['25 50\n44 46', '25504446'],
    ["'PK' 03 04", '504b0304'],
    ['"PK"0304', '504b0304'],
    ["'C'00'o'00", '43006f00'],
    ['41??42', '41{1,1}42'],
    ['41????42', '41{2,2}42'],
    ['41{4}42', '41{4,4}42'],
    ['41{4-16}42', '41{4,16}42'],
    ['41{4-*}42', '41{4,Infinity}42'],
    ['41*42', '41{0,Infinity}42'],
    ['[30:39]', '<10>'],
    ["['a'-'f']", '<6>'],
    ["['6'-'7'] 00", '<2>00'],
    ["[00 0D 'xy']", '<4>'],
    ['[!00]', '<255>'],
    ['[!30:39]', '<246>'],
    ['[&01]', '<128>'],
    ['[!&01]', '<128>'],
    ['[~06]', '<192>'],
    ['&80', '<128>'],
    ['[[30:39] 41]', '<11>'],
    ['(41|42 43)', '(41|4243)'],
    ['(41|42)', '<2>'],
    ['(41|42{0-3}43)44', '(41|42{0,3}43)44'],
    ['(41)', '41'],
    ['(41(42|4343)|44)', '(41(42|4343)|44)'],
    ['41{2}{3-4}42', '41{5,6}42'],
    ['[4001:4001]', '4001'],
    ['[0000:1000]', '(<16><256>|1000)'],
  ])('%s', (expression, shown) => {
    expect(read(expression)).toBe(shown);
  });

  it('accepts, in a range of values of several bytes, those values and no others', () => {
    const accepts = (expression: string, value: number) => acceptsValue(parseSequence(expression), value);
    for (const value of [0x0000, 0x00ff, 0x0fff, 0x1000]) expect(accepts('[0000:1000]', value)).toBe(true);
    for (const value of [0x1001, 0xffff]) expect(accepts('[0000:1000]', value)).toBe(false);
    for (const value of [0x0000, 0x4000, 0x4002, 0xffff]) expect(accepts('[!4001]', value)).toBe(true);
    expect(accepts('[!4001]', 0x4001)).toBe(false);
    expect(accepts('[12FE:1402]', 0x12fd)).toBe(false);
    for (const value of [0x12fe, 0x1300, 0x1402]) expect(accepts('[12FE:1402]', value)).toBe(true);
    expect(accepts('[12FE:1402]', 0x1403)).toBe(false);
  });

  it('knows the least and greatest length', () => {
    expect(lengthOf(parseSequence('41{2-3}(42|4343)??'))).toEqual({ min: 5, max: 7 });
  });
});

function acceptsValue(nodes: readonly SequenceNode[], value: number): boolean {
  const bytes = [value >> 8, value & 0xff];
  return alternativesOf(nodes).some((alternative) => {
    const elements = alternative.flatMap((node) =>
      node.kind === 'run' ? node.elements.map((element) => membersOf(node, element)) : [],
    );
    return elements.length === 2 && elements.every((members, at) => members.includes(bytes[at] ?? -1));
  });
}

function alternativesOf(nodes: readonly SequenceNode[]): readonly (readonly SequenceNode[])[] {
  const only = nodes[0];
  return only?.kind === 'choice' && nodes.length === 1 ? only.alternatives : [nodes];
}
