import { offerFormatError } from './offer-format-error.ts';

/**
 * The JSON Canonicalization Scheme (RFC 8785): members sorted by the UTF-16 code units of their names, no space,
 * ECMAScript's writing of numbers and strings. The same value always gives the same bytes, hence the same digest.
 * Members whose value is `undefined` are left out; a value with `toJSON` (a date) is written as that says.
 *
 * @throws OfferFormatError LINE_INVALID for what JSON cannot say (NaN, a function, a lone surrogate …).
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      if (!Number.isFinite(value)) throw notJson(String(value));
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : canonicalObject(value);
    default:
      throw notJson(typeof value);
  }
}

function canonicalObject(value: object): string {
  if (Array.isArray(value)) {
    let text = '[';
    for (let i = 0; i < value.length; i++) {
      if (i > 0) text += ',';
      text += canonicalJson(value[i] === undefined ? null : value[i]);
    }
    return `${text}]`;
  }
  if ('toJSON' in value && typeof value.toJSON === 'function') return canonicalJson(value.toJSON());
  let text = '{';
  for (const name of Object.keys(value).sort()) {
    const member = (value as Readonly<Record<string, unknown>>)[name];
    if (member === undefined) continue;
    if (text.length > 1) text += ',';
    text += `${quoted(name)}:${canonicalJson(member)}`;
  }
  return `${text}}`;
}

function quoted(text: string): string {
  if (!text.isWellFormed()) throw notJson('a text with half a character');
  return JSON.stringify(text);
}

function notJson(what: string) {
  return offerFormatError('LINE_INVALID', `JSON cannot hold ${what}`);
}
