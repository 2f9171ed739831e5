import { hash } from 'node:crypto';

/**
 * Merkle trees as in RFC 6962 §2.1, with SHA-512: a leaf is hashed after a byte 0, two nodes after a byte 1, so that
 * no leaf can pass for a node; the left subtree of n leaves has the greatest power of two below n. The root of
 * no leaf is the digest of nothing.
 */
const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

export function leafHash(data: Buffer): Buffer {
  return hash('sha512', Buffer.concat([LEAF, data]), 'buffer');
}

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return hash('sha512', Buffer.concat([NODE, left, right]), 'buffer');
}

/** Computes a root as leaves come; holds one hash for each level of the tree. */
export interface MerkleBuilder {
  readonly count: number;
  add(data: Buffer): void;
  /** The root of what was added so far, in hexadecimal. */
  root(): string;
}

export function merkleBuilder(): MerkleBuilder {
  // complete[level] is the root of a complete subtree of 2^level leaves that waits for its right neighbour
  const complete: (Buffer | undefined)[] = [];
  let count = 0;
  return {
    get count() {
      return count;
    },
    add(data) {
      count += 1;
      let carried = leafHash(data);
      let level = 0;
      for (let left = complete[0]; left; left = complete[level]) {
        carried = nodeHash(left, carried);
        complete[level] = undefined;
        level += 1;
      }
      complete[level] = carried;
    },
    root() {
      let root: Buffer | undefined;
      for (const subtree of complete) if (subtree) root = root ? nodeHash(subtree, root) : subtree;
      return (root ?? hash('sha512', Buffer.alloc(0), 'buffer')).toString('hex');
    },
  };
}

/** The root of leaves that are all at hand, in hexadecimal. */
export function merkleRoot(leaves: Iterable<Buffer>): string {
  const builder = merkleBuilder();
  for (const leaf of leaves) builder.add(leaf);
  return builder.root();
}
