import {
  bindWorkflow,
  type Workflow,
  type WorkflowDefinition,
  type WorkflowOutline,
} from '../engine/index.ts';
import { checkDistributionThreshold } from './check-distribution-threshold.ts';
import { checkResourceAvailability } from './check-resource-availability.ts';
import { createManifest } from './create-manifest.ts';
import { putBinaries } from './put-binaries.ts';
import type { ExportServices } from './services.ts';
import { clearStaged, countFiles } from './staged.ts';
import { storeManifest } from './store-manifest.ts';

/** Raised when what it does between the same steps changes. */
const VERSION = 1;
/** Objects copied before they are durable together. */
const BATCH_OBJECTS = 100;

/** The export of a dissemination package (OAIS: DIP), under the names of Vitam's definition. Nothing of the archive changes. */
const dipExport: WorkflowDefinition<ExportServices> = {
  id: 'EXPORT_DIP',
  identifier: 'EXPORT_DIP',
  typeProc: 'EXPORT_DIP',
  version: VERSION,
  lane: 'large',
  name: 'Export of a dissemination package',
  comment: 'Writes what a query finds, with its objects, as a package to fetch',
  steps: [
    {
      name: 'STP_CREATE_MANIFEST',
      behavior: 'BLOCKING',
      distribution: { kind: 'REF' },
      actions: [checkDistributionThreshold, createManifest],
    },
    {
      name: 'STP_PUT_BINARY_ON_WORKSPACE',
      behavior: 'BLOCKING',
      distribution: {
        kind: 'ITEMS',
        type: 'ObjectGroup',
        batchSize: BATCH_OBJECTS,
        statusOnEmpty: 'WARNING',
      },
      count: (context) => countFiles(context.services.database, context),
      actions: [checkResourceAvailability, putBinaries],
    },
    {
      name: 'STP_STORE_MANIFEST',
      behavior: 'BLOCKING',
      distribution: { kind: 'REF' },
      actions: [storeManifest],
    },
  ],
  cleanUp: async (context) => {
    const { tenant, operationId, services, status } = context;
    await clearStaged(services.database, context);
    if (status === 'OK' || status === 'WARNING') return;
    await services.workspace.remove(operationId);
    await services.database.query('delete from dip where tenant = $1 and operation_id = $2', [
      tenant,
      operationId,
    ]);
  },
};

export const dipOutline: WorkflowOutline = dipExport;

/** The workflows of this room, for a worker. */
export function exportWorkflows(services: ExportServices): readonly Workflow[] {
  return [bindWorkflow(dipExport, services)];
}
