import type { JsonObject } from '@chartrier/seda';
import {
  dateConsistencyFaults,
  type FieldFault,
  jsonSanityFaults,
  type TypeOfField,
  typeDocument,
  unitSchemaChecker,
} from '../../../archive/index.ts';
import type { OntologyEntry, OntologyType } from '../../../referential/index.ts';

/** What CHECK_UNIT_SCHEMA and CHECK_OBJECT_GROUP_SCHEMA will say of a document: the check that failed, and its faults. */
export interface DocumentFaults {
  readonly check: 'sanity' | 'typing' | 'consistency' | 'date-format' | 'schema';
  readonly faults: readonly FieldFault[];
}

/** Types and judges documents while the manifest is read, with one snapshot of the ontology. */
export interface DocumentJudge {
  unit(
    content: JsonObject,
    management: JsonObject,
  ): {
    readonly content: JsonObject;
    readonly management: JsonObject;
    readonly faults: readonly DocumentFaults[];
  };
  /** Rules declared for all roots: judged as those of a unit. */
  management(management: JsonObject): {
    readonly management: JsonObject;
    readonly faults: readonly DocumentFaults[];
  };
  version(version: JsonObject): { readonly document: JsonObject; readonly faults: readonly DocumentFaults[] };
  classificationLevel(management: JsonObject): string | undefined;
}

export function documentJudge(ontology: Iterable<OntologyEntry>): DocumentJudge {
  const { units, groups } = typesByCollection(ontology);
  const schema = unitSchemaChecker();
  return {
    unit(content, management) {
      const given = { ...content, _mgt: management };
      const sanity = jsonSanityFaults(given);
      const typed = typeDocument(given, units);
      const consistency = dateConsistencyFaults(typed.document);
      const { _mgt: typedManagement, ...typedContent } = typed.document;
      return {
        content: typedContent,
        management: isObject(typedManagement) ? typedManagement : {},
        // A fault of typing makes the schema complain of the same value: it is said once.
        faults: listed(
          ['sanity', sanity],
          ['typing', typed.faults],
          ['consistency', consistency.filter(({ rule }) => rule === 'ends-before-start')],
          [
            'date-format',
            typed.faults.length > 0 ? [] : consistency.filter(({ rule }) => rule === 'date-unreadable'),
          ],
          ['schema', withoutFields(schema.unit(typed.document), typed.faults)],
        ),
      };
    },
    management(management) {
      const typed = typeDocument(management, units);
      const faults = listed(
        ['sanity', jsonSanityFaults(management)],
        ['typing', typed.faults],
        ['schema', withoutFields(schema.management(typed.document), typed.faults)],
      );
      return { management: typed.document, faults };
    },
    version(version) {
      const typed = typeDocument(version, groups);
      return {
        document: typed.document,
        faults: listed(['sanity', jsonSanityFaults(version)], ['typing', typed.faults]),
      };
    },
    classificationLevel(management) {
      const rule = management.ClassificationRule;
      const level = isObject(rule) ? rule.ClassificationLevel : undefined;
      return typeof level === 'string' ? level : undefined;
    },
  };
}

function listed(
  ...checks: readonly (readonly [DocumentFaults['check'], readonly FieldFault[]])[]
): DocumentFaults[] {
  return checks.filter(([, faults]) => faults.length > 0).map(([check, faults]) => ({ check, faults }));
}

function withoutFields(faults: readonly FieldFault[], known: readonly FieldFault[]): readonly FieldFault[] {
  if (known.length === 0) return faults;
  const fields = new Set(known.map(({ field }) => field));
  return faults.filter(({ field }) => !fields.has(field));
}

/** An entry is looked up by the name that documents use (ApiField) and by its identifier. */
function typesByCollection(ontology: Iterable<OntologyEntry>): {
  readonly units: TypeOfField;
  readonly groups: TypeOfField;
} {
  const units = new Map<string, OntologyType>();
  const groups = new Map<string, OntologyType>();
  for (const entry of ontology) {
    for (const [collection, types] of [
      ['Unit', units],
      ['ObjectGroup', groups],
    ] as const) {
      if (!entry.Collections?.includes(collection)) continue;
      types.set(entry.Identifier, entry.Type);
      if (entry.ApiField !== undefined) types.set(entry.ApiField, entry.Type);
    }
  }
  return { units: (name) => units.get(name), groups: (name) => groups.get(name) };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
