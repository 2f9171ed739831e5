import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type ErrorDefinition, placeholdersOf } from './definition.ts';
import { ERRORS } from './registry.ts';

/** How a file declares a code: `CODE: {` or `CODE: fault({`, at the first level of its record. */
const DECLARATION = /^ {2}([A-Z][A-Z0-9_]*): (?:[a-z]+\()?\{$/gm;

const definitions = Object.entries(ERRORS) as [string, ErrorDefinition][];

describe('the registry of errors', () => {
  it('has each code of each file, declared once', async () => {
    const folder = new URL('./', import.meta.url);
    const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts'));
    const texts = await Promise.all(files.map((file) => readFile(new URL(file, folder), 'utf8')));
    const declared = texts.flatMap((text) => [...text.matchAll(DECLARATION)].map(([, code]) => code));
    expect(declared.toSorted()).toEqual(Object.keys(ERRORS).toSorted());
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
