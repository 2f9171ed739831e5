import {
  type Field,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  type Projection,
} from '@chartrier/dsl';

/** The paths to keep, as a tree; `whole` where a path ends: what is under it is kept, even when a longer path says more. */
interface Kept {
  whole: boolean;
  readonly under: Map<string, Kept>;
}

/** The parts of a document that a projection names; through lists, of each element. Unknown names are nothing. */
export function pick(document: JsonObject, projection: Projection): JsonObject {
  if (projection.kind === 'whole') return document;
  const picked = pickUnder(document, keptPaths(projection.fields));
  return isObject(picked) ? picked : {};
}

function keptPaths(fields: readonly Field[]): Kept {
  const root: Kept = { whole: false, under: new Map() };
  for (const { path } of fields) {
    let node = root;
    for (const name of path.split('.')) {
      const next = node.under.get(name) ?? { whole: false, under: new Map() };
      node.under.set(name, next);
      node = next;
    }
    node.whole = true;
  }
  return root;
}

function pickUnder(value: JsonValue, kept: Kept): JsonValue | undefined {
  if (kept.whole) return value;
  if (isArray(value)) {
    return value.map((element) => pickUnder(element, kept)).filter((element) => element !== undefined);
  }
  if (!isObject(value)) return undefined;
  const entries: [string, JsonValue][] = [];
  for (const [name, next] of kept.under) {
    const content = Object.hasOwn(value, name) ? value[name] : undefined;
    const picked = content === undefined ? undefined : pickUnder(content, next);
    if (picked !== undefined) entries.push([name, picked]);
  }
  return Object.fromEntries(entries);
}
