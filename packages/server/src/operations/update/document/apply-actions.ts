import type { Action } from '@chartrier/dsl';
import type { JsonObject, JsonValue } from '@chartrier/seda';
import { isManyValued } from '../../../archive/index.ts';
import type { UpdateFault } from '../update-fault.ts';

/**
 * Applies an update's actions to a stored document, in order. `$set` replaces the value at a path, making the parents that
 * are missing; a scalar given to a field that holds a list is a list of one. `$unset` removes it; an absent path is
 * nothing, and an emptied parent stays.
 */
export function applyActions(
  document: JsonObject,
  actions: readonly Action[],
): { readonly document: JsonObject; readonly faults: readonly UpdateFault[] } {
  const faults: UpdateFault[] = [];
  let changed = document;
  for (const action of actions) {
    switch (action.kind) {
      case '$set':
        for (const { target, value } of action.values) {
          const path = target.path.split('.');
          const parent = setAt(changed, path, 0, asHeld(value as JsonValue, path));
          if (typeof parent === 'string') faults.push(unwritable(target.written, parent));
          else changed = parent as JsonObject;
        }
        break;
      case '$unset':
        for (const { path } of action.targets) changed = unsetAt(changed, path.split('.')) as JsonObject;
        break;
      case '$setregex':
        throw new Error('The grammar of updates by id has no $setregex');
    }
  }
  return { document: changed, faults };
}

function unwritable(field: string, parent: string): UpdateFault {
  return { code: 'UPDATE_UNIT_PATH', parameters: { field, parent } };
}

function asHeld(value: JsonValue, path: readonly string[]): JsonValue {
  return typeof value !== 'object' && value !== null && isManyValued(path) ? [value] : value;
}

/** The value with another one at a path; the path of the parent that cannot hold it otherwise. */
function setAt(
  value: JsonValue | undefined,
  path: readonly string[],
  depth: number,
  given: JsonValue,
): JsonObject | JsonValue[] | string {
  const name = path[depth] ?? '';
  const isLast = depth === path.length - 1;
  const inside = (child: JsonValue | undefined) => (isLast ? given : setAt(child, path, depth + 1, given));
  if (Array.isArray(value)) {
    const place = placeIn(value, name);
    if (place === undefined) return path.slice(0, depth).join('.');
    const child = inside(value[place]);
    return typeof child === 'string' && !isLast ? child : value.with(place, child);
  }
  if (value !== undefined && value !== null && typeof value !== 'object')
    return path.slice(0, depth).join('.');
  const object = value ?? {};
  const child = inside(Object.hasOwn(object, name) ? object[name] : undefined);
  return typeof child === 'string' && !isLast ? child : { ...object, [name]: child };
}

function unsetAt(value: JsonValue | undefined, [name = '', ...rest]: readonly string[]): JsonValue {
  if (Array.isArray(value)) {
    const place = placeIn(value, name);
    if (place === undefined) return value;
    return rest.length === 0 ? value.toSpliced(place, 1) : value.with(place, unsetAt(value[place], rest));
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return value ?? null;
  const { [name]: child, ...others } = value;
  return rest.length === 0 ? others : { ...value, [name]: unsetAt(child, rest) };
}

/** The place that a segment of a path names in a list, when the list has it. */
function placeIn(list: readonly JsonValue[], name: string): number | undefined {
  const place = /^\d{1,6}$/.test(name) ? Number(name) : undefined;
  return place !== undefined && place < list.length ? place : undefined;
}
