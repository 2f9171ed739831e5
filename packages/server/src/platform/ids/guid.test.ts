import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase32, encodeBase32 } from './base32.ts';
import { formatGuid, isGuid, parseGuid } from './guid.ts';
import { GUID_KINDS, type GuidKind } from './kinds.ts';

const kinds = Object.keys(GUID_KINDS) as GuidKind[];
const parts = fc.record({
  kind: fc.constantFrom(...kinds),
  tenant: fc.integer({ min: 0, max: 2 ** 30 - 1 }),
  platformId: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  processId: fc.integer({ min: 0, max: 2 ** 22 - 1 }),
  time: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
  counter: fc.integer({ min: 0, max: 2 ** 24 - 1 }),
});

describe('a GUID', () => {
  it('says what it was made of, and has 36 characters of lower-case base32', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const text = formatGuid(given);
        expect(text).toMatch(/^[a-z2-7]{35}[aq]$/);
        expect(parseGuid(text)).toMatchObject({ ...given, text, type: GUID_KINDS[given.kind] });
      }),
    );
  });

  it('is read in hexadecimal, in base64url and as an ARK too', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const text = formatGuid(given);
        const bytes = Buffer.from(decodeBase32(text) ?? []);
        const ark = encodeBase32(Buffer.concat([bytes.subarray(0, 2), bytes.subarray(6)]));
        expect(ark).toHaveLength(29);
        for (const form of [
          bytes.toString('hex'),
          bytes.toString('base64url'),
          `ark:/${given.tenant}/${ark}`,
        ])
          expect(parseGuid(form)).toEqual(parseGuid(text));
      }),
    );
  });

  it('begins with four characters that tell its kind', () => {
    const beginning = (kind: GuidKind) =>
      formatGuid({ kind, tenant: 0, platformId: 1, processId: 2, time: 1_700_000_000_000, counter: 1 }).slice(
        0,
        4,
      );
    expect(beginning('unit')).toBe('aeaq');
    expect(beginning('objectgroup')).toBe('aeba');
    expect(beginning('object')).toBe('aebq');
    expect(beginning('operationLogbook')).toBe('aeca');
    expect(beginning('operation')).toBe('aeea');
    expect(beginning('unassigned')).toBe('aeaa');
  });

  it('carries the WORM flag when its object is never rewritten', () => {
    const worm = kinds.filter(
      (kind) =>
        parseGuid(formatGuid({ kind, tenant: 0, platformId: 0, processId: 0, time: 0, counter: 0 }))?.worm,
    );
    expect(worm.map((kind) => GUID_KINDS[kind]).sort((a, b) => a - b)).toEqual([3, 4, 5, 6, 7, 8]);
  });

  it('reads an id that Vitam made', () => {
    expect(parseGuid('aeaqaaaaaafuviyzftwmgamzkkgyjxqaaaba')).toMatchObject({
      kind: 'unit',
      tenant: 0,
      worm: false,
      processId: 2_944_195,
      time: Date.parse('2025-09-16T12:43:50.366Z'),
      counter: 2,
    });
    expect(parseGuid('aeeaaaaaacfuviyzfrabcamzkkgyfdiaaaaq')).toMatchObject({
      kind: 'operation',
      worm: true,
      platformId: 189_440_793,
      counter: 1,
    });
  });
});

describe('base32', () => {
  it('gives back any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect([...(decodeBase32(encodeBase32(bytes)) ?? [])]).toEqual([...bytes]);
      }),
    );
  });
});

describe('what is no GUID', () => {
  it('is told apart', () => {
    const good = formatGuid({ kind: 'unit', tenant: 0, platformId: 1, processId: 1, time: 1, counter: 1 });
    expect(isGuid(good)).toBe(true);
    for (const bad of [
      '',
      'ID1',
      good.toUpperCase(),
      good.slice(1),
      `${good}a`,
      `${good.slice(0, 35)}b`,
      `b${good.slice(1)}`,
    ])
      expect(isGuid(bad), bad).toBe(false);
    expect(isGuid(Buffer.from(decodeBase32(good) ?? []).toString('hex'))).toBe(false);
    expect(parseGuid('ark:/99999999999/aeaqaaaaaaaaaaaaaaaaaaaaaaaaa')).toBeUndefined();
  });

  it('is refused by whoever makes one', () => {
    const parts = { kind: 'unit', tenant: 0, platformId: 1, processId: 1, time: 1, counter: 1 } as const;
    for (const wrong of [{ tenant: 2 ** 30 }, { counter: -1 }, { time: 1.5 }, { processId: 2 ** 22 }])
      expect(() => formatGuid({ ...parts, ...wrong })).toThrow(/cannot hold/);
  });
});
