import { FIRST_SET, type RunNode, type SequenceNode } from './nodes.ts';

/** What comparing may still cost. When it is spent, comparisons fail and the answer says that a limit was reached. */
export interface Budget {
  steps: number;
}

/**
 * Compares nodes forwards from each of the places (sorted), inside `bytes`.
 *
 * All places are followed together, node by node: time grows with the width of gaps, never with their product.
 *
 * @returns the places where the nodes may end, sorted
 */
export function endsOf(
  nodes: readonly SequenceNode[],
  bytes: Uint8Array,
  places: readonly number[],
  budget: Budget,
): readonly number[] {
  let current = places;
  for (const node of nodes) {
    if (current.length === 0 || !spend(budget, current.length)) return [];
    if (node.kind === 'run') {
      const { length } = node.elements;
      current = keep(current, (place) => runStandsAt(node, bytes, place)).map((place) => place + length);
    } else if (node.kind === 'gap') {
      current = spread(current, node.min, node.max, bytes.length, budget);
    } else {
      const from = current;
      current = union(node.alternatives.map((alternative) => endsOf(alternative, bytes, from, budget)));
    }
  }
  return current;
}

/** The same backwards: the places where nodes that end at each of `places` may begin, sorted. */
export function startsOf(
  nodes: readonly SequenceNode[],
  bytes: Uint8Array,
  places: readonly number[],
  budget: Budget,
): readonly number[] {
  let current = places;
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index];
    if (node === undefined || current.length === 0 || !spend(budget, current.length)) return [];
    if (node.kind === 'run') {
      const { length } = node.elements;
      current = keep(
        current.map((place) => place - length),
        (place) => place >= 0 && runStandsAt(node, bytes, place),
      );
    } else if (node.kind === 'gap') {
      current = spread(current, -node.max, -node.min, bytes.length, budget);
    } else {
      const from = current;
      current = union(node.alternatives.map((alternative) => startsOf(alternative, bytes, from, budget)));
    }
  }
  return current;
}

function runStandsAt(run: RunNode, bytes: Uint8Array, place: number): boolean {
  const { elements, sets } = run;
  if (place + elements.length > bytes.length) return false;
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index] ?? 0;
    const byte = bytes[place + index] ?? 0;
    if (element < FIRST_SET ? byte !== element : sets[element - FIRST_SET]?.[byte] !== 1) return false;
  }
  return true;
}

function keep(places: readonly number[], stands: (place: number) => boolean): readonly number[] {
  const [only] = places;
  if (only !== undefined && places.length === 1) return stands(only) ? places : [];
  return places.filter(stands);
}

/** Each place moved by each distance, without doubles, inside the bytes. */
function spread(
  places: readonly number[],
  min: number,
  max: number,
  length: number,
  budget: Budget,
): number[] {
  const reached: number[] = [];
  let next = 0;
  for (const place of places) {
    const last = Math.min(place + max, length);
    for (next = Math.max(next, place + min, 0); next <= last; next++) reached.push(next);
  }
  spend(budget, reached.length);
  return reached;
}

function union(sets: readonly (readonly number[])[]): readonly number[] {
  const found = sets.filter((set) => set.length > 0);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  return [...new Set(found.flat())].sort((one, other) => one - other);
}

function spend(budget: Budget, steps: number): boolean {
  budget.steps -= steps;
  return budget.steps > 0;
}
