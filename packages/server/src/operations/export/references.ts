import type { ReadonlyJson, ReadonlyJsonObject } from '@chartrier/seda';

/** Which of some identifiers are those of what the package holds. */
export interface Delivered {
  readonly units: ReadonlySet<string>;
  /** Objects and groups. */
  readonly objects: ReadonlySet<string>;
}

type Change = (reference: Reference) => ReadonlyJsonObject | undefined;

/** An element of a description that designates something of the archive. */
interface Reference {
  readonly at: 'related' | 'history' | 'signed';
  readonly fields: ReadonlyJsonObject;
}

/** Identifiers that a description designates. */
export function referencesIn(content: ReadonlyJsonObject): {
  readonly units: readonly string[];
  readonly objects: readonly string[];
} {
  const units: string[] = [];
  const objects: string[] = [];
  mapReferences(content, ({ fields }) => {
    if (typeof fields['ArchiveUnitRefId'] === 'string') units.push(fields['ArchiveUnitRefId']);
    const object = objectOf(fields);
    if (object !== undefined) objects.push(object);
    return fields;
  });
  return { units, objects };
}

/**
 * The description, with each reference to what the package does not hold told otherwise: SEDA's identifiers in a manifest
 * must be those of the manifest. A related unit or object is named by its identifier in the archive (RepositoryArchiveUnitPID,
 * RepositoryObjectPID), which SEDA has for it; the file of a custodial history, and a signature whose document is not
 * delivered, have no such name, and are left out.
 */
export function withinPackage(content: ReadonlyJsonObject, delivered: Delivered): ReadonlyJsonObject {
  return mapReferences(content, ({ at, fields }) => {
    const unit = fields['ArchiveUnitRefId'];
    if (typeof unit === 'string')
      return delivered.units.has(unit) ? fields : { RepositoryArchiveUnitPID: unit };
    const object = objectOf(fields);
    if (object === undefined || delivered.objects.has(object)) return fields;
    return at === 'related' ? { RepositoryObjectPID: object } : undefined;
  });
}

const RELATIONS = ['IsVersionOf', 'Replaces', 'Requires', 'IsPartOf', 'References'] as const;

function mapReferences(content: ReadonlyJsonObject, change: Change): ReadonlyJsonObject {
  const { RelatedObjectReference: related, CustodialHistory: history, Signature: signatures } = content;
  return {
    ...content,
    ...(isObject(related) ? { RelatedObjectReference: mapRelated(related, change) } : {}),
    ...(isObject(history) ? { CustodialHistory: mapHistory(history, change) } : {}),
    ...(signatures === undefined ? {} : { Signature: mapSignatures(signatures, change) }),
  };
}

function mapRelated(related: ReadonlyJsonObject, change: Change): ReadonlyJsonObject {
  const changed: Record<string, ReadonlyJson> = { ...related };
  for (const relation of RELATIONS) {
    const value = related[relation];
    if (value === undefined) continue;
    changed[relation] = listOf(value).flatMap((fields) => {
      const kept = isObject(fields) ? change({ at: 'related', fields }) : fields;
      return kept === undefined ? [] : [kept];
    });
  }
  return changed;
}

function mapHistory(history: ReadonlyJsonObject, change: Change): ReadonlyJsonObject {
  const { CustodialHistoryFile: file, ...items } = history;
  if (!isObject(file)) return history;
  const kept = change({ at: 'history', fields: file });
  return kept === undefined ? items : { ...items, CustodialHistoryFile: kept };
}

function mapSignatures(signatures: ReadonlyJson, change: Change): readonly ReadonlyJson[] {
  return listOf(signatures).flatMap((signature): readonly ReadonlyJson[] => {
    if (!isObject(signature)) return [signature];
    const { ReferencedObject: object } = signature;
    if (!isObject(object)) return [signature];
    const kept = change({ at: 'signed', fields: object });
    return kept === undefined ? [] : [{ ...signature, ReferencedObject: kept }];
  });
}

/** The object or the group that an element designates, directly or under DataObjectReference. */
function objectOf(fields: ReadonlyJsonObject): string | undefined {
  const { DataObjectReference: inner, ...own } = fields;
  const holder = isObject(inner) ? inner : own;
  for (const name of ['DataObjectReferenceId', 'DataObjectGroupReferenceId', 'SignedObjectId'] as const) {
    const id = holder[name];
    if (typeof id === 'string') return id;
  }
  return undefined;
}

function listOf(value: ReadonlyJson): readonly ReadonlyJson[] {
  return isList(value) ? value : [value];
}

function isList(value: ReadonlyJson): value is readonly ReadonlyJson[] {
  return Array.isArray(value);
}

function isObject(value: ReadonlyJson | undefined): value is ReadonlyJsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
