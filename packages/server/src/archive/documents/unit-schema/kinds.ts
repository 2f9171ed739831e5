/** The kinds of values that the schema of a unit is made of. */
export type Schema = Readonly<Record<string, unknown>>;

export const text: Schema = { type: 'string', minLength: 1 };
export const anyText: Schema = { type: 'string' };
export const texts: Schema = { type: 'array', items: text };
export const anyTexts: Schema = { type: 'array', items: anyText };
export const boolean: Schema = { type: 'boolean' };
export const openObject: Schema = { type: 'object' };
export const day: Schema = { type: 'string', format: 'archive-day' };
export const dayOrTime: Schema = { type: 'string', format: 'archive-date' };
export const time: Schema = { type: 'string', format: 'archive-date-time' };
export const manifestId: Schema = {
  type: 'string',
  pattern: '^[\\w_\\u00C0-\\uFFFF][\\w\\d_.\\-\\u00C0-\\uFFFF]*$',
};
export const LANGUAGE_KEY = '^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$';
export const language: Schema = { type: 'string', pattern: LANGUAGE_KEY };

export const list = (items: Schema, more: Schema = {}): Schema => ({ type: 'array', items, ...more });
export const oneOf = (...values: readonly string[]): Schema => ({ type: 'string', enum: values });
export const closed = (properties: Schema, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...(required.length > 0 ? { required } : {}),
});
