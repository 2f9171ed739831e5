/**
 * A byte sequence, once read: runs of bytes, gaps of any bytes, choices between alternatives, one after another.
 *
 * A run's element below 256 is that byte; from 256 on it is a set of bytes, `sets[element - 256]`.
 */
export type SequenceNode = RunNode | GapNode | ChoiceNode;

export interface RunNode {
  readonly kind: 'run';
  readonly elements: readonly number[];
  readonly sets: readonly ByteSet[];
}

/** `max` is infinite where anything may stand between. */
export interface GapNode {
  readonly kind: 'gap';
  readonly min: number;
  readonly max: number;
}

export interface ChoiceNode {
  readonly kind: 'choice';
  readonly alternatives: readonly (readonly SequenceNode[])[];
}

/** 256 cells: 1 where the byte is a member. */
export type ByteSet = Uint8Array;

export const FIRST_SET = 256;

export function runOf(elements: readonly number[], sets: readonly ByteSet[] = []): RunNode {
  return { kind: 'run', elements, sets };
}

/** The bytes that an element of a run accepts. */
export function membersOf(run: RunNode, element: number): readonly number[] {
  if (element < FIRST_SET) return [element];
  const set = run.sets[element - FIRST_SET];
  const members: number[] = [];
  set?.forEach((member, byte) => {
    if (member === 1) members.push(byte);
  });
  return members;
}

/** The least and the greatest number of bytes that the nodes cover. */
export function lengthOf(nodes: readonly SequenceNode[]): { readonly min: number; readonly max: number } {
  let min = 0;
  let max = 0;
  for (const node of nodes) {
    if (node.kind === 'run') {
      min += node.elements.length;
      max += node.elements.length;
    } else if (node.kind === 'gap') {
      min += node.min;
      max += node.max;
    } else {
      const lengths = node.alternatives.map(lengthOf);
      min += Math.min(...lengths.map((length) => length.min));
      max += Math.max(...lengths.map((length) => length.max));
    }
  }
  return { min, max };
}

/** The same sequence for bytes read backwards, so that an end of file is matched as a beginning. */
export function reverseNodes(nodes: readonly SequenceNode[]): readonly SequenceNode[] {
  return nodes.toReversed().map((node): SequenceNode => {
    if (node.kind === 'run') return runOf(node.elements.toReversed(), node.sets);
    if (node.kind === 'choice') return { kind: 'choice', alternatives: node.alternatives.map(reverseNodes) };
    return node;
  });
}

/**
 * Joins what stands side by side: runs in one run, gaps in one gap, a choice of single bytes in a set, a choice of one
 * alternative in its place. Longer runs make better anchors.
 */
export function joinNodes(nodes: readonly SequenceNode[]): readonly SequenceNode[] {
  const joined: SequenceNode[] = [];
  for (const node of nodes.flatMap(simplify)) {
    const last = joined.at(-1);
    if (last?.kind === 'run' && node.kind === 'run') {
      const shift = last.sets.length;
      const elements = node.elements.map((element) => (element < FIRST_SET ? element : element + shift));
      joined[joined.length - 1] = runOf([...last.elements, ...elements], [...last.sets, ...node.sets]);
    } else if (last?.kind === 'gap' && node.kind === 'gap') {
      joined[joined.length - 1] = { kind: 'gap', min: last.min + node.min, max: last.max + node.max };
    } else if (node.kind !== 'gap' || node.max > 0) {
      joined.push(node);
    }
  }
  return joined;
}

function simplify(node: SequenceNode): readonly SequenceNode[] {
  if (node.kind !== 'choice') return [node];
  const alternatives = node.alternatives.map(joinNodes);
  const only = alternatives[0];
  if (only !== undefined && alternatives.length === 1) return only;
  const set: ByteSet = new Uint8Array(256);
  for (const alternative of alternatives) {
    const run = alternative[0];
    const element = run?.kind === 'run' && alternative.length === 1 ? run.elements[0] : undefined;
    if (run?.kind !== 'run' || element === undefined || run.elements.length !== 1) {
      return [{ kind: 'choice', alternatives }];
    }
    for (const byte of membersOf(run, element)) set[byte] = 1;
  }
  return [runOf([FIRST_SET], [set])];
}
