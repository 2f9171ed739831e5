import { describe, expect, it } from 'vitest';
import type { DepositFacts } from './deposit-facts.ts';
import { holdsNo, noRareParts, type RareCounts } from './rare-parts.ts';

function facts(rare?: RareCounts): DepositFacts {
  const counts = {
    archiveUnits: 1,
    archiveUnitReferences: 0,
    binaryDataObjects: 0,
    physicalDataObjects: 0,
    dataObjectGroups: 0,
    elements: 1,
    bytes: 1,
  };
  return { manifest: { faults: [], faultCount: 0, counts, ...(rare === undefined ? {} : { rare }) } };
}

describe('what few manifests hold', () => {
  it('is not looked for where the manifest was staged without it', () => {
    const held = facts({ ...noRareParts(), events: 2 });
    expect(holdsNo(held, 'attachedUnits', 'sharedGroups')).toBe(true);
    expect(holdsNo(held, 'events')).toBe(false);
    expect(holdsNo(held, 'attachedUnits', 'events')).toBe(false);
  });

  it('is looked for where it was not counted, or nothing was staged', () => {
    expect(holdsNo(facts(), 'attachedUnits')).toBe(false);
    expect(holdsNo({}, 'attachedUnits')).toBe(false);
  });
});
