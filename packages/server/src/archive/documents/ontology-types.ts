import type { OntologyEntry, OntologyType } from '../../referential/index.ts';
import type { TypeOfField } from './type-by-ontology.ts';

/** The types that an ontology gives to a collection's fields, by the name that documents use (ApiField) and by identifier. */
export function ontologyTypes(
  ontology: Iterable<OntologyEntry>,
  collection: 'Unit' | 'ObjectGroup',
): TypeOfField {
  const types = new Map<string, OntologyType>();
  for (const entry of ontology) {
    if (!entry.Collections?.includes(collection)) continue;
    types.set(entry.Identifier, entry.Type);
    if (entry.ApiField !== undefined) types.set(entry.ApiField, entry.Type);
  }
  return (name) => types.get(name);
}
