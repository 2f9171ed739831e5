/** What the values of a field look like in SEDA: from it come the form, the difference and what is sent. */
export type Shape = Leaf | ListShape | LanguagesShape | ThingShape;

/** A value typed as text; `integer` is sent as a number. */
export type Leaf =
  | { readonly kind: 'line' | 'text' | 'date' | 'integer' }
  | { readonly kind: 'code'; readonly codes: readonly string[]; readonly mayBeEmpty: boolean };

export interface ListShape {
  readonly kind: 'list';
  readonly of: Leaf | ThingShape;
}

/** A text for each language (`Title_`): the keys of the object are languages (BCP 47). */
export interface LanguagesShape {
  readonly kind: 'languages';
  readonly isLong: boolean;
}

/** An object: its parts are shown when they are filled, asked for, or main. */
export interface ThingShape {
  readonly kind: 'thing';
  readonly parts: readonly Part[];
  /** Parts of one list only may be filled (a person or a body). */
  readonly exclusive: readonly (readonly string[])[];
}

export interface Part {
  readonly name: string;
  readonly shape: Shape;
  readonly isMain: boolean;
}

export const line: Leaf = { kind: 'line' };
export const text: Leaf = { kind: 'text' };
export const date: Leaf = { kind: 'date' };
export const integer: Leaf = { kind: 'integer' };
export const code = (...codes: readonly string[]): Leaf => ({ kind: 'code', codes, mayBeEmpty: true });
export const requiredCode = (...codes: readonly string[]): Leaf => ({
  kind: 'code',
  codes,
  mayBeEmpty: false,
});
export const languages = (isLong: boolean): LanguagesShape => ({ kind: 'languages', isLong });
export const list = (of: Leaf | ThingShape): ListShape => ({ kind: 'list', of });
export const lines: ListShape = list(line);

/** An object of these parts, in this order; those whose name ends with `!` are shown from the start. */
export function thing(
  parts: Readonly<Record<string, Shape>>,
  exclusive: readonly (readonly string[])[] = [],
): ThingShape {
  return {
    kind: 'thing',
    exclusive,
    parts: Object.entries(parts).map(([name, shape]) => ({
      name: name.replace('!', ''),
      shape,
      isMain: name.endsWith('!'),
    })),
  };
}

/** The parts of a thing whose every entry is a text in one language. */
export function languageEntry({ isLong }: LanguagesShape): ThingShape {
  return thing({ 'language!': line, 'text!': isLong ? text : line });
}
