import { describe, expect, it } from 'vitest';
import { parseLuceneRegex } from '../index.ts';

describe('Lucene regular expressions', () => {
  it.each([
    ['a', { kind: 'text', text: 'a' }],
    ['.', { kind: 'anyCharacter' }],
    ['@', { kind: 'anyText' }],
    ['#', { kind: 'nothing' }],
    ['"a.b"', { kind: 'text', text: 'a.b' }],
    ['\\.', { kind: 'text', text: '.' }],
    [
      'a|b',
      {
        kind: 'union',
        nodes: [
          { kind: 'text', text: 'a' },
          { kind: 'text', text: 'b' },
        ],
      },
    ],
    [
      'a&~b',
      {
        kind: 'intersection',
        nodes: [
          { kind: 'text', text: 'a' },
          { kind: 'complement', node: { kind: 'text', text: 'b' } },
        ],
      },
    ],
    ['a{2,}', { kind: 'repeat', node: { kind: 'text', text: 'a' }, minimum: 2 }],
    ['a{2}', { kind: 'repeat', node: { kind: 'text', text: 'a' }, minimum: 2, maximum: 2 }],
    ['[^a-c]', { kind: 'class', negated: true, ranges: [{ from: 'a', to: 'c' }] }],
    ['<9-12>', { kind: 'interval', from: '9', to: '12' }],
    ['<12-9>', { kind: 'interval', from: '9', to: '12' }],
    ['()', { kind: 'text', text: '' }],
    ['', { kind: 'text', text: '' }],
  ])('%s', (pattern, node) => {
    expect(parseLuceneRegex(pattern)).toEqual({ ok: true, node });
  });

  it.each([
    '(a',
    'a)',
    '[a',
    '*',
    'a{',
    'a{1',
    'a{999}',
    'a{3,2}',
    '[c-a]',
    '<a-b>',
    '"a',
    '\\',
    `${'('.repeat(99)}`,
  ])('refuses %s', (pattern) => {
    expect(parseLuceneRegex(pattern).ok).toBe(false);
  });
});
