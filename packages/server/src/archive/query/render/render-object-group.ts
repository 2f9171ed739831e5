import { isArray, isObject, type JsonObject, type JsonValue, type Projection } from '@chartrier/dsl';
import { ARCHIVE_NAMES, HIDDEN_NAMES, renamed } from './external-names.ts';
import { pick } from './pick.ts';
import { type DocumentRow, storedDocument } from './render-unit.ts';

const INNER_NAMES: ReadonlyMap<string, string> = new Map([
  ['_id', '#id'],
  ['_nbc', '#nbc'],
  ['_opi', '#opi'],
  ['_storage', '#storage'],
  ['_managementContractId', '#managementContractId'],
]);

/** Which signatures identified it: kept for whoever identifies again, no name of Vitam's. */
const HIDDEN_OF_VERSION: ReadonlySet<string> = new Set(['_formatSource']);

/** An object group as callers see it: system names of its qualifiers, their versions and their storage too. */
export function renderObjectGroup(row: DocumentRow, projection: Projection): JsonObject {
  const group = renamed(pick(storedDocument(row), projection), GROUP_NAMES, HIDDEN_NAMES);
  const qualifiers = group['#qualifiers'];
  const storage = group['#storage'];
  return {
    ...group,
    ...(qualifiers === undefined ? {} : { '#qualifiers': inOrder(eachObject(qualifiers, renderQualifier)) }),
    ...(storage === undefined ? {} : { '#storage': eachObject(storage, renderStorage) }),
  };
}

const GROUP_NAMES: ReadonlyMap<string, string> = new Map([...ARCHIVE_NAMES, ['_nbc', '#nbobjects']]);

/** The order of usages in Vitam's answers, whatever that of a package. */
const USAGES = ['PhysicalMaster', 'BinaryMaster', 'Dissemination', 'Thumbnail', 'TextContent'];

function inOrder(qualifiers: JsonValue): JsonValue {
  if (!isArray(qualifiers)) return qualifiers;
  const place = (qualifier: JsonValue) => {
    const usage = isObject(qualifier) ? qualifier.qualifier : undefined;
    const known = USAGES.indexOf(typeof usage === 'string' ? usage : '');
    return known < 0 ? USAGES.length : known;
  };
  return qualifiers.toSorted((one, other) => place(one) - place(other));
}

function renderQualifier(qualifier: JsonObject): JsonObject {
  const { versions, ...rest } = renamed(qualifier, INNER_NAMES);
  return versions === undefined ? rest : { ...rest, versions: eachObject(versions, renderVersion) };
}

function renderVersion(version: JsonObject): JsonObject {
  const rendered = renamed(version, INNER_NAMES, HIDDEN_OF_VERSION);
  const storage = rendered['#storage'];
  return storage === undefined ? rendered : { ...rendered, '#storage': eachObject(storage, renderStorage) };
}

function renderStorage(storage: JsonObject): JsonObject {
  return renamed(storage, INNER_NAMES);
}

function eachObject(value: JsonValue, render: (object: JsonObject) => JsonObject): JsonValue {
  if (isArray(value)) return value.map((element) => (isObject(element) ? render(element) : element));
  return isObject(value) ? render(value) : value;
}
