import { COLLECTION_NAMES, type CollectionName } from '../../referential/index.ts';
import {
  bindWorkflow,
  type Workflow,
  type WorkflowDefinition,
  type WorkflowOutline,
} from '../engine/index.ts';
import { attachProfileFileWorkflow } from './attach-profile-workflow.ts';
import { certificateWorkflow } from './certificate-workflow.ts';
import { deleteDocumentWorkflow } from './delete-document.ts';
import { importAgenciesWorkflow } from './import-agencies.ts';
import { importDocumentsWorkflow } from './import-documents.ts';
import { importFormatsWorkflow } from './import-formats.ts';
import { importGriffinsWorkflow } from './import-griffins.ts';
import { importOntologyWorkflow } from './import-ontology.ts';
import { importRulesWorkflow } from './import-rules.ts';
import { importScenariosWorkflow } from './import-scenarios.ts';
import { importUnitSchemaWorkflow } from './import-unit-schema.ts';
import { initialStateWorkflow } from './initial-state-workflow.ts';
import { UPDATABLE_COLLECTIONS, type UpdatableCollectionName } from './request.ts';
import type { ReferentialWorkflowServices } from './services.ts';
import { updateDocumentWorkflow } from './update-document.ts';

export type { ReferentialWorkflowServices } from './services.ts';

type Definition = WorkflowDefinition<ReferentialWorkflowServices>;

const imports: Readonly<Record<CollectionName, Definition>> = {
  Agencies: importAgenciesWorkflow,
  FileRules: importRulesWorkflow,
  FileFormat: importFormatsWorkflow,
  Ontology: importOntologyWorkflow,
  AccessContract: importDocumentsWorkflow('AccessContract'),
  IngestContract: importDocumentsWorkflow('IngestContract'),
  ManagementContract: importDocumentsWorkflow('ManagementContract'),
  Profile: importDocumentsWorkflow('Profile'),
  ArchiveUnitProfile: importDocumentsWorkflow('ArchiveUnitProfile'),
  Context: importDocumentsWorkflow('Context'),
  SecurityProfile: importDocumentsWorkflow('SecurityProfile'),
  Griffin: importGriffinsWorkflow,
  PreservationScenario: importScenariosWorkflow,
  Schema: importUnitSchemaWorkflow,
};

const deletions = new Map<CollectionName, Definition>(
  COLLECTION_NAMES.map((collection) => [collection, deleteDocumentWorkflow(collection)]),
);

const updates = new Map<UpdatableCollectionName, Definition>(
  UPDATABLE_COLLECTIONS.map((collection) => [collection, updateDocumentWorkflow(collection)]),
);

const definitions: readonly Definition[] = [
  initialStateWorkflow,
  ...Object.values(imports),
  ...updates.values(),
  ...deletions.values(),
  attachProfileFileWorkflow,
  certificateWorkflow,
];

/** The workflows of this room, for a worker. */
export function referentialWorkflows(services: ReferentialWorkflowServices): readonly Workflow[] {
  return definitions.map((definition) => bindWorkflow(definition, services));
}

/** What can be told of them without their services, for the process that answers the API. */
export const referentialOutlines: readonly WorkflowOutline[] = definitions;

/** The workflow that imports a collection. */
export function importOutline(collection: CollectionName): WorkflowOutline {
  return imports[collection];
}

/** The workflow that updates an item of a collection. */
export function updateOutline(collection: UpdatableCollectionName): WorkflowOutline {
  const definition = updates.get(collection);
  if (definition === undefined) throw new Error(`No update of ${collection} by identifier`);
  return definition;
}

/** The workflow that removes an item of a collection. */
export function deleteOutline(collection: CollectionName): WorkflowOutline {
  const definition = deletions.get(collection);
  if (definition === undefined) throw new Error(`No removal of ${collection}`);
  return definition;
}

export const attachProfileFileOutline: WorkflowOutline = attachProfileFileWorkflow;
export const initialStateOutline: WorkflowOutline = initialStateWorkflow;
export const certificateOutline: WorkflowOutline = certificateWorkflow;
