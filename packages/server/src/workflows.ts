import type { Foundation } from './foundation.ts';
import {
  bindWorkflow,
  type Workflow,
  type WorkflowOutline,
  type WorkflowRegistry,
  workflowRegistry,
} from './operations/engine/index.ts';
import { INGEST_WORKFLOW_DEFINITIONS, type IngestServices } from './operations/ingest/index.ts';
import { referentialOutlines, referentialWorkflows } from './operations/referential-import/index.ts';
import { updateOutlines, updateWorkflows } from './operations/update/index.ts';
import type { Rooms } from './rooms.ts';
import { version } from './version.ts';

/** Every workflow that a worker runs: one line an operation's room, with the services that it asks for. */
export function composeWorkflows(foundation: Foundation, rooms: Rooms): WorkflowRegistry<Workflow> {
  const { config, clock, database } = foundation;
  const { storage, workspace } = rooms;
  const { administrationTenant, language } = config;
  const ingest = ingestServices(foundation, rooms);
  return workflowRegistry([
    ...INGEST_WORKFLOW_DEFINITIONS.map((definition) => bindWorkflow(definition, ingest)),
    ...referentialWorkflows({
      database,
      workspace,
      storage,
      clock,
      language,
      administrationTenant,
      tenants: async () => new Set(config.tenants.map(({ id }) => id)),
      externalIdentifiers: byTenant(config.externalIdentifiers),
      minimumRuleDurations: byTenant(config.minimumRuleDurations),
    }),
    ...updateWorkflows({
      database,
      storage,
      clock,
      language,
      administrationTenant,
      classification: config.classification,
    }),
  ]);
}

function ingestServices({ config, clock, database, logger }: Foundation, rooms: Rooms): IngestServices {
  const { storage, workspace, scanner } = rooms;
  const { scan, ingest, classification, language, administrationTenant } = config;
  return {
    database,
    storage,
    workspace,
    scanner,
    clock,
    logger,
    language,
    administrationTenant,
    limits: ingest.limits,
    scan: {
      unscannable: scan?.unscannable ?? 'pause',
      maxFileBytes: scan?.maxFileBytes ?? ingest.limits.maxEntryBytes,
    },
    classification,
    implementationVersion: version,
    openFolders: new Map(),
  };
}

/** What can be told of the same workflows without their services: enough to create operations and to describe them. */
export function composeOutlines(): WorkflowRegistry<WorkflowOutline> {
  return workflowRegistry<WorkflowOutline>([
    ...INGEST_WORKFLOW_DEFINITIONS,
    ...referentialOutlines,
    ...updateOutlines,
  ]);
}

/** A record of the configuration that is keyed by tenant. */
export function byTenant<Value>(record: Readonly<Record<string, Value>>): ReadonlyMap<number, Value> {
  return new Map(Object.entries(record).map(([tenant, value]) => [Number(tenant), value]));
}
