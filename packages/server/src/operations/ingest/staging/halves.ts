/** Below, what two connections gain is lost in starting them. */
const WORTH_HALVING = 2_000;

/**
 * A range in two, for a statement that PostgreSQL runs on one processor only (it writes) and that two connections run side
 * by side; one that is small as it is. Both ends are included.
 */
export function halvesOf([from, to]: readonly [number, number]): readonly (readonly [number, number])[] {
  if (to - from < WORTH_HALVING) return [[from, to]];
  const middle = Math.floor((from + to) / 2);
  return [
    [from, middle],
    [middle + 1, to],
  ];
}
