import { FIRST_SET, lengthOf, membersOf, runOf, type SequenceNode } from './nodes.ts';

/**
 * The bytes by which a segment is found: the rarest short literals that it cannot do without. What stands before them
 * is then compared backwards, what stands from them on forwards.
 */
export interface Anchor {
  /** One of these stands at the anchor's place; several where bytes have alternatives. */
  readonly literals: readonly Uint8Array[];
  readonly before: readonly SequenceNode[];
  /** Begins with the anchor's own bytes. */
  readonly after: readonly SequenceNode[];
  /** From the segment's first byte to the anchor's. */
  readonly distance: { readonly min: number; readonly max: number };
}

const LITERAL_LENGTH = 8;
const LITERAL_COUNT = 16;
/** Of alternatives too many or too long to be searched whole, their first bytes are. */
const BEGINNING_LENGTH = 4;
const BEGINNING_COUNT = 64;
/** The anchor of a choice too rich for literals: compared at each place, for want of better. */
const ANY_BYTE = Array.from({ length: 256 }, (_, byte) => [byte]);
/** Starting places tried in one run: beyond, no rarer bytes are worth the time. */
const PLACES_TRIED = 24;

/** A byte, a set of bytes or a choice of literals: what an anchor is made of. */
interface Atom {
  readonly node: number;
  readonly offset: number;
  /** How many literals it stands for; beyond LITERAL_COUNT, it can only be alone. */
  readonly count: number;
  /** Bits of surprise that it brings. */
  readonly bits: number;
  readonly length: number;
  /** The literals; undefined where they are the members of the run's element. */
  readonly literals?: readonly (readonly number[])[];
}

/** @throws RangeError where the segment has no byte at its own level to hold on to */
export function chooseAnchor(nodes: readonly SequenceNode[]): Anchor {
  let best: { score: number; atoms: readonly Atom[]; place: number; end: number } | undefined;
  let min = 0;
  let max = 0;
  nodes.forEach((node, index) => {
    if (node.kind !== 'gap') {
      const atoms = atomsFrom(nodes, index);
      const places =
        node.kind === 'run' ? Math.min(node.elements.length, PLACES_TRIED) : Math.min(1, atoms.length);
      for (let place = 0; place < places; place++) {
        const { bits, end } = extend(atoms, place);
        const score = bits - Math.log2(max - min + 1);
        if (best === undefined || score > best.score + 0.001) best = { score, atoms, place, end };
      }
    }
    const length = lengthOf([node]);
    min += length.min;
    max += length.max;
  });
  const first = best?.atoms[best.place];
  if (best === undefined || first === undefined) throw new RangeError('a segment has no bytes to search for');
  const { before, after } = cut(nodes, first.node, first.offset);
  return {
    literals: literalsOf(nodes, best.atoms.slice(best.place, best.end)),
    before,
    after,
    distance: lengthOf(before),
  };
}

/** Atoms from a node on, until a gap or a choice too rich: as many as anchors of this node may hold. */
function atomsFrom(nodes: readonly SequenceNode[], index: number): readonly Atom[] {
  const atoms: Atom[] = [];
  for (let at = index; at < nodes.length && atoms.length < PLACES_TRIED + LITERAL_LENGTH; at++) {
    const node = nodes[at];
    if (node === undefined || node.kind === 'gap') break;
    if (node.kind === 'choice') {
      const literals = literalAlternatives(node.alternatives);
      if (literals === undefined) {
        const beginnings = beginningsOf(node.alternatives) ?? ANY_BYTE;
        const bits = rarity(beginnings);
        atoms.push({ node: at, offset: 0, count: 1, bits, length: LITERAL_LENGTH, literals: beginnings });
        break;
      }
      const length = Math.min(...literals.map((literal) => literal.length));
      atoms.push({ node: at, offset: 0, count: literals.length, bits: rarity(literals), length, literals });
      continue;
    }
    const last = Math.min(node.elements.length, PLACES_TRIED + LITERAL_LENGTH - atoms.length);
    for (let offset = 0; offset < last; offset++) {
      const element = node.elements[offset] ?? 0;
      const members = element < FIRST_SET ? undefined : membersOf(node, element);
      const bits = members === undefined ? BITS[element] : rarityOf(members);
      atoms.push({ node: at, offset, count: members?.length ?? 1, bits: bits ?? 0, length: 1 });
    }
  }
  return atoms;
}

