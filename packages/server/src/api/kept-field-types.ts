import { type FieldTypes, fieldTypesOf } from '../archive/query/index.ts';
import type { Queryable } from '../platform/index.ts';
import { collectionStamp, readWholeCollection } from '../referential/index.ts';

/**
 * Reads the ontology's types, which every search needs, and keeps them until the ontology changes: some hundreds of
 * documents are not read again for each search, and a search that follows an import of the ontology sees it.
 */
export function keepFieldTypes(
  queryable: Queryable,
  administrationTenant: number,
): () => Promise<FieldTypes> {
  let kept: { readonly stamp: string; readonly types: FieldTypes } | undefined;
  return async () => {
    const stamp = await collectionStamp(queryable, administrationTenant, 'Ontology');
    if (kept?.stamp === stamp) return kept.types;
    const ontology = await readWholeCollection(queryable, administrationTenant, 'Ontology');
    const types = fieldTypesOf(ontology.values());
    kept = { stamp, types };
    return types;
  };
}
