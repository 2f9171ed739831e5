import type { SearchedLiteral } from './aho-corasick.ts';

/**
 * Literals that can only stand at known places: most signatures. The place is looked at once, whatever the number of
 * literals that begin there.
 */
export interface OffsetLookup {
  look(bytes: Uint8Array, found: (id: number, start: number) => void): void;
}

interface TrieNode {
  readonly children: Map<number, TrieNode>;
  readonly ids: number[];
}

export function buildLookup(
  literals: readonly (SearchedLiteral & { readonly offset: number })[],
): OffsetLookup {
  const roots = new Map<number, TrieNode>();
  for (const { offset, literal, id } of literals) {
    let node = roots.get(offset) ?? emptyNode();
    roots.set(offset, node);
    for (const byte of literal) {
      const child = node.children.get(byte) ?? emptyNode();
      node.children.set(byte, child);
      node = child;
    }
    node.ids.push(id);
  }
  const places = [...roots].sort(([one], [other]) => one - other);
  return {
    look(bytes, found) {
      for (const [offset, root] of places) {
        if (offset >= bytes.length) break;
        let at = offset;
        for (let node: TrieNode | undefined = root; node !== undefined; ) {
          for (const id of node.ids) found(id, offset);
          const byte = bytes[at++];
          node = byte === undefined ? undefined : node.children.get(byte);
        }
      }
    },
  };
}

function emptyNode(): TrieNode {
  return { children: new Map(), ids: [] };
}
