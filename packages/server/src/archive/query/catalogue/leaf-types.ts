import type { ExactType } from '../fields/value-test.ts';

/** What the leaves of a collection's declared fields hold; a leaf that is not named here is a keyword. */
export type LeafTypes = ReadonlyMap<string, ExactType | 'text'>;

/** Lists leaf names by type. */
export function leafTypes(
  lists: Partial<Readonly<Record<ExactType | 'text', readonly string[]>>>,
): LeafTypes {
  const types = new Map<string, ExactType | 'text'>();
  for (const type of ['text', 'keyword', 'date', 'long', 'double', 'boolean'] as const) {
    for (const name of lists[type] ?? []) types.set(name, type);
  }
  return types;
}

export function lastName(dotted: string): string {
  return dotted.slice(dotted.lastIndexOf('.') + 1);
}

export function firstName(dotted: string): string {
  const dot = dotted.indexOf('.');
  return dot < 0 ? dotted : dotted.slice(0, dot);
}
