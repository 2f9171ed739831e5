import { describe, expect, it } from 'vitest';
import { readRange } from './byte-range.ts';

describe('readRange', () => {
  it('gives the range asked for, its end included', () => {
    expect(readRange('bytes=2-5', 10)).toEqual({ offset: 2, length: 4 });
  });

  it('cuts a range at the end of the file', () => {
    expect(readRange('bytes=8-', 10)).toEqual({ offset: 8, length: 2 });
    expect(readRange('bytes=8-99', 10)).toEqual({ offset: 8, length: 2 });
  });

  it('gives the last bytes', () => {
    expect(readRange('bytes=-3', 10)).toEqual({ offset: 7, length: 3 });
    expect(readRange('bytes=-30', 10)).toEqual({ offset: 0, length: 10 });
  });

  it('sends the whole file when there is no range that it reads', () => {
    for (const header of [undefined, 'bytes=', 'bytes=-', 'items=0-1', 'bytes=0-1,4-5', 'bytes=5-2'])
      expect(readRange(header, 10)).toBeUndefined();
  });

  it('refuses a range that starts after the end', () => {
    expect(readRange('bytes=10-', 10)).toBe('unsatisfiable');
    expect(readRange('bytes=-0', 10)).toBe('unsatisfiable');
    expect(readRange('bytes=0-', 0)).toBe('unsatisfiable');
  });
});
