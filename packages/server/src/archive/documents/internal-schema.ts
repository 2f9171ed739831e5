import { isObject, type OntologyEntry } from '../../referential/index.ts';
import { unitSchema } from './unit-schema.ts';

/** An element of the platform's own schema of units. */
export interface InternalSchemaElement {
  /** Names from the root, separated by dots; stored names (`_mgt`). */
  readonly path: string;
  readonly name: string;
  readonly isObject: boolean;
  readonly isList: boolean;
}

interface Node {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly patternProperties?: Readonly<Record<string, unknown>>;
  readonly items?: unknown;
  readonly anyOf?: readonly unknown[];
}

/** The elements of a unit's document, objects before what they hold, in the order of the schema. */
export function internalSchemaElements(): readonly InternalSchemaElement[] {
  return childrenOf(unitSchema, '');
}

function childrenOf(node: Node, path: string): readonly InternalSchemaElement[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, value]) => {
    const child = isObject(value) ? (value as Node) : {};
    const own = path === '' ? name : `${path}.${name}`;
    const content = contentOf(child);
    const isInner = content.type === 'object' || content.properties !== undefined;
    return [
      { path: own, name, isObject: isInner, isList: isListOf(child) },
      ...(isInner ? childrenOf(content, own) : []),
    ];
  });
}

/** One value may be written alone or in a list (`anyOf`): the element is a list then. */
function isListOf(node: Node): boolean {
  return node.type === 'array' || alternativesOf(node).some((one) => one.type === 'array');
}

function contentOf(node: Node): Node {
  const [first] = alternativesOf(node);
  if (node.type === undefined && first !== undefined) return contentOf(first);
  return node.type === 'array' && isObject(node.items) ? contentOf(node.items as Node) : node;
}

function alternativesOf(node: Node): readonly Node[] {
  return (node.anyOf ?? []).filter(isObject) as readonly Node[];
}

/** Finds a vocabulary of the ontology by the name that units use (ApiField), or by its identifier. */
export function unitVocabularies(
  ontology: Iterable<OntologyEntry>,
): (name: string) => OntologyEntry | undefined {
  const entries = new Map<string, OntologyEntry>();
  for (const entry of ontology) {
    if (entry.Origin === 'INTERNAL' && !entry.Collections?.includes('Unit')) continue;
    entries.set(entry.Identifier, entry);
    if (entry.ApiField !== undefined && !entries.has(entry.ApiField)) entries.set(entry.ApiField, entry);
  }
  return (name) => entries.get(name);
}
