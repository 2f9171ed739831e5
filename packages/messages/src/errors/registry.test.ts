import { describe, expect, it } from 'vitest';
import { type ErrorDefinition, placeholdersOf } from './definition.ts';
import { ERROR_FILES, ERRORS } from './registry.ts';

const definitions = Object.entries(ERRORS) as [string, ErrorDefinition][];

describe('the registry of errors', () => {
  it('has each code in one file only', () => {
    const codes = Object.values(ERROR_FILES).flatMap((file) => Object.keys(file));
    const twice = codes.filter((code, place) => codes.indexOf(code) !== place);
    expect(twice).toEqual([]);
    expect(codes.length).toBe(definitions.length);
  });

  it('names codes in capitals', () => {
    expect(
      definitions.map(([code]) => code).filter((code) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(code)),
    ).toEqual([]);
  });

  it('says what happened and what to do, in French and in English', () => {
    const silent = definitions.filter(([, { fr, en, remedyFr, remedyEn }]) =>
      [fr, en, remedyFr, remedyEn].some((sentence) => sentence.trim().length < 5),
    );
    expect(silent.map(([code]) => code)).toEqual([]);
  });

  it('tells the same facts in both languages', () => {
    const unequal = definitions.filter(
      ([, { fr, en, remedyFr, remedyEn }]) =>
        facts(fr, 'Fr') !== facts(en, 'En') || facts(remedyFr, 'Fr') !== facts(remedyEn, 'En'),
    );
    expect(unequal.map(([code]) => code)).toEqual([]);
  });

  it('gives HTTP statuses of refusals and faults', () => {
    expect(
      definitions.filter(([, { status }]) => status < 400 || status > 599).map(([code]) => code),
    ).toEqual([]);
  });

  it('gives Vitam codes of six characters or names of HTTP statuses', () => {
    const odd = definitions.filter(
      ([, { vitamCode }]) => vitamCode !== undefined && !/^([0-9O]{6}|[A-Z_]{6,})$/.test(vitamCode),
    );
    expect(odd.map(([code]) => code)).toEqual([]);
  });
});

/** A fact that is itself told in a language is named after it: `{faultsFr}` in French, `{faultsEn}` in English. */
function facts(sentence: string, language: 'Fr' | 'En'): string {
  return placeholdersOf(sentence)
    .map((name) => (name.endsWith(language) ? `${name.slice(0, -2)}*` : name))
    .sort()
    .join(' ');
}
