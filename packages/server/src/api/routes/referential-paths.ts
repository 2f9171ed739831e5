import { chartrierError } from '@chartrier/messages';
import type { CollectionName } from '../../referential/index.ts';
import type { Exchange } from '../exchange.ts';

/** How the paths of our own calls name collections: as Vitam's paths do. */
const COLLECTIONS: Readonly<Record<string, CollectionName>> = {
  agencies: 'Agencies',
  rules: 'FileRules',
  formats: 'FileFormat',
  ontologies: 'Ontology',
  accesscontracts: 'AccessContract',
  ingestcontracts: 'IngestContract',
  managementcontracts: 'ManagementContract',
  profiles: 'Profile',
  archiveunitprofiles: 'ArchiveUnitProfile',
  contexts: 'Context',
  securityprofiles: 'SecurityProfile',
  griffin: 'Griffin',
  preservationScenario: 'PreservationScenario',
  unitschema: 'Schema',
};

/** The collection that the path's parameter `collection` names. @throws COLLECTION_UNKNOWN (404) */
export function collectionOf({ parameters }: Exchange): CollectionName {
  const name = parameters.collection ?? '';
  const collection = Object.hasOwn(COLLECTIONS, name) ? COLLECTIONS[name] : undefined;
  if (collection === undefined)
    throw chartrierError('COLLECTION_UNKNOWN', { name, known: Object.keys(COLLECTIONS) });
  return collection;
}
