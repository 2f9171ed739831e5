import { describe, expect, it } from 'vitest';
import { sentenceOf } from './sentence.ts';

describe('the sentence of an event', () => {
  it('is in its reader’s language, whatever the server wrote', () => {
    const told = { outDetail: 'CHECK_DIGEST.OK', outMessg: 'Contrôle de l’intégrité des objets : succès' };
    expect(sentenceOf(told, 'fr')).toMatch(/ : succès$/);
    expect(sentenceOf(told, 'en')).toMatch(/: success$/);
  });

  it('is what was written for a code that has no label, without the counts', () => {
    const told = { outDetail: 'AN_OUTSIDE_TOOL.OK', outMessg: 'Fait ailleurs Detail= OK:12' };
    expect(sentenceOf(told, 'en')).toBe('Fait ailleurs');
    expect(sentenceOf({}, 'en')).toBeUndefined();
  });
});
