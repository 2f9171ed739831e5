/** A table of units, and how many it holds. */
export interface ShelfTable {
  readonly table: number;
  readonly units: number;
}

/** A search is planned once for each table: measured, 0.2 ms of it each. More are not left to stand. */
export const MAX_SHELF_TABLES = 50;
/** So many tables of about the same size become one. */
const TABLES_OF_A_SIZE = 6;
/** Beyond, a table is copied no more. */
const LARGEST_MERGED_UNITS = 5_000_000;
/** Tables of the first size hold up to so many units; those of the next one, four times as many; and so on. */
const FIRST_SIZE_UNITS = 80_000;
const SIZE_RATIO = 4;

/**
 * The tables to merge into one, least first; none when they are few enough. Tables of one size are merged together, so that a
 * unit is copied a few times only, whatever the number of deposits; when there are too many of all sizes, the smallest are.
 */
export function chooseMerge(tables: readonly ShelfTable[]): readonly number[] {
  const candidates = tables
    .filter(({ units }) => units <= LARGEST_MERGED_UNITS)
    .sort((one, other) => one.units - other.units || one.table - other.table);
  const bySize = new Map<number, ShelfTable[]>();
  for (const candidate of candidates) {
    const size = sizeOf(candidate.units);
    bySize.set(size, [...(bySize.get(size) ?? []), candidate]);
  }
  const crowded = [...bySize.values()].find((some) => some.length >= TABLES_OF_A_SIZE);
  const chosen = crowded ?? (tables.length > MAX_SHELF_TABLES - TABLES_OF_A_SIZE ? candidates : []);
  return withinLargest(chosen.slice(0, TABLES_OF_A_SIZE)).map(({ table }) => table);
}

function sizeOf(units: number): number {
  return units <= FIRST_SIZE_UNITS ? 0 : Math.ceil(Math.log(units / FIRST_SIZE_UNITS) / Math.log(SIZE_RATIO));
}

/** As many of them as make a table that is not too large; one alone is not merged. */
function withinLargest(tables: readonly ShelfTable[]): readonly ShelfTable[] {
  let sum = 0;
  const some = tables.filter(({ units }) => {
    sum += units;
    return sum <= LARGEST_MERGED_UNITS;
  });
  return some.length < 2 ? [] : some;
}
