import { removeFoldersOfTenant } from './collect/index.ts';
import type { Foundation } from './foundation.ts';
import { accessLogBackupOutline, accessLogBackupWorkflows } from './operations/access-log-backup/index.ts';
import {
  computedRulesOutlines,
  computedRulesWorkflows,
  followedByComputation,
} from './operations/computed-inherited-rules/index.ts';
import {
  bindWorkflow,
  type Workflow,
  type WorkflowOutline,
  type WorkflowRegistry,
  workflowRegistry,
} from './operations/engine/index.ts';
import {
  dipOutline,
  type ExportSettings,
  exportWorkflows,
  removeDipsOfTenant,
} from './operations/export/index.ts';
import { externalLogbookOutline, externalLogbookWorkflows } from './operations/external-logbook/index.ts';
import {
  INGEST_WORKFLOW_DEFINITIONS,
  type IngestServices,
  keepDocumentJudge,
  removeUploadsOfTenant,
} from './operations/ingest/index.ts';
import { journalOutlines, journalWorkflows } from './operations/people-journal/index.ts';
import { referentialOutlines, referentialWorkflows } from './operations/referential-import/index.ts';
import { reidentificationOutlines, reidentificationWorkflows } from './operations/reidentification/index.ts';
import { ruleUpdateOutline, ruleUpdateStarter, ruleUpdateWorkflows } from './operations/rule-update/index.ts';
import { symbolicRegisterOutline, symbolicRegisterWorkflows } from './operations/symbolic-register/index.ts';
import { tenantOutlines, tenantWorkflows } from './operations/tenants/index.ts';
import { updateOutlines, updateWorkflows } from './operations/update/index.ts';
import type { Rooms } from './rooms.ts';
import { tenantNumbers } from './security/index.ts';
import { version } from './version.ts';

/** Deposits bring units, and change no rule of those that are there. */
const MAKES_UNITS: ReadonlySet<string> = new Set(INGEST_WORKFLOW_DEFINITIONS.map(({ id }) => id));

/** Every workflow that a worker runs: one line an operation's room, with the services that it asks for. */
export function composeWorkflows(foundation: Foundation, rooms: Rooms): WorkflowRegistry<Workflow> {
  const { config, clock, database } = foundation;
  const { storage, workspace, xmlValidator } = rooms;
  const { administrationTenant, language } = config;
  const startRuleUpdate = ruleUpdateStarter(rooms.voice);
  const ingest = ingestServices(foundation, rooms);
  // after an operation that leaves some, rules that units wait for are computed
  const computation = { database, voice: rooms.voice, newGuid: foundation.newGuid };
  return workflowRegistry(
    [
      ...INGEST_WORKFLOW_DEFINITIONS.map((definition) => bindWorkflow(definition, ingest)),
      ...referentialWorkflows({
        database,
        workspace,
        storage,
        xmlValidator,
        clock,
        language,
        administrationTenant,
        tenants: () => tenantNumbers(database),
        externalIdentifiers: byTenant(config.externalIdentifiers),
        minimumRuleDurations: byTenant(config.minimumRuleDurations),
        startRuleUpdate,
      }),
      ...reidentificationWorkflows({
        database,
        storage,
        formats: rooms.formats,
        clock,
        administrationTenant,
      }),
      ...updateWorkflows({
        database,
        storage,
        clock,
        language,
        administrationTenant,
        classification: config.classification,
      }),
      ...computedRulesWorkflows({
        database,
        storage,
        clock,
        language,
        administrationTenant,
        withRuleIds: new Set(config.search.indexInheritedRulesWithRulesIdByTenant),
        withOutput: new Set(config.search.indexInheritedRulesWithAPIV2OutputByTenant),
      }),
      ...exportWorkflows({
        database,
        storage,
        workspace,
        clock,
        language,
        administrationTenant,
        settings: exportSettings(config),
      }),
      ...externalLogbookWorkflows(),
      ...tenantWorkflows({
        database,
        storage,
        removeUploads: async (tenant) => {
          await removeUploadsOfTenant(database, workspace, tenant);
          await removeDipsOfTenant(database, workspace, tenant);
          await removeFoldersOfTenant(database, workspace, tenant);
        },
      }),
      ...journalWorkflows(),
      ...symbolicRegisterWorkflows({ database, storage, clock }),
      ...accessLogBackupWorkflows({ database, storage }),
      ...ruleUpdateWorkflows({ database, storage, clock, administrationTenant, startRuleUpdate }),
    ].map((workflow) =>
      followedByComputation(workflow, computation, { onlyNewUnits: MAKES_UNITS.has(workflow.id) }),
    ),
  );
}

function ingestServices({ config, clock, database, logger }: Foundation, rooms: Rooms): IngestServices {
  const { storage, workspace, scanner, formats } = rooms;
  const { scan, ingest, classification, language, administrationTenant } = config;
  return {
    database,
    storage,
    workspace,
    scanner,
    formats,
    xmlValidator: rooms.xmlValidator,
    clock,
    logger,
    language,
    administrationTenant,
    limits: ingest.limits,
    ...localUploadOf(ingest),
    scan: {
      unscannable: scan?.unscannable ?? 'pause',
      maxFileBytes: scan?.maxFileBytes ?? ingest.limits.maxEntryBytes,
    },
    classification,
    implementationVersion: version,
    openFolders: new Map(),
    attempts: new Map(),
    documentJudge: keepDocumentJudge(database, administrationTenant),
    startRuleUpdate: ruleUpdateStarter(rooms.voice),
  };
}

function exportSettings({ exports }: Foundation['config']): ExportSettings {
  return {
    unitsThreshold: exports.unitsThreshold,
    platformBytes: exports.binarySizePlatformThreshold,
    tenantBytes: byTenant(exports.binarySizeTenantThresholds),
    originatingAgencies: byTenant(exports.originatingAgencies),
    originatingAgency: exports.originatingAgency,
  };
}

function localUploadOf(ingest: Foundation['config']['ingest']): Pick<IngestServices, 'localUpload'> {
  const { localUploadSuccessDirectory: successDirectory, localUploadFailureDirectory: failureDirectory } =
    ingest;
  if (successDirectory === undefined || failureDirectory === undefined) return {};
  return { localUpload: { after: ingest.localUploadAfter, successDirectory, failureDirectory } };
}

/** What can be told of the same workflows without their services: enough to create operations and to describe them. */
export function composeOutlines(): WorkflowRegistry<WorkflowOutline> {
  return workflowRegistry<WorkflowOutline>([
    ...INGEST_WORKFLOW_DEFINITIONS,
    ...referentialOutlines,
    ...reidentificationOutlines,
    ...updateOutlines,
    ...computedRulesOutlines,
    dipOutline,
    externalLogbookOutline,
    ...tenantOutlines,
    ...journalOutlines,
    ruleUpdateOutline,
    symbolicRegisterOutline,
    accessLogBackupOutline,
  ]);
}

/** A record of the configuration that is keyed by tenant. */
export function byTenant<Value>(record: Readonly<Record<string, Value>>): ReadonlyMap<number, Value> {
  return new Map(Object.entries(record).map(([tenant, value]) => [Number(tenant), value]));
}
