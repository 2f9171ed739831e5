import { hash } from 'node:crypto';
import type { StoredLine } from './line.ts';
import { objectMember } from './member-name.ts';
import { merkleBuilder } from './merkle.ts';

/** How many leaves a tree has, and its root in hexadecimal. */
export interface Root {
  readonly count: number;
  readonly sha512: string;
}

/** The trees of a folder: of its objects and of its lines. */
export interface Roots {
  readonly members: Root;
  readonly lines: Root;
}

/** An object's leaf: what `sha512sum objects/<id>` prints, `<sha512>  objects/<id>\n`. */
export function memberLeaf(objectId: string, sha512: string): Buffer {
  return Buffer.from(`${sha512}  ${objectMember(objectId)}\n`);
}

/**
 * A line's leaf: the 64 bytes of the SHA-512 of its bytes (without the newline). It is the digest and not the line,
 * so that the tree verifies after a purge has left the digest alone.
 */
export function lineLeaf(text: string): Buffer {
  return hash('sha512', text, 'buffer');
}

/** The leaf of a line that was read back, purged or not. `text` is the line's bytes. */
export function storedLineLeaf(line: StoredLine, text: string): Buffer {
  return 'purged' in line ? Buffer.from(line.purged.sha512, 'hex') : lineLeaf(text);
}

/** Computes a tree whose leaves come one by one. */
export interface TreeBuilder {
  add(leaf: Buffer): void;
  root(): Root;
}

export function treeBuilder(): TreeBuilder {
  const tree = merkleBuilder();
  return { add: tree.add, root: () => ({ count: tree.count, sha512: tree.root() }) };
}

/**
 * The roots of a folder from those of its files. Each file has a tree of its own, so that files are made, kept and
 * verified one by one; the folder's root is that of a tree whose leaves are the files' roots (their 64 bytes), in the
 * order of `files`. `count` counts the leaves below all of them.
 */
export function folderRoots(files: readonly { readonly members?: Root; readonly lines?: Root }[]): Roots {
  return {
    members: rootOfRoots(files.flatMap((file) => file.members ?? [])),
    lines: rootOfRoots(files.flatMap((file) => file.lines ?? [])),
  };
}

function rootOfRoots(roots: readonly Root[]): Root {
  const tree = merkleBuilder();
  let count = 0;
  for (const root of roots) {
    tree.add(Buffer.from(root.sha512, 'hex'));
    count += root.count;
  }
  return { count, sha512: tree.root() };
}
