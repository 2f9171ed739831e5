import type { JsonObject, JsonValue } from '../json.ts';
import type { Building } from './building.ts';
import type { Tag } from './xml-events.ts';

/**
 * What an element does to the document that is being built. Bindings are made once, from the mapping's data; only the
 * JSON itself is made for an element.
 */
export interface Binding {
  /** By local name: namespaces only matter to validation. */
  readonly children: ReadonlyMap<string, Binding>;
  /** For children that are not listed; undefined: nothing of them is kept. */
  readonly others: Binding | undefined;
  /** The field that the element becomes, for paths; undefined where the element's own name is it. */
  readonly field: string | undefined;
  /** Its values make an array. */
  readonly repeats: boolean;
  /** @returns what the children write into. */
  begin(building: Building, parent: JsonObject, tag: Tag): JsonObject;
  end(building: Building, parent: JsonObject, own: JsonObject, tag: Tag, text: string): void;
}

export const NO_CHILDREN: ReadonlyMap<string, Binding> = new Map();

/** Sets a field whatever its name: an extension may be called `__proto__`. */
export function setField(target: JsonObject, name: string, value: JsonValue): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, enumerable: true, writable: true, configurable: true });
  } else {
    target[name] = value;
  }
}

/** Adds to an array field, which is made when absent. */
export function addToField(target: JsonObject, name: string, value: JsonValue): void {
  const present = Object.hasOwn(target, name) ? target[name] : undefined;
  if (Array.isArray(present)) present.push(value);
  else setField(target, name, [value]);
}

export function hasFields(target: JsonObject): boolean {
  for (const _ in target) return true;
  return false;
}

/** An element whose children write elsewhere than in a JSON object. */
export function scope(
  children: ReadonlyMap<string, Binding>,
  hooks: {
    readonly begin?: (building: Building, tag: Tag) => JsonObject | undefined;
    readonly end?: (building: Building) => void;
  } = {},
): Binding {
  return {
    children,
    others: undefined,
    field: undefined,
    repeats: false,
    begin: (building, parent, tag) => hooks.begin?.(building, tag) ?? parent,
    end: (building) => hooks.end?.(building),
  };
}

/** An element whose text goes elsewhere than in a JSON object. */
export function textOf(use: (building: Building, text: string, tag: Tag) => void): Binding {
  return {
    children: NO_CHILDREN,
    others: undefined,
    field: undefined,
    repeats: false,
    begin: (_building, parent) => parent,
    end: (building, _parent, _own, tag, text) => use(building, text, tag),
  };
}
