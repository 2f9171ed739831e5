import { describe, expect, it } from 'vitest';
import { readRelaxedJson } from './relaxed-json.ts';

describe('readRelaxedJson', () => {
  it('reads standard JSON', () => {
    expect(readRelaxedJson('{"a":[1,"é",null,true,-2.5e3]}')?.value).toEqual({
      a: [1, 'é', null, true, -2500],
    });
  });

  it('reads names without quotes and texts in single quotes', () => {
    expect(readRelaxedJson("{ $query: [ { $eq: { 'Title': 'l\\'été' } } ], #id: {} }")?.value).toEqual({
      $query: [{ $eq: { Title: "l'été" } }],
      '#id': {},
    });
  });

  it('reads escapes', () => {
    expect(readRelaxedJson("{a:'\\u00e9\\n\\t\\\\'}")?.value).toEqual({ a: 'é\n\t\\' });
  });

  it('ignores what follows the first value', () => {
    expect(readRelaxedJson('{"a":1} trailing')?.value).toEqual({ a: 1 });
  });

  it('makes a field of __proto__, not a prototype', () => {
    const read = readRelaxedJson('{__proto__:{polluted:1}}')?.value;
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(Object.keys(read as object)).toEqual(['__proto__']);
  });

  it('refuses what is no JSON in any reading', () => {
    for (const text of [
      '',
      '{',
      '{a:}',
      '[1,]',
      '{a:1,}',
      "{'a",
      'tru',
      '{a 1}',
      "{a:'\\x'}",
      '{a:"x\ny"}',
      '[01]',
    ])
      expect(readRelaxedJson(text)).toBeUndefined();
  });

  it('refuses nesting that would exhaust the stack', () => {
    expect(readRelaxedJson(`${'['.repeat(100_000)}x`)).toBeUndefined();
  });
});
