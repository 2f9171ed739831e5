import { describe, expect, it } from 'vitest';
import { compareDocuments } from './compare.ts';

describe('two versions of a document', () => {
  it('differ by what was added, removed and changed, however deep', () => {
    const before = {
      Name: 'Voirie',
      Status: 'INACTIVE',
      RootUnits: ['a', 'b'],
      Deep: { One: 1 },
      '#version': 0,
    };
    const after = {
      Name: 'Voirie',
      Status: 'ACTIVE',
      RootUnits: ['a'],
      Deep: { One: 2, Two: true },
      '#version': 4,
    };
    expect(compareDocuments(before, after)).toEqual([
      { path: 'Deep.One', before: '1', after: '2' },
      { path: 'Deep.Two', after: 'true' },
      { path: 'RootUnits.1', before: 'b' },
      { path: 'Status', before: 'INACTIVE', after: 'ACTIVE' },
    ]);
  });

  it('are all new, or all gone, beside nothing', () => {
    expect(compareDocuments(undefined, { Name: 'x' })).toEqual([{ path: 'Name', after: 'x' }]);
    expect(compareDocuments({ Name: 'x' }, undefined)).toEqual([{ path: 'Name', before: 'x' }]);
  });
});
