/**
 * How an element becomes a field of a stored document, as data: read one way by the reader, the other way by the
 * writer. A shape lists the fields by the element's local name; what it does not list goes to `others`.
 */
export type Field =
  /** A string as written, and one whose white space is collapsed. */
  | { readonly kind: 'text' | 'token'; readonly as?: string }
  /** A date; `completed`: a date without time but with an offset receives midnight. */
  | { readonly kind: 'date'; readonly completed: boolean; readonly as?: string }
  | { readonly kind: 'texts' | 'tokens'; readonly as?: string }
  | { readonly kind: 'integer' | 'boolean'; readonly as?: string }
  /** Texts with a language go to the object `byLanguage`, the first without one to the element's own field. */
  | { readonly kind: 'languageText'; readonly byLanguage: string }
  | { readonly kind: 'object' | 'objects'; readonly shape: Shape; readonly as?: string }
  /** Open content: a map of arrays. */
  | { readonly kind: 'map' }
  /** A measure: `{dValue, unit}`. */
  | { readonly kind: 'measure' }
  /** A digest: `{MessageDigest, Algorithm}`. */
  | { readonly kind: 'digest' }
  /** A code and its list's attributes: `{value, listID …}`. */
  | { readonly kind: 'code' }
  /** A manifest id, to be replaced by the archive's own. */
  | { readonly kind: 'reference'; readonly to: 'unit' | 'object' | 'group' | 'any' }
  /** Of a rule category: a rule begins; a field of the rule begun last; what it does not inherit. */
  | { readonly kind: 'rule' }
  | { readonly kind: 'ruleText' | 'ruleBoolean' }
  | { readonly kind: 'preventInheritance' | 'preventRule' }
  /** Read by the schema, absent from the document. */
  | { readonly kind: 'ignored' };

export interface Shape {
  readonly fields: { readonly [element: string]: Field };
  /** `extension`: kept as an array of what it holds; `map`: as a map of arrays; `ignored`: not kept. */
  readonly others: 'extension' | 'map' | 'ignored';
}

export const text: Field = { kind: 'text' };
export const token: Field = { kind: 'token' };
export const texts: Field = { kind: 'texts' };
export const tokens: Field = { kind: 'tokens' };
export const date: Field = { kind: 'date', completed: false };
export const completedDate: Field = { kind: 'date', completed: true };
export const integer: Field = { kind: 'integer' };
export const boolean: Field = { kind: 'boolean' };
export const map: Field = { kind: 'map' };
export const ignored: Field = { kind: 'ignored' };

export const object = (fields: Shape['fields'], as?: string): Field => ({
  kind: 'object',
  shape: { fields, others: 'ignored' },
  ...(as === undefined ? {} : { as }),
});

export const objects = (fields: Shape['fields'], as?: string): Field => ({
  kind: 'objects',
  shape: { fields, others: 'ignored' },
  ...(as === undefined ? {} : { as }),
});

export const reference = (to: 'unit' | 'object' | 'group' | 'any'): Field => ({ kind: 'reference', to });
