import { isObject, type JsonObject as StoredJson } from '@chartrier/dsl';
import type { JsonObject } from '@chartrier/seda';
import { type FieldFault, jsonSanityFaults, type TypeOfField, typeDocument } from '../../archive/index.ts';
import { type Finding, refusal } from '../../referential/index.ts';
import { withLists } from '../units/unit-content.ts';
import { isStorableText, unstorableFields } from '../units/unstorable-fields.ts';
import { MANAGEMENT, PATH_COLUMN } from './description-columns.ts';

/** What a line of a file says of a unit. */
export interface GivenDescription {
  readonly line: number;
  /** The unit's path, as given, with `/` between its folders. */
  readonly path: string;
  /** Fields of the unit as it is stored (`_mgt`, `Title`, `Agent` …), typed; each replaces the one that is there. */
  readonly fields: StoredJson;
}

/** Levels of a field, as in the JSON of a request: whoever walks through it must not exhaust the stack. */
export const MAX_LEVELS_OF_FIELD = 200;

export type DescriptionItem = GivenDescription | { readonly finding: Finding };

/** Folders are separated by `/`: tools of Windows write `\`. Some begin with `./`, and end a folder with `/`. */
export function normalizedPath(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/^\.\/+/, '')
    .replace(/(?<=.)\/+$/, '');
}

/**
 * A description as the rows of units hold it: `#management` under its stored name, values of the types that the ontology
 * says; or what is wrong with it. Other fields with a `#` are the platform's own and are left out, as by Vitam.
 */
export function* typedDescription(
  given: { readonly line: number; readonly path: string; readonly unit: JsonObject },
  typeOf: TypeOfField,
): Generator<DescriptionItem> {
  const { line, path, unit } = given;
  const deep = Object.keys(unit).filter((name) => isDeeper(unit[name], MAX_LEVELS_OF_FIELD));
  if (deep.length > 0) {
    for (const name of deep) yield { finding: tooDeepFinding(name, { line }) };
    return;
  }
  const fields: JsonObject = {};
  for (const [name, value] of Object.entries(unit)) {
    if (name === MANAGEMENT) fields._mgt = value;
    else if (!name.startsWith('#') && !name.startsWith('_')) fields[name] = value;
  }
  const place = { line };
  let refused = false;
  if (!isStorableText(path)) {
    refused = true;
    yield { finding: refusal('COLLECT_DESCRIPTION_UNSAFE', { field: PATH_COLUMN, fault: 'unicode' }, place) };
  }
  if (fields._mgt !== undefined && !isObject(fields._mgt)) {
    refused = true;
    const parameters = { field: MANAGEMENT, found: String(fields._mgt), expected: 'object' };
    yield { finding: refusal('COLLECT_DESCRIPTION_VALUE', parameters, place) };
  }
  for (const fault of [...unstorableFields(fields), ...jsonSanityFaults(fields)]) {
    refused = true;
    yield { finding: fieldFinding(fault, line) };
  }
  const typed = typeDocument(fields, typeOf);
  for (const fault of typed.faults) {
    refused = true;
    yield { finding: fieldFinding(fault, line) };
  }
  if (!refused) yield { line, path: normalizedPath(path), fields: withLists(typed.document, []) };
}

/** Names are as long as a cell: their beginning tells them. */
const TOLD_CHARACTERS = 120;

export function tooDeepFinding(
  name: string,
  place: { readonly line: number; readonly column?: number },
): Finding {
  const parameters = { field: name.slice(0, TOLD_CHARACTERS), limit: MAX_LEVELS_OF_FIELD };
  return refusal('COLLECT_DESCRIPTION_TOO_DEEP', parameters, place);
}

function isDeeper(value: JsonObject[string] | undefined, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function fieldFinding({ rule, field: at, found, expected = rule }: FieldFault, line: number): Finding {
  const field = at.replace(/^_mgt\b/, MANAGEMENT);
  if (rule === 'unsafe-text' || rule === 'unsafe-name')
    return refusal('COLLECT_DESCRIPTION_UNSAFE', { field, fault: expected }, { line });
  const parameters = { field, found, expected: EXPECTED[rule] ?? expected };
  return refusal('COLLECT_DESCRIPTION_VALUE', parameters, { line });
}

const EXPECTED: Readonly<Record<string, string>> = {
  'not-a-number': 'DOUBLE',
  'not-an-integer': 'LONG',
  'not-a-boolean': 'BOOLEAN',
  'not-a-date': 'DATE',
};
