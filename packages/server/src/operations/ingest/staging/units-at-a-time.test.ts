import { describe, expect, it } from 'vitest';
import { unitsAtATime } from './units-at-a-time.ts';

const MEBIBYTE = 2 ** 20;
const ofLargest = (largestUnit: number) => ({
  facts: { manifest: { faults: [], faultCount: 0, counts: NO_COUNTS, largestUnit } },
});
const NO_COUNTS = {
  archiveUnits: 0,
  archiveUnitReferences: 0,
  binaryDataObjects: 0,
  physicalDataObjects: 0,
  dataObjectGroups: 0,
  elements: 0,
  bytes: 0,
};

describe('units read at a time', () => {
  it.each([
    ['as many as usual', 2_000, 1_000],
    ['fewer when one is of a megabyte', MEBIBYTE, 32],
    ['one when one is larger than what is held', 60 * MEBIBYTE, 1],
  ])('are %s', (_what, largest, expected) => {
    expect(unitsAtATime(ofLargest(largest), 1_000)).toBe(expected);
  });

  it('are as many as usual before the manifest is read', () => {
    expect(unitsAtATime({ facts: {} }, 500)).toBe(500);
  });
});
