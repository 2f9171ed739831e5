import { isObject, type JsonObject, type JsonValue } from '@chartrier/dsl';
import { type FieldRule, unitSchemaChecker } from '../../archive/index.ts';

/** What the schema of units says of a field that an element cannot hold: it has no place there, or is of another kind. */
const WITHOUT_PLACE: ReadonlySet<FieldRule> = new Set<FieldRule>(['not-allowed', 'wrong-type']);
/** A name that an element may have (XML, without colon). */
const ELEMENT_NAME = /^[\p{L}_][\p{L}\p{N}_.\-\u00b7\p{Mn}]*$/u;

/** Characters that XML 1.0 cannot hold, even escaped. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/**
 * Fields of a unit that a manifest cannot say: they would be lost on the way to ingest, where nobody would miss them. All else
 * that is wrong with a unit is in the manifest, and judged there (CHECK_UNIT_SCHEMA).
 */
export function fieldsWithoutPlace(unit: JsonObject): readonly string[] {
  const faults = unitSchemaChecker()
    .unit(unit)
    .filter(({ rule }) => WITHOUT_PLACE.has(rule))
    .map(({ field }) => field.replace(/^_mgt\b/, '#management'));
  return [...faults, ...unsayable(unit, '')];
}

function unsayable(value: JsonValue, path: string): readonly string[] {
  if (Array.isArray(value))
    return value.flatMap((item, place) =>
      Array.isArray(item) ? [`${path}[${place}]`] : unsayable(item, `${path}[${place}]`),
    );
  if (typeof value === 'string') return NOT_XML.test(value) ? [path] : [];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    const at = path === '' ? name : `${path}.${name}`;
    return ELEMENT_NAME.test(name) ? unsayable(item, at) : [at];
  });
}
