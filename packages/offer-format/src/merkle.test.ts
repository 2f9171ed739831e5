import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { merkleBuilder, merkleRoot } from './merkle.ts';

/** RFC 6962 §2.1, as it is written there. */
function recursiveRoot(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (!only) return createHash('sha512').digest();
  if (leaves.length === 1) return createHash('sha512').update(Buffer.of(0)).update(only).digest();
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return createHash('sha512')
    .update(Buffer.of(1))
    .update(recursiveRoot(leaves.slice(0, half)))
    .update(recursiveRoot(leaves.slice(half)))
    .digest();
}

describe('a Merkle tree', () => {
  it('has the root that RFC 6962 defines, for any number of leaves', () => {
    const leaves = Array.from({ length: 70 }, (_, n) => Buffer.from(`leaf ${n}`));
    for (let count = 0; count <= leaves.length; count++) {
      const some = leaves.slice(0, count);
      expect(merkleRoot(some)).toBe(recursiveRoot(some).toString('hex'));
    }
  });

  it('goes on after its root was asked', () => {
    const tree = merkleBuilder();
    tree.add(Buffer.from('a'));
    tree.root();
    tree.add(Buffer.from('b'));
    expect(tree.root()).toBe(merkleRoot([Buffer.from('a'), Buffer.from('b')]));
    expect(tree.count).toBe(2);
  });
});
