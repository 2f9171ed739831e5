import { type Anchor, chooseAnchor } from './anchor.ts';
import { lengthOf, type SequenceNode } from './nodes.ts';

/**
 * A part of a sequence that is compared in one go around its anchor. Between segments stand the gaps that are wide or
 * without end: the bytes of each segment are few, however far the segments are from one another.
 */
export interface Segment {
  /** The gap before it: from the beginning of the file for the first, from the end of the previous for others. */
  readonly gap: { readonly min: number; readonly max: number };
  readonly anchor: Anchor;
  readonly maxLength: number;
}

/** Wider gaps part segments: inside a segment, each place of a gap is tried. */
const INNER_GAP_WIDTH = 64;
/** So do longer ones, so that a segment never asks for many bytes around it. */
const INNER_GAP_LENGTH = 256;

/** Bytes of one segment at most: they are held together in memory. */
export const SEGMENT_LENGTH = 64 * 1024;

/**
 * Parts a sequence in segments, in the order of bytes.
 *
 * @throws RangeError where no byte is given, or an alternative holds a gap without end, or of more than 64 KiB
 */
export function partInSegments(nodes: readonly SequenceNode[]): readonly Segment[] {
  const segments: Segment[] = [];
  let gap = { min: 0, max: 0 };
  let inside: SequenceNode[] = [];
  const close = () => {
    if (inside.length === 0) return;
    segments.push(makeSegment(gap, inside));
    gap = { min: 0, max: 0 };
    inside = [];
  };
  for (const node of nodes) {
    if (node.kind === 'gap' && (inside.length === 0 || isWide(node))) {
      close();
      gap = { min: gap.min + node.min, max: gap.max + node.max };
    } else inside.push(node);
  }
  // Bytes of any value that must follow, where the sequence ends with a gap: their least number.
  if (gap.min > 0 && inside.length === 0 && segments.length > 0) {
    const last = segments.pop();
    if (last !== undefined) segments.push(followed(last, gap.min));
  }
  close();
  if (segments.length === 0) throw new RangeError('a sequence gives no byte');
  return segments;
}

function isWide(gap: { readonly min: number; readonly max: number }): boolean {
  return gap.max - gap.min > INNER_GAP_WIDTH || gap.max > INNER_GAP_LENGTH;
}

function makeSegment(gap: Segment['gap'], nodes: readonly SequenceNode[]): Segment {
  const { max } = lengthOf(nodes);
  if (max > SEGMENT_LENGTH)
    throw new RangeError('an alternative holds a gap too long to be compared in one go');
  return { gap, anchor: chooseAnchor(nodes), maxLength: max };
}

function followed(segment: Segment, length: number): Segment {
  const after = [...segment.anchor.after, { kind: 'gap', min: length, max: length } as const];
  return { ...segment, anchor: { ...segment.anchor, after }, maxLength: segment.maxLength + length };
}
