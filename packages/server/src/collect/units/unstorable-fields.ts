import { isObject, type JsonObject, type JsonValue } from '@chartrier/dsl';
import type { FieldFault } from '../../archive/index.ts';

/** Dates of which a unit has one, for it is sorted by them. */
const ONE_DATE = ['StartDate', 'EndDate'] as const;

/**
 * Fields that no row of units can hold, whatever the ontology says: half a surrogate pair or U+0000 in a text or a name, a date
 * that units are sorted by and that is a list or an object.
 */
export function unstorableFields(unit: JsonObject): readonly FieldFault[] {
  return [...notOneDate(unit), ...unstorableTexts(unit, '')];
}

function notOneDate(unit: JsonObject): readonly FieldFault[] {
  return ONE_DATE.flatMap((field) => {
    const value = unit[field];
    return typeof value === 'object' && value !== null
      ? [{ rule: 'not-a-date' as const, field, found: JSON.stringify(value) }]
      : [];
  });
}

function unstorableTexts(value: JsonValue, path: string): readonly FieldFault[] {
  if (typeof value === 'string') return isStorableText(value) ? [] : [unsafe('unsafe-text', path, value)];
  if (Array.isArray(value))
    return value.flatMap((item: JsonValue, place) => unstorableTexts(item, `${path}[${place}]`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    const at = path === '' ? name : `${path}.${name}`;
    return isStorableText(name) ? unstorableTexts(item, at) : [unsafe('unsafe-name', at, name)];
  });
}

export function isStorableText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}

function unsafe(rule: 'unsafe-text' | 'unsafe-name', field: string, found: string): FieldFault {
  return { rule, field: field.toWellFormed(), found: found.toWellFormed(), expected: 'unicode' };
}
