/** What is wrong with one field of a unit's or group's document. */
export interface FieldFault {
  readonly rule: FieldRule;
  /** From the document's root: `Writer[0].BirthDate`. */
  readonly field: string;
  /** The value, shortened when long. */
  readonly found: string;
  /** What it should be, where the rule alone does not say it: a type, an enumeration, another field. */
  readonly expected?: string;
}

export const FIELD_RULES = [
  // JSON sanity
  'unsafe-text',
  'unsafe-name',
  // typing by the ontology
  'not-a-number',
  'not-an-integer',
  'not-a-boolean',
  'not-a-date',
  'too-long',
  // consistency
  'ends-before-start',
  'date-unreadable',
  // schema
  'required',
  'title-required',
  'empty',
  'not-in-list',
  'not-allowed',
  'exclusive',
  'exactly-one',
  'wrong-form',
  'wrong-type',
] as const;
export type FieldRule = (typeof FIELD_RULES)[number];

const SHOWN_CHARACTERS = 120;

export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