/** Goes on through atoms while the literals stay few and short; a first atom of many literals stays alone. */
function extend(atoms: readonly Atom[], place: number): { bits: number; end: number } {
  let count = 1;
  let bits = 0;
  let length = 0;
  let end = place;
  for (let atom = atoms[end]; atom !== undefined && length < LITERAL_LENGTH; atom = atoms[end]) {
    count *= atom.count;
    if (count > LITERAL_COUNT && end > place) break;
    bits += atom.bits;
    length += atom.length;
    end++;
  }
  return { bits, end };
}

function literalsOf(nodes: readonly SequenceNode[], atoms: readonly Atom[]): readonly Uint8Array[] {
  let literals: number[][] = [[]];
  for (const { node: place, offset, count, literals: choice } of atoms) {
    const node = nodes[place];
    if (node?.kind === 'run' && count === 1) {
      const byte = node.elements[offset] ?? 0;
      for (const literal of literals) literal.push(byte < FIRST_SET ? byte : (membersOf(node, byte)[0] ?? 0));
      continue;
    }
    const members = node?.kind === 'run' ? membersOf(node, node.elements[offset] ?? 0) : [];
    const endings = choice ?? members.map((byte) => [byte]);
    literals = literals.flatMap((literal) => endings.map((ending) => literal.concat(ending)));
  }
  return literals.map((literal) => Uint8Array.from(literal));
}

/** The first bytes of each alternative, where they are bytes: enough for an anchor that ends there. */
function beginningsOf(alternatives: readonly (readonly SequenceNode[])[]): number[][] | undefined {
  const beginnings = new Map<string, number[]>();
  for (const [run] of alternatives) {
    if (run?.kind !== 'run') return undefined;
    const set = run.elements.findIndex((element) => element >= FIRST_SET);
    const beginning = run.elements.slice(0, set < 0 ? BEGINNING_LENGTH : Math.min(set, BEGINNING_LENGTH));
    if (beginning.length === 0) return undefined;
    beginnings.set(beginning.join(), beginning);
  }
  return beginnings.size > BEGINNING_COUNT ? undefined : [...beginnings.values()];
}

/** The alternatives as literals, where each is one run of few bytes; undefined where they are more than that. */
function literalAlternatives(alternatives: readonly (readonly SequenceNode[])[]): number[][] | undefined {
  const literals: number[][] = [];
  for (const alternative of alternatives) {
    const run = alternative[0];
    if (run?.kind !== 'run' || alternative.length !== 1) return undefined;
    let expanded: number[][] = [[]];
    for (const element of run.elements) {
      const members = membersOf(run, element);
      expanded = expanded.flatMap((literal) => members.map((byte) => [...literal, byte]));
      if (expanded.length > LITERAL_COUNT) return undefined;
    }
    literals.push(...expanded);
  }
  return literals.length > LITERAL_COUNT ? undefined : literals;
}

function cut(nodes: readonly SequenceNode[], index: number, offset: number) {
  const node = nodes[index];
  if (node?.kind !== 'run' || offset === 0) {
    return { before: nodes.slice(0, index), after: nodes.slice(index) };
  }
  return {
    before: [...nodes.slice(0, index), runOf(node.elements.slice(0, offset), node.sets)],
    after: [runOf(node.elements.slice(offset), node.sets), ...nodes.slice(index + 1)],
  };
}

/** How many bits of surprise it is to meet one of these literals in an ordinary file. */
function rarity(literals: readonly (readonly number[])[]): number {
  let probability = 0;
  for (const literal of literals) {
    probability += literal.reduce((product, byte) => product * frequency(byte), 1);
  }
  return -Math.log2(Math.min(probability, 1));
}

function rarityOf(members: readonly number[]): number {
  return -Math.log2(
    Math.min(
      members.reduce((sum, byte) => sum + frequency(byte), 0),
      1,
    ),
  );
}

function frequency(byte: number): number {
  if (byte === 0x00) return 1 / 6;
  if (byte === 0x20 || byte === 0xff) return 1 / 24;
  if ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x01) return 1 / 64;
  if (byte < 0x7f) return 1 / 128;
  return 1 / 220;
}

const BITS = Float64Array.from({ length: 256 }, (_, byte) => -Math.log2(frequency(byte)));
