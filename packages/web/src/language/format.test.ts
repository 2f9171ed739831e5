import { describe, expect, it } from 'vitest';
import { formatBytes, formatCount, formatDate, formatDuration, formatInstant } from './format.ts';

/** Spaces of French numbers are of several kinds, which change with the data of the browser. */
function plain(text: string): string {
  return text.replace(/\s/gu, ' ');
}

describe('numbers and dates as one reads them', () => {
  it('in the language being read, whichever was used before', () => {
    for (const turn of [1, 2]) {
      expect([turn, plain(formatCount(1_234_567, 'fr'))]).toEqual([turn, '1 234 567']);
      expect([turn, formatCount(1_234_567, 'en')]).toEqual([turn, '1,234,567']);
      expect([turn, formatDate('1912-02-29', 'fr')]).toEqual([turn, '29 février 1912']);
      expect([turn, formatDate('1912-02-29', 'en')]).toEqual([turn, '29 February 1912']);
    }
  });

  it('bytes by thousands, with a tenth where it tells something', () => {
    expect(plain(formatBytes(999, 'fr'))).toBe('999 octets');
    expect(plain(formatBytes(2_140_000, 'fr'))).toBe('2,1 Mo');
    expect(plain(formatBytes(2_140_000, 'en'))).toBe('2.1 MB');
    expect(plain(formatBytes(214_500_000, 'fr'))).toBe('215 Mo');
  });

  it('a date as it was written, whatever it is', () => {
    expect(formatDate('1910', 'fr')).toBe('1910');
    expect(formatDate('1910-02', 'en')).toBe('1910-02');
    expect(formatDate('0099-12-31T23:59:59', 'en')).toBe('31 December 99');
    expect(formatDate('vers 1910', 'fr')).toBe('vers 1910');
  });

  it('an instant in the zone of the reader, and what is none as it is', () => {
    expect(formatInstant('no instant', 'fr')).toBe('no instant');
    expect(formatInstant('2026-11-27T18:00:00', 'fr')).toBe(formatInstant('2026-11-27T18:00:00Z', 'fr'));
    expect(formatInstant('2026-11-27T18:00:00Z', 'en')).toMatch(/November 2026/);
  });

  it('a duration by seconds, minutes or hours', () => {
    expect([11_000, 200_000, 3_900_000].map(formatDuration)).toEqual(['11 s', '3 min 20 s', '1 h 05']);
  });
});
