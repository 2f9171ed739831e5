import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSafeText, unsafeTextFault } from './unsafe-text.ts';

describe('texts that are taken', () => {
  it.each([
    'Dossier individuel d’agent civil',
    'a < b and c > d',
    'Jean Dupont <jean.dupont@example.org>',
    'R&D, B & B, A&B;',
    'https://example.org/?a=1&b=2',
    'line\nline\r\n\ttab',
    '<>',
    '</>',
    '< b >text</ b >',
    '{"$schema":"http://json-schema.org/draft-04/schema#"}',
  ])('%s', (text) => {
    expect(unsafeTextFault(text)).toBeUndefined();
  });

  it('those without < nor & nor control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'É', ' ', '>', '"', "'", '/', '漢') }), (text) => {
        expect(isSafeText(text)).toBe(true);
      }),
    );
  });
});

describe('texts that are refused', () => {
  it.each([
    ['html-element', '<h1>Bonjour</h1>'],
    ['html-element', 'Service <i>avec du</i> HTML'],
    ['html-element', '<html><body><h1>Hello World</h1><body></html>'],
    ['html-element', '<img src=x onerror=alert(1)>'],
    ['html-element', '<br/>'],
    ['html-element', '<foo bar="1"/>'],
    ['html-element', '<SVG onload=alert(1)>'],
    ['html-element', '<iframe src="//x">'],
    ['script', '<script>alert(1)'],
    ['script', '<SCRIPT src=x>'],
    ['script', '&lt;script&gt;'],
    ['cdata', '<![CDATA[x]]>'],
    ['entity-declaration', '<!ENTITY x "y">'],
    ['html-entity', 'caf&eacute;'],
    ['control-character', 'a\u0000b'],
    ['control-character', 'a\u001bb'],
    ['control-character', 'a\u0085b'],
  ])('%s: %s', (fault, text) => {
    expect(unsafeTextFault(text)).toBe(fault);
  });

  it('without taking long, however many signs stand there', () => {
    const start = performance.now();
    expect(isSafeText('<'.repeat(200_000))).toBe(true);
    expect(isSafeText('<a'.repeat(100_000))).toBe(true);
    expect(isSafeText('&'.repeat(200_000))).toBe(true);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('a text that was made to last', () => {
  it.each([
    ['opens elements that nothing closes', '<a '.repeat(2_000_000)],
    ['closes far away all that it opens', `${'<b '.repeat(2_000_000)}>`],
    ['closes what was not opened', '</b '.repeat(1_500_000)],
    ['begins entities', '&a'.repeat(3_000_000)],
  ])('%s: it is looked at once', (_what, text) => {
    const begun = performance.now();
    unsafeTextFault(text);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
