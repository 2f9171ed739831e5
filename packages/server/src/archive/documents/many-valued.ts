import { unitSchema } from './unit-schema.ts';

interface Node {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly patternProperties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
}

/**
 * Whether a unit's field holds a list, by its path: what the schema of units says, and always for a field that it does not
 * know (free metadata are lists, as those that a manifest brings).
 */
export function isManyValued(path: readonly string[]): boolean {
  const node = nodeAt(path);
  return node === undefined || node.type === 'array';
}

/** Whether the schema of units says that a field holds a list; not for a field that it does not know. */
export function isDeclaredList(path: readonly string[]): boolean {
  return nodeAt(path)?.type === 'array';
}

function nodeAt(path: readonly string[]): Node | undefined {
  let node: Node | undefined = unitSchema;
  for (const name of path) node = node === undefined ? undefined : childOf(node, name);
  return node;
}

function childOf(node: Node, name: string): Node | undefined {
  if (node.type === 'array') {
    if (/^\d+$/.test(name)) return node.items;
    return node.items === undefined ? undefined : childOf(node.items, name);
  }
  const own = node.properties;
  if (own !== undefined && Object.hasOwn(own, name)) return own[name];
  const pattern = Object.entries(node.patternProperties ?? {}).find(([key]) => new RegExp(key).test(name));
  return pattern?.[1];
}
