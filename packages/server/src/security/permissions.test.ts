import { describe, expect, it } from 'vitest';
import { isPermission, PERMISSIONS } from './permissions.ts';

describe('the permissions', () => {
  it('are each named once, in order', () => {
    expect(new Set(PERMISSIONS).size).toBe(PERMISSIONS.length);
    expect([...PERMISSIONS].sort()).toEqual(PERMISSIONS);
  });

  it('keep the peer’s spelling', () => {
    expect(isPermission('profiles:id:update:binaire')).toBe(true);
    expect(isPermission('ingests:id:archivetransfertreply:read')).toBe(true);
    expect(isPermission('units:READ')).toBe(false);
  });
});
