import type { JsonObject } from '@chartrier/seda';
import {
  type DocumentFaults,
  documentFaults,
  type JudgedUnit,
  jsonSanityFaults,
  judgeUnit,
  ontologyTypes,
  typeDocument,
  unitSchemaChecker,
  withoutFields,
} from '../../../archive/index.ts';
import type { OntologyEntry } from '../../../referential/index.ts';

export type { DocumentFaults } from '../../../archive/index.ts';

/** Types and judges documents while the manifest is read, with one snapshot of the ontology. */
export interface DocumentJudge {
  unit(content: JsonObject, management: JsonObject): JudgedUnit;
  /** Rules declared for all roots: judged as those of a unit. */
  management(management: JsonObject): {
    readonly management: JsonObject;
    readonly faults: readonly DocumentFaults[];
  };
  version(version: JsonObject): { readonly document: JsonObject; readonly faults: readonly DocumentFaults[] };
  classificationLevel(management: JsonObject): string | undefined;
}

export function documentJudge(ontology: Iterable<OntologyEntry>): DocumentJudge {
  const entries = [...ontology];
  const units = ontologyTypes(entries, 'Unit');
  const groups = ontologyTypes(entries, 'ObjectGroup');
  const schema = unitSchemaChecker();
  return {
    unit: (content, management) => judgeUnit(content, management, { typeOf: units, schema }),
    management(management) {
      const typed = typeDocument(management, units);
      const faults = documentFaults(
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
        faults: documentFaults(['sanity', jsonSanityFaults(version)], ['typing', typed.faults]),
      };
    },
    classificationLevel(management) {
      const rule = management.ClassificationRule;
      const level = isObject(rule) ? rule.ClassificationLevel : undefined;
      return typeof level === 'string' ? level : undefined;
    },
  };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
