import type { SimpleType } from './simple-types.ts';

/**
 * SEDA's schema as data. An element type says which attributes an element has and what it holds: a text, or children
 * by a content model, whose particles are elements, wildcards (`xs:any`, lax), sequences and choices.
 */
export interface ElementType {
  /** Named after the type of SEDA that it describes. */
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly content: Content;
  /** `xsi:nil="true"` leaves the element empty. */
  readonly nillable?: boolean;
}

export interface Attribute {
  /** Local name; `xml:lang`, `xml:id`, `xlink:href` for those of these namespaces. */
  readonly name: string;
  readonly type: SimpleType;
  readonly required: boolean;
}

export type Content =
  | { readonly kind: 'text'; readonly type: SimpleType }
  | { readonly kind: 'children'; readonly model: Particle }
  /** xs:all: each child at most once, in any order. */
  | { readonly kind: 'all'; readonly elements: readonly ElementParticle[] };

/** How often a particle stands: once, at most once, any number of times, at least once. */
export type Occurrence = '1' | '?' | '*' | '+';

export interface ElementParticle {
  readonly kind: 'element';
  readonly name: string;
  /** Given late, because units nest in units. */
  readonly type: () => ElementType;
  readonly occurs: Occurrence;
}

export type Particle =
  | ElementParticle
  | { readonly kind: 'any'; readonly occurs: Occurrence }
  | {
      readonly kind: 'sequence' | 'choice';
      readonly particles: readonly Particle[];
      readonly occurs: Occurrence;
    };

type Typed = ElementType | (() => ElementType);

function element(name: string, type: Typed, occurs: Occurrence): ElementParticle {
  return { kind: 'element', name, type: typeof type === 'function' ? type : () => type, occurs };
}

export const one = (name: string, type: Typed) => element(name, type, '1');
export const optional = (name: string, type: Typed) => element(name, type, '?');
export const many = (name: string, type: Typed) => element(name, type, '*');
export const some = (name: string, type: Typed) => element(name, type, '+');

export const anyElements: Particle = { kind: 'any', occurs: '*' };
export const anyElement: Particle = { kind: 'any', occurs: '1' };

export const sequence = (...particles: readonly Particle[]): Particle => ({
  kind: 'sequence',
  particles,
  occurs: '1',
});
export const choice = (...particles: readonly Particle[]): Particle => ({
  kind: 'choice',
  particles,
  occurs: '1',
});

/** The same particle, with another occurrence. */
export function times(occurs: Occurrence, particle: Particle): Particle {
  return { ...particle, occurs };
}

/** The particles that a version of SEDA has. */
export function when(condition: boolean, ...particles: readonly Particle[]): readonly Particle[] {
  return condition ? particles : [];
}

export const attribute = (name: string, type: SimpleType): Attribute => ({ name, type, required: false });
export const requiredAttribute = (name: string, type: SimpleType): Attribute => ({
  name,
  type,
  required: true,
});

/** An element that holds a text. */
export function textType(name: string, type: SimpleType, ...attributes: readonly Attribute[]): ElementType {
  return { name, attributes, content: { kind: 'text', type } };
}

/** An element that holds children. */
export function childrenType(
  name: string,
  model: Particle,
  ...attributes: readonly Attribute[]
): ElementType {
  return { name, attributes, content: { kind: 'children', model } };
}
