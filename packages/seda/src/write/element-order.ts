import type { ElementType, Particle } from '../schema/particles.ts';

/** The place of extensions among the elements. */
export const EXTENSIONS = '*';

export interface OrderedElement {
  readonly name: string;
  readonly type: ElementType;
  /** It stands in every document: not optional, nor a branch, nor part of what is. */
  readonly required: boolean;
}

const orders = new WeakMap<ElementType, readonly (OrderedElement | typeof EXTENSIONS)[]>();

/** @returns the children of an element type, in the order in which the schema wants them, each name once. */
export function elementOrder(type: ElementType): readonly (OrderedElement | typeof EXTENSIONS)[] {
  const known = orders.get(type);
  if (known !== undefined) return known;
  const order: (OrderedElement | typeof EXTENSIONS)[] = [];
  const seen = new Set<string>();
  const walk = (particle: Particle, stands: boolean): void => {
    const always = stands && (particle.occurs === '1' || particle.occurs === '+');
    if ('particles' in particle) {
      for (const inner of particle.particles) walk(inner, always && particle.kind === 'sequence');
      return;
    }
    const name = particle.kind === 'any' ? EXTENSIONS : particle.name;
    if (seen.has(name)) return;
    seen.add(name);
    order.push(particle.kind === 'any' ? EXTENSIONS : { name, type: particle.type(), required: always });
  };
  if (type.content.kind === 'children') walk(type.content.model, true);
  if (type.content.kind === 'all') for (const element of type.content.elements) walk(element, true);
  orders.set(type, order);
  return order;
}
