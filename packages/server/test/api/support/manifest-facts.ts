import type { XmlElement } from './xml-tree.ts';

/** A value that a manifest gives, and the path under which Vitam's model has it. */
export interface ManifestFact {
  readonly path: string;
  readonly value: string;
  /** The value is an identifier of the manifest: the archive has its own instead. */
  readonly reference: boolean;
}

/** Events have Vitam's names in the description too. */
const EVENT_NAMES: Readonly<Record<string, string>> = {
  EventIdentifier: 'evId',
  EventTypeCode: 'evTypeProc',
  EventType: 'evType',
  EventDateTime: 'evDateTime',
  EventDetail: 'evTypeDetail',
  Outcome: 'outcome',
  OutcomeDetail: 'outDetail',
  OutcomeDetailMessage: 'outMessg',
  EventDetailData: 'evDetData',
  LinkingAgentIdentifier: 'linkingAgentIdentifier',
};

const REFERENCES = new Set([
  'SignedObjectId',
  'ArchiveUnitRefId',
  'DataObjectReferenceId',
  'DataObjectGroupReferenceId',
]);

/** Vitam does not keep which objects a detached signature signs. */
const NOT_KEPT = new Set(['SignedDocumentReferenceId']);

/** Every value of a Content, leaf by leaf. */
export function contentFacts(content: XmlElement): readonly ManifestFact[] {
  return content.children.flatMap((child) => contentFactsOf(child, []));
}

function contentFactsOf(element: XmlElement, above: readonly string[]): readonly ManifestFact[] {
  const { name, attributes, children } = element;
  if (NOT_KEPT.has(name)) return [];
  const language = attributes['xml:lang'];
  if ((name === 'Title' || name === 'Description') && language !== undefined)
    return [fact([...above, `${name}_`, language], element)];
  const own = above[0] === 'Event' ? (EVENT_NAMES[name] ?? name) : name;
  const path = [...above, own];
  if (children.length > 0) return children.flatMap((child) => contentFactsOf(child, path));
  if (name === 'SignedObjectDigest') return digestFacts(path, element);
  return [fact(path, element)];
}

function digestFacts(path: readonly string[], { text, attributes }: XmlElement): readonly ManifestFact[] {
  return [
    { path: [...path, 'MessageDigest'].join('.'), value: text.trim(), reference: false },
    { path: [...path, 'Algorithm'].join('.'), value: attributes.algorithm ?? '', reference: false },
  ];
}

function fact(path: readonly string[], { name, text }: XmlElement): ManifestFact {
  return { path: path.join('.'), value: text.trim(), reference: REFERENCES.has(name) };
}

/** What a rule of a category says of itself; the rest is the category's. */
const RULE_PARTS = new Set([
  'Rule',
  'StartDate',
  'HoldEndDate',
  'HoldOwner',
  'HoldReassessingDate',
  'HoldReason',
  'PreventRearrangement',
]);
const INHERITANCE_PARTS: Readonly<Record<string, string>> = {
  PreventInheritance: 'PreventInheritance',
  RefNonRuleId: 'PreventRulesId',
};

/** The management rules of a unit, or those that the transfer declares for all. */
export function managementFacts(management: XmlElement): readonly ManifestFact[] {
  return management.children
    .filter(({ name }) => name.endsWith('Rule'))
    .flatMap((category) =>
      category.children.map((part) => {
        const inheritance = INHERITANCE_PARTS[part.name];
        const under = RULE_PARTS.has(part.name)
          ? ['Rules', part.name]
          : inheritance === undefined
            ? [part.name]
            : ['Inheritance', inheritance];
        return fact(['#management', category.name, ...under], part);
      }),
    );
}

/** Where an object belongs, and the version that its declared one becomes, are checked by their ids. */
const PLACES = new Set(['DataObjectVersion', 'DataObjectGroupId', 'DataObjectGroupReferenceId']);

/** What is said of a binary or physical object, as a version of its group. */
export function objectFacts(object: XmlElement): readonly ManifestFact[] {
  return object.children
    .filter(({ name }) => !PLACES.has(name))
    .flatMap((child) => objectFactsOf(child, ['#qualifiers', 'versions']));
}

function objectFactsOf(element: XmlElement, above: readonly string[]): readonly ManifestFact[] {
  const { name, attributes, children } = element;
  const path = [...above, name];
  if (children.length > 0) return children.flatMap((child) => objectFactsOf(child, path));
  if (name === 'MessageDigest') return digestFacts(above, element);
  if (attributes.unit === undefined) return [fact(path, element)];
  // a measure has its unit beside it
  const measured = [...path, 'unit'].join('.');
  return [fact([...path, 'dValue'], element), { path: measured, value: attributes.unit, reference: false }];
}

/** Every value of a document at a path, through lists. */
export function valuesAt(document: unknown, path: string): readonly unknown[] {
  return path
    .split('.')
    .reduce<readonly unknown[]>(
      (values, name) =>
        values
          .flat()
          .flatMap((value) =>
            value !== null && typeof value === 'object' && name in value
              ? [(value as Record<string, unknown>)[name]]
              : [],
          ),
      [document],
    )
    .flat();
}
