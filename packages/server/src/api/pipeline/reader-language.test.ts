import { describe, expect, it } from 'vitest';
import { readerLanguage } from './reader-language.ts';

describe('readerLanguage', () => {
  it('follows the reader, by quality', () => {
    expect(readerLanguage('en-GB,en;q=0.9,fr;q=0.8', 'fr')).toBe('en');
    expect(readerLanguage('de, fr;q=0.2, en;q=0.1', 'en')).toBe('fr');
  });

  it('falls back to the platform', () => {
    for (const header of [undefined, '', 'de', '*', 'en;q=0'])
      expect(readerLanguage(header, 'fr')).toBe('fr');
  });
});
