import { createField, createProjection, WHOLE_DOCUMENT } from '@chartrier/dsl';
import { describe, expect, it } from 'vitest';
import { pick } from './pick.ts';

const DOCUMENT = { a: { b: [{ c: 1, d: 2 }, { d: 3 }], e: 4 }, f: [[{ c: 5 }]], g: null };

function picked(...paths: string[]) {
  return pick(DOCUMENT, createProjection(paths.map((path) => createField(path, path))));
}

describe('what a projection keeps', () => {
  it('is the whole document, or the paths that it names, through lists', () => {
    expect(pick(DOCUMENT, WHOLE_DOCUMENT)).toBe(DOCUMENT);
    expect(picked('a.b.c')).toEqual({ a: { b: [{ c: 1 }, {}] } });
    expect(picked('f.c')).toEqual({ f: [[{ c: 5 }]] });
    expect(picked('a.e', 'a.b.d')).toEqual({ a: { e: 4, b: [{ d: 2 }, { d: 3 }] } });
  });

  it('is the shorter of two paths, in any order', () => {
    expect(picked('a.b', 'a.b.c')).toEqual({ a: { b: DOCUMENT.a.b } });
    expect(picked('a.b.c', 'a.b')).toEqual({ a: { b: DOCUMENT.a.b } });
  });

  it('is nothing of unknown paths, nor of those that go through a value', () => {
    expect(picked('z', 'a.e.x', 'toString', '__proto__.x')).toEqual({ a: {} });
  });
});
