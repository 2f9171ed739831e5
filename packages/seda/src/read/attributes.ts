import type { CompiledType } from '../schema/index.ts';
import { isAccepted } from '../schema/simple-types.ts';
import type { Faults } from './faults.ts';
import { valueRule } from './value-rule.ts';
import type { Tag, TagAttribute } from './xml-events.ts';

/** Receives the identifiers that the document declares and uses (xs:ID, xs:IDREF). */
export type OnIdentifier = (role: 'id' | 'idref', id: string) => void;

const NAMESPACES = new Map([
  ['http://www.w3.org/XML/1998/namespace', 'xml:'],
  ['http://www.w3.org/1999/xlink', 'xlink:'],
]);
/** Namespace declarations, and what tells a validator where schemas are: never read, never fetched. */
const IGNORED = new Set(['http://www.w3.org/2000/xmlns/', 'http://www.w3.org/2001/XMLSchema-instance']);

/** Checks the attributes of an element of a known type; those of XML Schema itself are always admitted. */
export function checkAttributes(
  tag: Tag,
  type: CompiledType,
  faults: Faults,
  onIdentifier: OnIdentifier,
): void {
  const { attributes } = tag;
  for (const name in attributes) {
    const attribute = attributes[name];
    if (attribute === undefined || IGNORED.has(attribute.uri)) continue;
    const known = type.attributes.get(schemaName(attribute));
    if (known === undefined) {
      faults.report('attribute-unknown', { expected: [...type.attributes.keys()], found: attribute.name });
    } else if (!isAccepted(known.type, attribute.value)) {
      const empty = attribute.value.trim() === '';
      faults.report(empty ? 'value-empty' : valueRule(known.type), {
        expected: known.type.expected,
        found: attribute.value,
        detail: { fr: ` (attribut ${attribute.name})`, en: ` (attribute ${attribute.name})` },
      });
    } else if (known.type.role !== undefined) {
      onIdentifier(known.type.role, attribute.value.trim());
    }
  }
  for (const required of type.required) {
    if (attributes[required.name] === undefined) {
      faults.report('attribute-missing', { expected: [required.name] });
    }
  }
}

/** The attribute's name as the schema writes it; unknown namespaces keep theirs, which no schema name has. */
function schemaName(attribute: TagAttribute): string {
  if (attribute.uri === '') return attribute.local;
  return (NAMESPACES.get(attribute.uri) ?? `{${attribute.uri}}`) + attribute.local;
}
