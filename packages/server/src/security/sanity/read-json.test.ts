import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFaultPlace } from './json-fault.ts';
import { MAX_JSON_LENGTH, readJsonBody } from './read-json.ts';

describe('a JSON body', () => {
  it('is read, with or without a byte-order mark', () => {
    expect(readJsonBody('{"a":[1,null,"é"]}')).toEqual({ value: { a: [1, null, 'é'] } });
    expect(readJsonBody('\uFEFFnull')).toEqual({ value: null });
  });

  it.each([
    ['EMPTY_JSON', ' \n'],
    ['INVALID_JSON', 'x'],
    ['UNSAFE_JSON', '{"a":"<b>x</b>"}'],
    ['UNSAFE_JSON', '{"<b>x</b>":1}'],
    ['UNSAFE_JSON', `${'['.repeat(300)}${']'.repeat(300)}`],
    ['JSON_TOO_LARGE', `"${'x'.repeat(MAX_JSON_LENGTH)}"`],
  ])('%s: %.40s', (code, text) => {
    expect(readJsonBody(text)).toMatchObject({ code, status: 412 });
  });

  it('says where something unsafe is', () => {
    expect(readJsonBody('[{"a":{"b":["x","<i>y</i>"]}}]')).toMatchObject({
      parameters: { path: '$[0].a.b[1]' },
    });
  });
});

describe('where a text stops being JSON', () => {
  it.each([
    ['[\n  {"a": 1,\n   "b" 2}\n]', 3, 8],
    ['{"a": Blague}', 1, 7],
    ['{"a": 1,}', 1, 9],
    ['[1 2]', 1, 4],
    ['[1', 1, 3],
    ['{"a":"b', 1, 6],
    ['{"a":"b\u0001"}', 1, 6],
    ['[01]', 1, 2],
    ['[1]]', 1, 4],
    ['{"a":1} x', 1, 9],
    ['["\\x"]', 1, 2],
  ])('%j: line %i, column %i', (text, line, column) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(jsonFaultPlace(text)).toEqual({ line, column });
  });

  it('is the end of what is JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const { line, column } = jsonFaultPlace(text);
        const lines = text.split('\n');
        expect(line).toBe(lines.length);
        expect(column).toBe((lines.at(-1)?.length ?? 0) + 1);
      }),
    );
  });
});
