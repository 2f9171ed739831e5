import { ontologyTypes, type TypeOfField } from '../../archive/index.ts';
import type { Queryable } from '../../platform/index.ts';
import { collectionStamp, readWholeCollection } from '../../referential/index.ts';

/**
 * Reads the types that the ontology gives to the fields of units, and keeps them until it changes: a unit that is created
 * after an import of the ontology sees it.
 */
export function keepUnitTypes(
  queryable: Queryable,
  administrationTenant: number,
): () => Promise<TypeOfField> {
  let kept: { readonly stamp: string; readonly typeOf: TypeOfField } | undefined;
  return async () => {
    const stamp = await collectionStamp(queryable, administrationTenant, 'Ontology');
    if (kept?.stamp === stamp) return kept.typeOf;
    const ontology = await readWholeCollection(queryable, administrationTenant, 'Ontology');
    kept = { stamp, typeOf: ontologyTypes(ontology.values(), 'Unit') };
    return kept.typeOf;
  };
}
