import type { JsonObject } from '@chartrier/seda';
import type { UnitSchemaChecker } from './check-unit-schema.ts';
import { dateConsistencyFaults } from './date-consistency.ts';
import type { FieldFault } from './field-fault.ts';
import { jsonSanityFaults } from './json-sanity.ts';
import { type TypeOfField, typeDocument } from './type-by-ontology.ts';

/** What CHECK_UNIT_SCHEMA and CHECK_OBJECT_GROUP_SCHEMA say of a document: the check that failed, and its faults. */
export interface DocumentFaults {
  readonly check: 'sanity' | 'typing' | 'consistency' | 'date-format' | 'schema';
  readonly faults: readonly FieldFault[];
}

/** A unit typed by the ontology, and all that is wrong with it. */
export interface JudgedUnit {
  readonly content: JsonObject;
  readonly management: JsonObject;
  readonly faults: readonly DocumentFaults[];
}

/**
 * Types a unit's description and management metadata and judges them, in a deposit as in an update: nothing unsafe, values
 * of the types that the ontology says, dates in order, the schema of units.
 */
export function judgeUnit(
  content: JsonObject,
  management: JsonObject,
  { typeOf, schema }: { readonly typeOf: TypeOfField; readonly schema: UnitSchemaChecker },
): JudgedUnit {
  const given = { ...content, _mgt: management };
  const typed = typeDocument(given, typeOf);
  const consistency = dateConsistencyFaults(typed.document);
  const { _mgt: typedManagement, ...typedContent } = typed.document;
  return {
    content: typedContent,
    management: isObject(typedManagement) ? typedManagement : {},
    // A fault of typing makes the schema complain of the same value: it is said once.
    faults: documentFaults(
      ['sanity', jsonSanityFaults(given)],
      ['typing', typed.faults],
      ['consistency', consistency.filter(({ rule }) => rule === 'ends-before-start')],
      [
        'date-format',
        typed.faults.length > 0 ? [] : consistency.filter(({ rule }) => rule === 'date-unreadable'),
      ],
      ['schema', withoutFields(schema.unit(typed.document), typed.faults)],
    ),
  };
}

/** The checks that failed, in their order. */
export function documentFaults(
  ...checks: readonly (readonly [DocumentFaults['check'], readonly FieldFault[]])[]
): DocumentFaults[] {
  return checks.filter(([, faults]) => faults.length > 0).map(([check, faults]) => ({ check, faults }));
}

/** Faults of other fields than those that are known already. */
export function withoutFields(
  faults: readonly FieldFault[],
  known: readonly FieldFault[],
): readonly FieldFault[] {
  if (known.length === 0) return faults;
  const fields = new Set(known.map(({ field }) => field));
  return faults.filter(({ field }) => !fields.has(field));
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
