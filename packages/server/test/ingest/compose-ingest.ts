import { bindWorkflow, type Workflow } from '../../src/operations/engine/index.ts';
import {
  DEFAULT_PACKAGE_LIMITS,
  INGEST_WORKFLOW_DEFINITIONS,
  type IngestServices,
  keepDocumentJudge,
} from '../../src/operations/ingest/index.ts';
import { ruleUpdateStarter } from '../../src/operations/rule-update/index.ts';
import { createLogger, type Database, systemClock } from '../../src/platform/index.ts';
import { openFormatIdentification } from '../../src/referential/index.ts';
import { noScanner, openXmlValidator } from '../../src/scan/index.ts';
import type { Storage } from '../../src/storage/index.ts';
import type { Workspace } from '../../src/workspace/index.ts';
import { toyEngine } from '../engine/toy-engine.ts';

/** The services of deposits as a test wants them. */
export function composeIngest(
  rooms: { readonly database: Database; readonly storage: Storage; readonly workspace: Workspace },
  changes: Partial<IngestServices> = {},
): { readonly services: IngestServices; readonly workflows: readonly Workflow[] } {
  const services: IngestServices = {
    ...rooms,
    scanner: noScanner(),
    xmlValidator: openXmlValidator({
      timeoutMs: 60_000,
      memoryBytes: 2 ** 30,
      wholeDocumentBytes: 2 ** 25,
    }),
    formats: openFormatIdentification({ ...rooms, administrationTenant: 1 }),
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
    attempts: new Map(),
    documentJudge: keepDocumentJudge(rooms.database, 1),
    startRuleUpdate: ruleUpdateStarter(toyEngine(rooms.database, rooms.storage)),
    ...changes,
  };
  const workflows = INGEST_WORKFLOW_DEFINITIONS.map((definition) => bindWorkflow(definition, services));
  return { services, workflows };
}
