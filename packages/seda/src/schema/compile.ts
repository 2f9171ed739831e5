import type { Attribute, Content, ElementParticle, ElementType, Occurrence, Particle } from './particles.ts';
import type { SimpleType } from './simple-types.ts';

/**
 * Content models become deterministic automata (Glushkov's construction, then subsets), so that validating an element
 * is one look-up. Two rules of XML Schema 1.1 hold: an element that the model names is never taken by its wildcard,
 * at any place of the model; a wildcard takes every other element, of any namespace.
 */
export interface CompiledType {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly required: readonly Attribute[];
  readonly nillable: boolean;
  /** What an element of this type holds as text; undefined when it holds children. */
  readonly text: SimpleType | undefined;
  /** Where its children begin; undefined when it holds a text. */
  readonly start: State | undefined;
  /** The children that the model names, wherever they stand. */
  readonly named: ReadonlyMap<string, CompiledType>;
}

export interface State {
  readonly transitions: ReadonlyMap<string, Transition>;
  /** Where an element that the model does not name leads; undefined: none may stand here. */
  readonly wildcard: State | undefined;
  /** The element may end here. */
  readonly accepting: boolean;
}

export interface Transition {
  readonly name: string;
  readonly type: CompiledType;
  readonly next: State;
}

interface MutableState {
  readonly transitions: Map<string, Transition>;
  wildcard: State | undefined;
  accepting: boolean;
}

/** A place of the model where an element or a wildcard stands. */
interface Place {
  /** undefined: a wildcard. */
  readonly element: ElementParticle | undefined;
  readonly follow: Set<number>;
}

interface Fragment {
  readonly nullable: boolean;
  readonly first: ReadonlySet<number>;
  readonly last: ReadonlySet<number>;
}

const NOTHING: Fragment = { nullable: true, first: new Set(), last: new Set() };

/** @returns the root's type, compiled with all that it holds. */
export function compileType(type: ElementType): CompiledType {
  const compiled = new Map<ElementType, CompiledType>();
  const compile = (source: ElementType): CompiledType => {
    const known = compiled.get(source);
    if (known !== undefined) return known;
    const named = new Map<string, CompiledType>();
    const start: MutableState = { transitions: new Map(), wildcard: undefined, accepting: false };
    const result: CompiledType = {
      name: source.name,
      attributes: new Map(source.attributes.map((attribute) => [attribute.name, attribute])),
      required: source.attributes.filter((attribute) => attribute.required),
      nillable: source.nillable === true,
      text: source.content.kind === 'text' ? source.content.type : undefined,
      start: source.content.kind === 'text' ? undefined : start,
      named,
    };
    compiled.set(source, result);
    buildAutomaton(source.name, source.content, start, named, compile);
    return result;
  };
  return compile(type);
}

type Compile = (type: ElementType) => CompiledType;

function buildAutomaton(
  typeName: string,
  content: Content,
  start: MutableState,
  named: Map<string, CompiledType>,
  compile: Compile,
): void {
  if (content.kind === 'text') return;
  if (content.kind === 'all') {
    for (const element of content.elements) named.set(element.name, compile(element.type()));
    buildAll(content.elements, start, named);
    return;
  }
  const places: Place[] = [];
  const whole = place(content.model, places);
  for (const { element } of places) {
    if (element === undefined) continue;
    const child = compile(element.type());
    const other = named.get(element.name);
    if (other !== undefined && other !== child) {
      throw new Error(`Schema: ${typeName} gives <${element.name}> two types.`);
    }
    named.set(element.name, child);
  }
  buildSubsets(places, whole, start, named);
}

/** Numbers the places of a particle and says which ones may follow which. */
function place(particle: Particle, places: Place[]): Fragment {
  if (particle.kind === 'element' || particle.kind === 'any') {
    const number = places.length;
    places.push({ element: particle.kind === 'element' ? particle : undefined, follow: new Set() });
    const only = new Set([number]);
    return repeat({ nullable: false, first: only, last: only }, particle.occurs, places);
  }
  const fragments = particle.particles.map((inner) => place(inner, places));
  const combined = particle.kind === 'choice' ? either(fragments) : inOrder(fragments, places);
  return repeat(combined, particle.occurs, places);
}

