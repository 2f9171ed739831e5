import { isObject, type JsonObject, type JsonValue } from '@chartrier/dsl';
import { chartrierError } from '@chartrier/messages';
import type { JsonObject as Document } from '@chartrier/seda';
import {
  type FieldFault,
  isDeclaredList,
  jsonSanityFaults,
  type TypeOfField,
  typeDocument,
} from '../../archive/index.ts';
import { unstorableFields } from './unstorable-fields.ts';

/** What a caller says of a unit, in the stored form: description and management metadata. */
export interface UnitContent {
  /** Fields of the description at their root: neither `#` nor `_`. */
  readonly content: JsonObject;
  /** `#management`; undefined when it was not given. */
  readonly management: JsonObject | undefined;
}

/**
 * Reads a unit in the notation of the API: descriptive fields are kept whether the model knows them or not, typed by the
 * ontology, and put in a list where the model has one; `#management` is the management metadata. Other names that begin
 * with `#` or `_` are the system's: what callers send back of them (`#id`, `#min`, `#allunitups` …) is left out.
 *
 * Whether the description is complete and right is judged when it is deposited (CHECK_UNIT_SCHEMA), as by Vitam.
 *
 * @throws COLLECT_UNIT_REFUSED (400): a text that must never reach a page, a value that the ontology's type refuses
 */
export function unitContent(given: JsonObject, typeOf: TypeOfField): UnitContent {
  const described = Object.entries(given).filter(([name]) => !/^[#_$]/.test(name));
  const management = given['#management'];
  if (management !== undefined && !isObject(management))
    throw chartrierError('COLLECT_UNIT_REFUSED', { fields: '#management' });
  // made here and changed by nobody
  const all = { ...Object.fromEntries(described), ...(management && { _mgt: management }) } as Document;
  refuseFaults(unstorableFields(all));
  refuseFaults(jsonSanityFaults(all));
  const { document, faults } = typeDocument(all, typeOf);
  refuseFaults(faults);
  const { _mgt: typed, ...content } = withLists(document, []);
  return { content, management: typed !== undefined && isObject(typed) ? typed : undefined };
}

/** Faults told at once. */
const TOLD_FAULTS = 5;

function refuseFaults(faults: readonly FieldFault[]): void {
  if (faults.length === 0) return;
  throw chartrierError('COLLECT_UNIT_REFUSED', {
    fields: faults
      .slice(0, TOLD_FAULTS)
      .map(({ field, found }) => (found === '' ? field : `${field} (${found})`))
      .map((text) => text.replace(/^_mgt\b/, '#management'))
      .join(', '),
  });
}

/** A single value where the model has a list becomes a list of one. */
export function withLists(object: JsonObject, path: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => {
      const at = [...path, name];
      const inner = mapValue(value, at);
      const wrapped = value !== null && !Array.isArray(value) && isDeclaredList(at) ? [inner] : inner;
      return [name, wrapped];
    }),
  );
}

function mapValue(value: JsonValue, path: readonly string[]): JsonValue {
  if (Array.isArray(value)) return value.map((item) => mapValue(item, path));
  return isObject(value) ? withLists(value, path) : value;
}
