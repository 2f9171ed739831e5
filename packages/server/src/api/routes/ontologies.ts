import type { Route } from '../route.ts';
import { importRoute } from './importing-referentials.ts';
import { readingRoutes } from './reading-referentials.ts';

const collection = 'Ontology';
const path = '/ontologies';
const what = 'vocabularies of the ontology';

/** The ontology: the fields that units may have, and how each is indexed. The same for all tenants. */
export const ONTOLOGY_ROUTES: readonly Route[] = [
  ...readingRoutes({ collection, path, what, search: 'ontologies:read', byId: 'ontologies:id:read:json' }),
  importRoute({
    ...{ collection, path, what },
    permission: 'ontologies:create:json',
    consumes: 'json',
    answer: 'envelope',
  }),
];
