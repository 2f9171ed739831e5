import { describe, expect, it } from 'vitest';
import { originalFilename } from './original-filename.ts';

describe('originalFilename', () => {
  it.each([
    ['Latin-1', 'D\xe9lib.zip'],
    ['a percent sign that encodes nothing', '100%.zip'],
    ['a line end, encoded', 'a%0Ab.zip'],
    ['nothing', ''],
    ['more than a name', 'a'.repeat(2000)],
  ])('refuses %s, naming the header', (_what, header) => {
    expect(() => originalFilename(header)).toThrow(/X-Original-Filename/);
  });
});
