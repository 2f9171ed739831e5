import type { UnitStep } from '../finding.ts';
import type { Tag } from './xml-events.ts';

/**
 * The elements that are open, in arrays by depth that are reused for the whole document: no object is made for an
 * element. Depth 0 is the document itself.
 */
export interface ElementStack {
  depth: number;
  readonly tags: (Tag | undefined)[];
  readonly lines: number[];
  readonly columns: number[];
  /** The text met so far, where it is wanted. */
  readonly texts: string[];
}

export function createElementStack(): ElementStack {
  return { depth: 0, tags: [undefined], lines: [1], columns: [1], texts: [''] };
}

/** @returns the element's local name at a depth; empty for the document itself. */
export function nameAt(stack: ElementStack, depth: number): string {
  return stack.tags[depth]?.local ?? '';
}

/** @returns the path from the root to a depth, units and objects with their id. */
export function pathTo(stack: ElementStack, depth: number): string {
  const steps: string[] = [];
  for (let at = 1; at <= depth; at++) {
    const tag = stack.tags[at];
    if (tag === undefined) continue;
    const id = tag.attributes.id?.value;
    steps.push(id === undefined ? tag.local : `${tag.local}[${id}]`);
  }
  return steps.join('/');
}

/** What encloses the current element as archive units; their titles are known by whoever builds them. */
export type EnclosingUnits = () => readonly UnitStep[];
