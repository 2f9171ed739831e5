import { isObject, type JsonObject, type JsonValue } from '@chartrier/dsl';

/**
 * Whether a unit's JSON has a value at a dotted path. In a list any element will do; texts and numbers are compared as
 * texts, exactly; booleans never fit (Vitam's rule of `UnitUps`).
 */
export function hasValueAt(unit: JsonObject, path: string, value: string): boolean {
  return anyFits(unit, path.split('.'), value);
}

function anyFits(found: JsonValue | undefined, path: readonly string[], value: string): boolean {
  if (Array.isArray(found)) return found.some((item) => anyFits(item, path, value));
  const [name, ...rest] = path;
  if (name !== undefined)
    return found !== undefined && isObject(found) && anyFits(ownField(found, name), rest, value);
  return (typeof found === 'string' || typeof found === 'number') && String(found) === value;
}

function ownField(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
