import type { Format } from './signatures/signature-set.ts';

/**
 * Leaves out formats that another one found wins over, as DROID does: a format left out still wins over its own.
 */
export function withoutLowerPriorities(
  formats: readonly Format[],
  found: ReadonlySet<number>,
): readonly number[] {
  const lower = lowerThan(formats, found);
  return [...found].filter((format) => !lower.has(format));
}

/**
 * Whether it is useless to search a format: it is found already, or one found wins over it and over all that it could
 * leave out among `possible`.
 */
export function isSettled(
  formats: readonly Format[],
  format: number,
  found: ReadonlySet<number>,
  lower: ReadonlySet<number>,
  possible: ReadonlySet<number>,
): boolean {
  if (found.has(format)) return true;
  if (!lower.has(format)) return false;
  return (formats[format]?.priorityOver ?? []).every((other) => lower.has(other) || !possible.has(other));
}

/** Formats that those found win over. */
export function lowerThan(formats: readonly Format[], found: ReadonlySet<number>): ReadonlySet<number> {
  const lower = new Set<number>();
  for (const format of found) {
    for (const other of formats[format]?.priorityOver ?? []) if (other !== format) lower.add(other);
  }
  return lower;
}