function either(fragments: readonly Fragment[]): Fragment {
  return {
    nullable: fragments.some((fragment) => fragment.nullable),
    first: new Set(fragments.flatMap((fragment) => [...fragment.first])),
    last: new Set(fragments.flatMap((fragment) => [...fragment.last])),
  };
}

function inOrder(fragments: readonly Fragment[], places: readonly Place[]): Fragment {
  return fragments.reduce((before, after) => {
    link(before.last, after.first, places);
    return {
      nullable: before.nullable && after.nullable,
      first: before.nullable ? new Set([...before.first, ...after.first]) : before.first,
      last: after.nullable ? new Set([...before.last, ...after.last]) : after.last,
    };
  }, NOTHING);
}

function repeat(fragment: Fragment, occurs: Occurrence, places: readonly Place[]): Fragment {
  if (occurs === '*' || occurs === '+') link(fragment.last, fragment.first, places);
  return occurs === '?' || occurs === '*' ? { ...fragment, nullable: true } : fragment;
}

function link(from: ReadonlySet<number>, to: ReadonlySet<number>, places: readonly Place[]): void {
  for (const number of from) {
    for (const next of to) places[number]?.follow.add(next);
  }
}

function buildSubsets(
  places: readonly Place[],
  whole: Fragment,
  start: MutableState,
  named: ReadonlyMap<string, CompiledType>,
): void {
  const states = new Map<string, MutableState>();
  const pending: { state: MutableState; next: ReadonlySet<number> }[] = [{ state: start, next: whole.first }];
  start.accepting = whole.nullable;

  const stateOf = (reached: readonly number[]): MutableState => {
    const key = reached.join();
    const known = states.get(key);
    if (known !== undefined) return known;
    const state: MutableState = {
      transitions: new Map(),
      wildcard: undefined,
      accepting: reached.some((number) => whole.last.has(number)),
    };
    states.set(key, state);
    const next = new Set(reached.flatMap((number) => [...(places[number]?.follow ?? [])]));
    pending.push({ state, next });
    return state;
  };

  for (let work = pending.pop(); work !== undefined; work = pending.pop()) {
    const byName = new Map<string, number[]>();
    const wildcards: number[] = [];
    for (const number of [...work.next].sort((a, b) => a - b)) {
      const element = places[number]?.element;
      if (element === undefined) wildcards.push(number);
      else byName.set(element.name, [...(byName.get(element.name) ?? []), number]);
    }
    for (const [name, reached] of byName) {
      const type = named.get(name);
      if (type !== undefined) work.state.transitions.set(name, { name, type, next: stateOf(reached) });
    }
    if (wildcards.length > 0) work.state.wildcard = stateOf(wildcards);
  }
}

/** xs:all: one state for each set of children already met. */
function buildAll(
  elements: readonly ElementParticle[],
  start: MutableState,
  named: ReadonlyMap<string, CompiledType>,
): void {
  const states = new Map<number, MutableState>([[0, start]]);
  const stateOf = (met: number): MutableState => {
    const known = states.get(met);
    if (known !== undefined) return known;
    const state: MutableState = { transitions: new Map(), wildcard: undefined, accepting: false };
    states.set(met, state);
    fill(state, met);
    return state;
  };
  const fill = (state: MutableState, met: number): void => {
    state.accepting = elements.every((element, bit) => element.occurs === '?' || (met & (1 << bit)) !== 0);
    for (const [bit, element] of elements.entries()) {
      const type = named.get(element.name);
      if (type === undefined || (met & (1 << bit)) !== 0) continue;
      state.transitions.set(element.name, { name: element.name, type, next: stateOf(met | (1 << bit)) });
    }
  };
  fill(start, 0);
}
