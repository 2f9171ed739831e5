import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseMerge, MAX_SHELF_TABLES, type ShelfTable } from './choose-merge.ts';

function tables(...units: readonly number[]): readonly ShelfTable[] {
  return units.map((some, index) => ({ table: index + 1, units: some }));
}

describe('the tables of units to merge', () => {
  it('are six of about the same size', () => {
    expect(chooseMerge(tables(21_000, 30_000, 25_000, 70_000, 22_000))).toEqual([]);
    expect(chooseMerge(tables(21_000, 30_000, 25_000, 70_000, 22_000, 20_001))).toEqual([6, 1, 5, 3, 2, 4]);
    expect(chooseMerge(tables(21_000, 30_000, 25_000, 600_000, 700_000, 800_000, 5e6))).toEqual([]);
  });

  it('are never so many that they make a table too large', () => {
    expect(chooseMerge(tables(1.2e6, 1.2e6, 1.2e6, 1.2e6, 1.2e6, 1.2e6))).toEqual([1, 2, 3, 4]);
    expect(chooseMerge(tables(...Array.from({ length: 60 }, () => 4e6)))).toEqual([]);
  });

  it('are the smallest when there are too many of all sizes', () => {
    const many = [1, 2, 3, 4, 5].flatMap((size) => Array.from({ length: 5 }, () => 60_000 * 4 ** size));
    expect(chooseMerge(tables(...many))).toEqual([]);
    expect(chooseMerge(tables(...many, ...Array.from({ length: 22 }, () => 6e6), 10, 20))).toHaveLength(6);
  });

  it('stay few whatever the deposits, and each unit is copied a few times', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 20_001, max: 1_000_000 }), { minLength: 1, maxLength: 400 }),
        (deposits) => {
          let held: ShelfTable[] = [];
          let next = 1;
          let copied = 0;
          let total = 0;
          for (const units of deposits) {
            held.push({ table: next++, units });
            total += units;
            for (let chosen = chooseMerge(held); chosen.length > 0; chosen = chooseMerge(held)) {
              const merged = held.filter(({ table }) => chosen.includes(table));
              const sum = merged.reduce((all, one) => all + one.units, 0);
              copied += sum;
              held = [...held.filter(({ table }) => !chosen.includes(table)), { table: next++, units: sum }];
            }
          }
          const withinReach = held.filter(({ units }) => units <= 2_500_000);
          expect(withinReach.length).toBeLessThanOrEqual(MAX_SHELF_TABLES);
          expect(copied / total).toBeLessThan(5);
        },
      ),
      { seed: 20261127, numRuns: 100 },
    );
  });
});
