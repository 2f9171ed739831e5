import type { JsonObject, JsonValue } from '@chartrier/seda';
import { isDeclaredList } from '../../archive/index.ts';
import { MANAGEMENT, type Step } from './description-columns.ts';

/** A cell that has something in it. */
export interface FilledCell {
  /** The column's name, for whoever is told of a fault. */
  readonly name: string;
  readonly target: readonly Step[];
  readonly text: string;
  /** What the column's attribute says on this row: `xml:lang="fr"`. */
  readonly attribute?: string;
}

/** Why a row's cells do not make a unit. */
export interface CellFault {
  readonly name: string;
  readonly fault: 'given-twice' | 'attribute-unreadable';
  readonly found: string;
}

/** A value on its way to be JSON: what is at a place of a list comes by its number, in any order. */
type Node =
  | { readonly kind: 'fields' | 'places'; readonly children: Map<Step, Node> }
  | { readonly kind: 'value'; readonly value: JsonValue };

const LANGUAGE_FIELDS: Readonly<Record<string, string>> = { Title: 'Title_', Description: 'Description_' };
const LANGUAGE = /^\s*xml:lang\s*=\s*["']([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)["']\s*$/;
const ALGORITHM = /^\s*algorithm\s*=\s*["']([^"']+)["']\s*$/;
const SIGNED_DIGEST = 'SignedObjectDigest';

/**
 * The part of a unit that the cells of a row describe, in the notation of the API. Fields that hold lists are lists, even of
 * one value without a number; places that are missing between two numbers close up.
 */
export function unitOfCells(
  cells: readonly FilledCell[],
): { readonly unit: JsonObject } | { readonly refused: CellFault } {
  const children = new Map<Step, Node>();
  for (const cell of cells) {
    const placed = placeCell(cell);
    if ('fault' in placed) return { refused: placed };
    if (!put({ kind: 'fields', children }, placed.target, placed.value))
      return { refused: { name: cell.name, fault: 'given-twice', found: cell.text } };
  }
  return { unit: fieldsOf(children) };
}

/** Where a cell's value goes, and as what: its attribute may change both. */
function placeCell(
  cell: FilledCell,
): { readonly target: readonly Step[]; readonly value: JsonValue } | CellFault {
  const { target, text, attribute, name } = cell;
  const [field] = target;
  const byLanguage = typeof field === 'string' ? LANGUAGE_FIELDS[field] : undefined;
  if (byLanguage !== undefined && typeof field === 'string' && isWholeField(target)) {
    if (attribute === undefined) return { target: [field], value: text };
    const language = LANGUAGE.exec(attribute)?.[1];
    if (language === undefined)
      return { name: `${name}.attr`, fault: 'attribute-unreadable', found: attribute };
    return { target: [byLanguage, language], value: text };
  }
  if (attribute === undefined) return { target: withPlaces(target), value: text };
  const algorithm = ALGORITHM.exec(attribute)?.[1];
  if (target.at(-1) !== SIGNED_DIGEST || algorithm === undefined)
    return { name: `${name}.attr`, fault: 'attribute-unreadable', found: attribute };
  return { target: withPlaces(target), value: { MessageDigest: text, Algorithm: algorithm } };
}

/** `Title`, or `Title.n`: one of the texts of a field that may have one a language. */
function isWholeField(target: readonly Step[]): boolean {
  return target.length === 1 || (target.length === 2 && typeof target[1] === 'number');
}

/** A list's field that is given without a number is its first place. */
function withPlaces(target: readonly Step[]): readonly Step[] {
  if (target[0] === MANAGEMENT) return target;
  const placed: Step[] = [];
  const names: string[] = [];
  for (const [index, step] of target.entries()) {
    placed.push(step);
    if (typeof step === 'number') continue;
    names.push(step);
    if (typeof target[index + 1] !== 'number' && isDeclaredList(names)) placed.push(0);
  }
  return placed;
}

/** Puts a value at its place; false when another column has put something there, or above. */
function put(node: Node, [step, ...below]: readonly Step[], value: JsonValue): boolean {
  if (step === undefined || node.kind === 'value') return false;
  if ((typeof step === 'number') !== (node.kind === 'places')) return false;
  const held = node.children.get(step);
  if (below.length === 0) {
    if (held !== undefined) return false;
    node.children.set(step, { kind: 'value', value });
    return true;
  }
  const kind = typeof below[0] === 'number' ? 'places' : 'fields';
  const child: Node = held ?? { kind, children: new Map() };
  node.children.set(step, child);
  return put(child, below, value);
}

function fieldsOf(children: ReadonlyMap<Step, Node>): JsonObject {
  return Object.fromEntries([...children].map(([name, child]) => [String(name), jsonOf(child)]));
}

function jsonOf(node: Node): JsonValue {
  if (node.kind === 'value') return node.value;
  if (node.kind === 'fields') return fieldsOf(node.children);
  return [...node.children]
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([, child]) => jsonOf(child));
}
