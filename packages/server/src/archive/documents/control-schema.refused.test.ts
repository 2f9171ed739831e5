import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { compileControlSchema, MAX_DOCUMENT_MILLISECONDS } from './control-schema.ts';

function judge(schema: object, documents: readonly object[]) {
  const check = compileControlSchema(JSON.stringify(schema));
  if (check === undefined) throw new Error('the schema asks for something');
  return check(documents);
}

const HOSTILE = `${'a'.repeat(60)}!`;

describe('a control schema', () => {
  it.each([
    ['a pattern', { properties: { Title: { pattern: '^(a+)+$' } } }, { Title: HOSTILE }],
    ['a pattern of names', { patternProperties: { '^(a|a)*$': { type: 'string' } } }, { [HOSTILE]: 'x' }],
    ['a pattern of words', { properties: { Title: { pattern: '^(\\w+\\s?)*$' } } }, { Title: HOSTILE }],
  ])(
    'whose time is endless because of %s is stopped, and the other documents judged',
    (_what, schema, hostile) => {
      const good = { Title: 'aaaa' };
      const begun = performance.now();
      expect(judge(schema, [good, hostile, good])).toEqual([
        { faults: [] },
        { stopped: 'time' },
        { faults: [] },
      ]);
      expect(performance.now() - begun).toBeLessThan(20 * MAX_DOCUMENT_MILLISECONDS);
    },
  );

  it('judges no more after some documents that it could not judge', () => {
    const check = compileControlSchema(JSON.stringify({ properties: { Title: { pattern: '^(a+)+$' } } }));
    const documents = Array.from({ length: 500 }, () => ({ Title: HOSTILE }));
    const begun = performance.now();
    const verdicts = [...(check?.(documents) ?? []), ...(check?.(documents) ?? [])];
    expect(verdicts).toHaveLength(1_000);
    expect(verdicts.every((verdict) => 'stopped' in verdict)).toBe(true);
    expect(performance.now() - begun).toBeLessThan(60 * MAX_DOCUMENT_MILLISECONDS);
  });

  it.each([
    ['itself', { allOf: [{ $ref: '#' }] }],
    ['another part, which refers back', { $ref: '#/definitions/a', definitions: { a: { $ref: '#' } } }],
  ])('that refers to %s without end is stopped', (_what, schema) => {
    expect(judge(schema, [{ Title: 'x' }])).toEqual([{ stopped: 'recursion' }]);
  });

  it('that refers to itself along the document judges it', () => {
    const schema = {
      type: 'object',
      properties: { Title: { type: 'string' }, child: { $ref: '#' } },
    };
    expect(judge(schema, [{ child: { child: { Title: 1 } } }])).toMatchObject([
      { faults: [{ field: 'child.child.Title' }] },
    ]);
  });

  it('lists what is wrong with each document, in their order', () => {
    const schema = { properties: { Title: { maxLength: 3, pattern: '^[A-Z]+$' } } };
    expect(judge(schema, [{ Title: 'AB' }, { Title: 'abcd' }, { Title: 'ABCD' }])).toMatchObject([
      { faults: [] },
      { faults: [{ field: 'Title' }, { field: 'Title' }] },
      { faults: [{ field: 'Title', detailFr: expect.stringContaining('3') }] },
    ]);
  });
});
