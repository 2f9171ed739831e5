import type { ReadonlyJson, ReadonlyJsonObject } from '../json.ts';
import { isReadonlyObject } from './read-json.ts';
import { element, wrap } from './xml-text.ts';

/**
 * Extensions and open content, from the arrays that the reader makes of them: each value of an array is an element of
 * the field's name. Names that cannot be an element's are left out: no manifest gave them.
 */
export function writeExtension(name: string, value: ReadonlyJson): string {
  if (!isElementName(name)) return '';
  const values = Array.isArray(value) ? value : [value];
  let markup = '';
  for (const item of values) {
    if (isReadonlyObject(item)) markup += wrap(name, writeMap(item));
    else if (item !== null && !Array.isArray(item)) markup += element(name, String(item));
  }
  return markup;
}

/** A map of arrays. */
export function writeMap(map: ReadonlyJsonObject): string {
  let markup = '';
  for (const [name, value] of Object.entries(map)) markup += writeExtension(name, value);
  return markup;
}

const ELEMENT_NAME = /^[\p{L}_][\p{L}\p{N}_.\-\u00b7\p{Mn}]*$/u;

function isElementName(name: string): boolean {
  return ELEMENT_NAME.test(name);
}
