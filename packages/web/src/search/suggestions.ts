import type { Language } from '../language/index.ts';
import { FIELDS } from './typed-words.ts';

/** What may replace the last word that is typed. */
export interface Suggestion {
  readonly id: string;
  /** What is put in the box in its place. */
  readonly text: string;
  readonly label: string;
  /** How the field is compared, or what a value means. */
  readonly hint: string;
}

/** A value that a field may have, with what it means. */
export interface KnownValue {
  readonly value: string;
  readonly meaning?: string;
}

/** The last word of what is typed, which suggestions complete: `producteur:Voi` is a field and the beginning of a value. */
export interface LastWord {
  readonly field: string | undefined;
  readonly begun: string;
  readonly length: number;
}

const MOST_OFFERED = 8;

export function lastWordOf(typed: string): LastWord {
  const last = /(\S*)$/.exec(typed)?.[1] ?? '';
  const colon = last.indexOf(':');
  if (colon <= 0) return { field: undefined, begun: last, length: last.length };
  const name = last.slice(0, colon).toLowerCase();
  const known = FIELDS.find(({ names }) => names.includes(name));
  const begun = last.slice(colon + 1).replace(/^"/, '');
  return { field: known?.field ?? last.slice(0, colon), begun, length: begun.length };
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Fields whose name begins with the word; then those of the query language that hold it. */
export function fieldSuggestions(
  begun: string,
  language: Language,
  kinds: Readonly<Record<'text' | 'exact', string>>,
  schema: readonly KnownValue[],
): readonly Suggestion[] {
  const wanted = folded(begun);
  if (wanted.length < 2) return [];
  const own = FIELDS.flatMap(({ names, kind }): readonly Suggestion[] => {
    const name = names[language === 'fr' ? 0 : 1];
    return folded(name).startsWith(wanted)
      ? [{ id: name, text: `${name}:`, label: `${name}:`, hint: kinds[kind] }]
      : [];
  });
  // names of the language are offered to those who write them: with a capital, or #
  const written = /^[A-Z#]/.test(begun)
    ? schema.filter(({ value }) => value.toLowerCase().startsWith(begun.toLowerCase()))
    : [];
  const named = written.map(({ value, meaning = '' }) => ({
    id: value,
    text: `${value}:`,
    label: `${value}:`,
    hint: meaning,
  }));
  return [...own, ...named].slice(0, MOST_OFFERED);
}

/** Values that begin with, or mean, what is typed after `field:`. */
export function valueSuggestions(begun: string, values: readonly KnownValue[]): readonly Suggestion[] {
  const wanted = folded(begun);
  return values
    .filter(
      ({ value, meaning = '' }) =>
        value !== begun && (folded(value).includes(wanted) || folded(meaning).includes(wanted)),
    )
    .slice(0, MOST_OFFERED)
    .map(({ value, meaning = '' }) => ({
      id: value,
      text: /\s/.test(value) ? `"${value}" ` : `${value} `,
      label: value,
      hint: meaning,
    }));
}

/** What is typed once a suggestion is taken. */
export function taken(typed: string, last: LastWord, suggestion: Suggestion): string {
  return typed.slice(0, typed.length - last.length).replace(/:"$/, ':') + suggestion.text;
}
