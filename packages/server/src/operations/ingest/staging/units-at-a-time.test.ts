import { describe, expect, it } from 'vitest';
import { tablesOf } from './staging-tables.ts';
import { groupsAtATime, unitsAtATime } from './units-at-a-time.ts';

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

describe('groups read at a time', () => {
  const deposit = (largestObject: number, binaryDataObjects: number) => ({
    deposit: 1,
    tables: tablesOf(1, false),
    facts: {
      manifest: { faults: [], faultCount: 0, counts: { ...NO_COUNTS, binaryDataObjects }, largestObject },
    },
  });
  /** What the database says of the largest group. */
  function holding(most: number) {
    const asked: string[] = [];
    return {
      asked,
      query: async <Row>(text: string) => {
        asked.push(text);
        return { rows: [{ most }] as Row[], rowCount: 1 };
      },
    };
  }

  it('are as many as usual when all of them fit, and nothing is asked', async () => {
    const database = holding(1);
    expect(await groupsAtATime(database, deposit(2_000, 1_000), 1_000)).toBe(1_000);
    expect(database.asked).toEqual([]);
  });

  it.each([
    ['as many as usual, of an object each', 2_000, 100_000, 1, 1_000],
    ['fewer when one of them holds a thousand', 2_000, 100_000, 1_000, 16],
    ['one when one holds all', 2_000, 100_000, 100_000, 1],
  ])('are %s', async (_what, largest, objects, most, expected) => {
    expect(await groupsAtATime(holding(most), deposit(largest, objects), 1_000)).toBe(expected);
  });
});
