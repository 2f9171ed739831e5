import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batch, getById, selectMultiple, selectSingle } from '../test/arbitrary-bodies.ts';
import {
  type DslBody,
  type JsonValue,
  type Parsed,
  parseBatch,
  parseBulkUpdate,
  parseGetById,
  parseMassUpdate,
  parseReclassification,
  parseSelectMultiple,
  parseSelectSingle,
  parseUpdateById,
  printBody,
} from './index.ts';

function expectRoundTrip(body: DslBody, parse: (json: JsonValue) => Parsed<DslBody>): void {
  // Through a text, as a request comes.
  const json = JSON.parse(JSON.stringify(printBody(body))) as JsonValue;
  expect(parse(json)).toEqual({ ok: true, value: body });
}

describe('what is printed is parsed again as an equal tree', () => {
  it('for searches with steps', () => {
    fc.assert(
      fc.property(selectMultiple, (body) =>
        expectRoundTrip(body, (json) => parseSelectMultiple(json, 'unit')),
      ),
    );
  });

  it('for searches without steps', () => {
    fc.assert(
      fc.property(selectSingle, (body) => expectRoundTrip(body, (json) => parseSelectSingle(json, 'unit'))),
    );
  });

  it('for readings by id and batches', () => {
    fc.assert(fc.property(getById, (body) => expectRoundTrip(body, (json) => parseGetById(json, 'unit'))));
    fc.assert(fc.property(batch, (body) => expectRoundTrip(body, parseBatch)));
  });

  it.each([
    [
      'an update by id',
      { $action: [{ $set: { Title: 'x', '#management.AccessRule.Rules': [] } }, { $unset: ['Tag'] }] },
      (json: JsonValue) => parseUpdateById(json, 'unit'),
    ],
    [
      'a mass update',
      {
        $roots: [],
        $query: [{ $eq: { Title: 'a' } }],
        $threshold: 5,
        $action: [{ $setregex: { $target: 'Title', $controlPattern: 'a', $updatePattern: 'b' } }],
      },
      parseMassUpdate,
    ],
    [
      'a bulk update',
      { queries: [{ $query: [{ $eq: { '#id': 'a' } }], $action: [{ $set: { Title: 'b' } }] }], threshold: 3 },
      parseBulkUpdate,
    ],
    [
      'a reclassification',
      [
        {
          $roots: [],
          $query: [{ $eq: { '#id': 'a' } }],
          $action: [
            { $add: { '#unitups': ['aeaqaaaaaahgnz5dabg42amava5kfoqaaaba'] } },
            { $pull: { '#unitups': ['aeaqaaaaaahgnz5dabg42amava5kfoqaaaba'] } },
          ],
        },
      ],
      parseReclassification,
    ],
  ] as const)('for %s', (_, json, parse) => {
    const parsed = (parse as (json: JsonValue) => Parsed<DslBody>)(json as unknown as JsonValue);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    expect(printBody(parsed.value)).toEqual(json);
    expectRoundTrip(parsed.value, parse as (json: JsonValue) => Parsed<DslBody>);
  });

  it('freezes every node', () => {
    const parsed = parseSelectMultiple(
      { $query: [{ $and: [{ $in: { Title: ['a'] } }] }], $projection: {} },
      'unit',
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    const [step] = parsed.value.steps;
    expect(Object.isFrozen(parsed.value)).toBe(true);
    expect(Object.isFrozen(step) && Object.isFrozen(step?.condition)).toBe(true);
  });
});
