import { describe, expect, it } from 'vitest';
import { contractsOn, type Grant, holds, rightsOn } from './grant.ts';

const GRANTS: readonly Grant[] = [
  { tenant: 0, accessContract: 'A', permissions: ['units:read'] },
  { tenant: 0, accessContract: 'B', permissions: ['units:stream'] },
  { tenant: 0, permissions: ['ingests:create'] },
  { tenant: 1, fullAccess: true },
];

describe('what groups give together', () => {
  it('is told by tenant and by contract', () => {
    expect(contractsOn(GRANTS, 0)).toEqual(['A', 'B']);
    expect(contractsOn(GRANTS, 1)).toEqual([]);
    expect(rightsOn(GRANTS, 2, undefined, false)).toEqual({ fullAccess: false, permissions: [] });
    expect(rightsOn(GRANTS, 1, undefined, false)).toEqual({ fullAccess: true, permissions: [] });
  });

  it('does not mix a permission with another contract where archives are seen', () => {
    expect(rightsOn(GRANTS, 0, 'A', true).permissions).toEqual(['units:read']);
    expect(rightsOn(GRANTS, 0, 'B', true).permissions).toEqual(['units:stream']);
    expect(rightsOn(GRANTS, 0, 'A', false).permissions).toEqual(['ingests:create', 'units:read']);
    expect(rightsOn(GRANTS, 0, undefined, false).permissions).toHaveLength(3);
  });

  it('holds a permission by its name or by full access', () => {
    expect(holds(rightsOn(GRANTS, 0, 'A', true), 'units:read')).toBe(true);
    expect(holds(rightsOn(GRANTS, 0, 'A', true), 'units:stream')).toBe(false);
    expect(holds(rightsOn(GRANTS, 1, undefined, false), 'people:read')).toBe(true);
  });
});
