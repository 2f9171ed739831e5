import type { ReadonlyJson, ReadonlyJsonObject } from '../json.ts';

export function isReadonlyObject(value: ReadonlyJson | undefined): value is ReadonlyJsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The values of a field, one or several. */
export function valuesOf(value: ReadonlyJson | undefined): readonly ReadonlyJson[] {
  if (value === undefined || value === null) return [];
  return isArray(value) ? value : [value];
}

function isArray(value: ReadonlyJson): value is readonly ReadonlyJson[] {
  return Array.isArray(value);
}
