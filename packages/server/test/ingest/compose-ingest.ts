import { bindWorkflow, type Workflow } from '../../src/operations/engine/index.ts';
import {
  DEFAULT_PACKAGE_LIMITS,
  INGEST_WORKFLOW_DEFINITIONS,
  type IngestServices,
} from '../../src/operations/ingest/index.ts';
import { createLogger, type Database, systemClock } from '../../src/platform/index.ts';
import { noScanner } from '../../src/scan/index.ts';
import type { Storage } from '../../src/storage/index.ts';
import type { Workspace } from '../../src/workspace/index.ts';

/** The services of deposits as a test wants them. */
export function composeIngest(
  rooms: { readonly database: Database; readonly storage: Storage; readonly workspace: Workspace },
  changes: Partial<IngestServices> = {},
): { readonly services: IngestServices; readonly workflows: readonly Workflow[] } {
  const services: IngestServices = {
    ...rooms,
    scanner: noScanner(),
    clock: systemClock,
    logger: createLogger({ level: 'warn', service: 'test' }),
    language: 'fr',
    administrationTenant: 1,
    limits: DEFAULT_PACKAGE_LIMITS,
    scan: { unscannable: 'pause', maxFileBytes: 2 ** 31 - 1 },
    classification: {
      levels: ['Non protégé', 'Secret Défense', 'Confidentiel Défense'],
      authorizeNotDefined: true,
    },
    implementationVersion: '0.1.0',
    openFolders: new Map(),
    ...changes,
  };
  const workflows = INGEST_WORKFLOW_DEFINITIONS.map((definition) => bindWorkflow(definition, services));
  return { services, workflows };
}
