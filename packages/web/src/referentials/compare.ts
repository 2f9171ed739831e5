/** A difference between two versions of a document, at one path. */
export interface Difference {
  readonly path: string;
  /** Absent: there was nothing before. */
  readonly before?: string;
  /** Absent: there is nothing any more. */
  readonly after?: string;
}

/** What every version changes by itself. */
const OF_THE_VERSION = new Set(['#version', 'LastUpdate']);

/** Values by their path: `RootUnits.0`, `Signatures.1.Serial`. */
function leaves(value: unknown, path = ''): readonly (readonly [path: string, value: string])[] {
  if (value === null || typeof value !== 'object')
    return value === undefined ? [] : [[path, typeof value === 'string' ? value : JSON.stringify(value)]];
  return Object.entries(value).flatMap(([name, inner]) =>
    leaves(inner, path === '' ? name : `${path}.${name}`),
  );
}

/** All that is not the same in two versions, in the order of the paths. */
export function compareDocuments(before: unknown, after: unknown): readonly Difference[] {
  const [old, now] = [new Map(leaves(before)), new Map(leaves(after))];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((path) => !OF_THE_VERSION.has(path) && old.get(path) !== now.get(path))
    .sort()
    .map((path) => {
      const [was, is] = [old.get(path), now.get(path)];
      return {
        path,
        ...(was === undefined ? {} : { before: was }),
        ...(is === undefined ? {} : { after: is }),
      };
    });
}
