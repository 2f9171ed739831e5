import type { OntologyType } from '../../referential/index.ts';

/** The ontology's types by identifier: what an unknown field of a document holds. */
export type FieldTypes = ReadonlyMap<string, OntologyType>;

/** The types of these vocabularies. */
export function fieldTypesOf(
  vocabularies: Iterable<{ readonly Identifier: string; readonly Type: OntologyType }>,
): FieldTypes {
  const types = new Map<string, OntologyType>();
  for (const { Identifier, Type } of vocabularies) types.set(Identifier, Type);
  return types;
}
