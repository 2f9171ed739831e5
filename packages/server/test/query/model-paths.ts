import { isArray, isObject, type JsonObject, type JsonValue } from '@chartrier/dsl';

/** Values at a path, through lists. */
export function valuesAt(value: JsonValue | undefined, path: string): readonly JsonValue[] {
  if (value === undefined || value === null) return [];
  if (isArray(value)) return value.flatMap((element) => valuesAt(element, path));
  if (path === '') return isObject(value) ? [] : [value];
  if (!isObject(value)) return [];
  const dot = path.indexOf('.');
  return dot < 0 ? valuesAt(value[path], '') : valuesAt(value[path.slice(0, dot)], path.slice(dot + 1));
}

export function leavesUnder(document: JsonObject, path: string): readonly JsonValue[] {
  const [first = '', ...rest] = path.split('.');
  const under = (value: JsonValue | undefined): readonly JsonValue[] => {
    if (value === undefined || value === null) return [];
    if (isArray(value)) return value.flatMap(under);
    return isObject(value) ? Object.values(value).flatMap(under) : [value];
  };
  const down = (value: JsonValue | undefined, names: readonly string[]): readonly JsonValue[] => {
    if (isArray(value)) return value.flatMap((element) => down(element, names));
    const [name, ...others] = names;
    if (name === undefined) return under(value);
    return isObject(value) ? down(value[name], others) : [];
  };
  return down(document[first], rest);
}

/** Each element of a list of objects (`_qualifiers.versions`) as a document that holds it alone, at the same path. */
export function elementsAt(document: JsonObject, path: string): readonly JsonObject[] {
  const names = path.split('.');
  const down = (value: JsonValue | undefined, [name, ...others]: readonly string[]): readonly JsonValue[] => {
    if (isArray(value))
      return value.flatMap((element) => down(element, name === undefined ? [] : [name, ...others]));
    if (name === undefined) return value === undefined || value === null ? [] : [value];
    return isObject(value) ? down(value[name], others) : [];
  };
  return down(document, names).map((element) =>
    names.reduceRight<JsonValue>((inner, name) => ({ [name]: inner }), element),
  ) as readonly JsonObject[];
}
