import { type DslFault, dslFault, type SelectMultiple } from '@chartrier/dsl';

/** A search without step nor root would be of everything: it is refused, as in Vitam. */
export function emptyQueryFault(query: Pick<SelectMultiple, 'roots' | 'steps'>): DslFault | undefined {
  if (query.steps.length > 0 || query.roots.length > 0) return undefined;
  return dslFault(
    'ELEMENT_TOO_SHORT',
    '$.$query',
    {
      fr: 'la requête ne contient ni condition ni racine',
      en: 'the query has neither condition nor root',
      remedyFr: 'ajouter une condition à $query, ou des identifiants à $roots',
      remedyEn: 'add a condition to $query, or identifiers to $roots',
    },
    { code: 'GLOBAL_EMPTY_QUERY', stage: 'execution' },
  );
}
