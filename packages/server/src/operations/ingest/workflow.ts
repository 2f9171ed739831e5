import type { WorkflowDefinition } from '../engine/index.ts';
import { accessionRegistration } from './accession-registration.ts';
import { atrNotification } from './atr-notification.ts';
import { checkArchiveUnitProfile } from './check-archive-unit-profile.ts';
import { checkAttachement } from './check-attachement.ts';
import { checkClassificationLevel } from './check-classification-level.ts';
import { checkContainer } from './check-container.ts';
import { checkDataObjectPackage, checkPackageWithoutObject } from './check-dataobjectpackage.ts';
import { checkDigest } from './check-digest.ts';
import { checkHeader } from './check-header.ts';
import { checkObjectGroupSchema } from './check-object-group-schema.ts';
import { checkObjectSize } from './check-object-size.ts';
import { checkSeda } from './check-seda.ts';
import { checkUnitSchema } from './check-unit-schema.ts';
import { ingestCommit } from './commit.ts';
import { commitLifeCycleObjectGroup, commitLifeCycleUnit } from './commit-life-cycles.ts';
import type { IngestAction, IngestServices, IngestStep } from './ingest-services.ts';
import { changedGroupItems, groupItems, unitItems } from './item-counts.ts';
import { confirmRows, withAllMade, withMadeBefore } from './lost-rows.ts';
import { manifestDigestCheck } from './manifest-digest-check.ts';
import { manifestFileNameCheck } from './manifest-file-name-check.ts';
import { changedGroupStorage, ogMetadataStorage, unitMetadataStorage } from './metadata-storage.ts';
import { objStorage } from './obj-storage.ts';
import { objectGroupUpdate } from './object-group-update.ts';
import { ogMetadataIndexation } from './og-metadata-indexation.ts';
import { ogObjectsFormatCheck } from './og-objects-format-check.ts';
import { prepareStorageInfo } from './prepare-storage-info.ts';
import { keptReply } from './reply/kept-reply.ts';
import { cleanUp, rollBack } from './roll-back.ts';
import { sanityCheckSip } from './sanity-check-sip.ts';
import { storageAvailabilityCheck } from './storage-availability-check.ts';
import { unitMetadataIndexation } from './unit-metadata-indexation.ts';
import { unitsRulesCompute } from './units-rules-compute.ts';
import { uploadSip } from './upload-sip.ts';
import type { IngestWorkflow } from './workflow-flags.ts';

/**
 * Items judged in one statement, which reads all the rows of the deposit to find them: in batches of 40,000, a deposit of a million
 * read them 25 times at each step. A batch is what a restart does again.
 */
const JUDGED_AT_ONCE = 200_000;
/** Steps that put all their items in one place, in one go. */
const ALL_AT_ONCE = 1_000_000_000;

function refStep(name: string, ...actions: readonly IngestAction[]): IngestStep {
  return { name, behavior: 'BLOCKING', distribution: { kind: 'REF' }, actions };
}

function groupStep(name: string, batchSize: number, ...actions: readonly IngestAction[]): IngestStep {
  const distribution = { kind: 'ITEMS', type: 'ObjectGroup', batchSize, statusOnEmpty: 'WARNING' } as const;
  return {
    name,
    behavior: 'BLOCKING',
    distribution,
    count: groupItems,
    actions: actions.map(toldOfAddedGroups),
  };
}

/**
 * What is checked and stored of objects added to a group of the archive is told in that group's lifecycle too, whose
 * first event is of another operation.
 */
function toldOfAddedGroups(action: IngestAction): IngestAction {
  if (action.lifecycle !== undefined) return action;
  const event = { kind: 'objectgroup', evType: `LFC.${action.key}` } as const;
  return { ...action, lifecycle: [event, { ...event, audience: 'changed', onlyWithFact: true }] };
}

function unitStep(name: string, batchSize: number, ...actions: readonly IngestAction[]): IngestStep {
  const distribution = { kind: 'ITEMS', type: 'Units', batchSize, statusOnEmpty: null } as const;
  return { name, behavior: 'BLOCKING', distribution, count: unitItems, actions };
}

const sanity = refStep(
  'STP_SANITY_CHECK_SIP',
  sanityCheckSip,
  checkContainer,
  manifestFileNameCheck,
  manifestDigestCheck,
);
const upload = refStep('STP_UPLOAD_SIP', uploadSip);
const controlOf = (check: IngestAction) =>
  refStep('STP_INGEST_CONTROL_SIP', checkSeda, checkHeader, prepareStorageInfo, check, checkAttachement);
const control = controlOf(checkDataObjectPackage);
const controlWithoutObject = controlOf(checkPackageWithoutObject);
const groupChecks = (...actions: readonly IngestAction[]) =>
  groupStep('STP_OG_CHECK_AND_TRANSFORME', JUDGED_AT_ONCE, ...actions);
const unitChecks = (...actions: readonly IngestAction[]) =>
  unitStep('STP_UNIT_CHECK_AND_PROCESS', JUDGED_AT_ONCE, ...actions);
const allUnitChecks = unitChecks(
  checkUnitSchema,
  checkArchiveUnitProfile,
  checkClassificationLevel,
  unitsRulesCompute,
);
const availability = refStep('STP_STORAGE_AVAILABILITY_CHECK', storageAvailabilityCheck);
const objectStoring = groupStep('STP_OBJ_STORING', JUDGED_AT_ONCE, objStorage, ogMetadataIndexation);
const unitMetadata = unitStep('STP_UNIT_METADATA', ALL_AT_ONCE, unitMetadataIndexation);
const groupStoring = groupStep('STP_OG_STORING', ALL_AT_ONCE, commitLifeCycleObjectGroup, ogMetadataStorage);
const unitStoring = unitStep('STP_UNIT_STORING', ALL_AT_ONCE, commitLifeCycleUnit, unitMetadataStorage);
const groupUpdate: IngestStep = {
  name: 'STP_UPDATE_OBJECT_GROUP',
  behavior: 'BLOCKING',
  distribution: {
    kind: 'ITEMS',
    type: 'ObjectGroup',
    batchSize: ALL_AT_ONCE,
    statusOnEmpty: 'OK',
    audience: 'changed',
  },
  count: changedGroupItems,
  actions: [objectGroupUpdate, commitLifeCycleObjectGroup, changedGroupStorage],
};
const registration = refStep('STP_ACCESSION_REGISTRATION', accessionRegistration);
const finalisation: IngestStep = {
  name: 'STP_INGEST_FINALISATION',
  behavior: 'FINALLY',
  distribution: { kind: 'REF' },
  actions: [atrNotification, rollBack],
};

const afterChecks = [
  availability,
  objectStoring,
  unitMetadata,
  groupStoring,
  unitStoring,
  groupUpdate,
  registration,
  finalisation,
] as const;

/** Vitam's identifiers of each workflow, and its steps; a check that is not made yet is not there. */
const WORKFLOWS: Readonly<
  Record<
    IngestWorkflow,
    {
      readonly identifier: string;
      readonly typeProc: string;
      readonly name: string;
      readonly steps: readonly IngestStep[];
      readonly commits: boolean;
    }
  >
> = {
  DEFAULT_WORKFLOW: {
    identifier: 'PROCESS_SIP_UNITARY',
    typeProc: 'INGEST',
    name: 'Default ingest workflow',
    commits: true,
    steps: [
      sanity,
      upload,
      control,
      groupChecks(checkDigest, checkObjectSize, ogObjectsFormatCheck, checkObjectGroupSchema),
      allUnitChecks,
      ...afterChecks,
    ],
  },
  FILING_SCHEME: {
    identifier: 'FILINGSCHEME',
    typeProc: 'INGEST',
    name: 'Filing scheme',
    commits: true,
    steps: [
      sanity,
      upload,
      controlWithoutObject,
      allUnitChecks,
      unitMetadata,
      unitStoring,
      registration,
      finalisation,
    ],
  },
  HOLDING_SCHEME: {
    identifier: 'HOLDINGSCHEME',
    typeProc: 'MASTERDATA',
    name: 'Holding scheme',
    commits: true,
    steps: [
      sanity,
      upload,
      controlWithoutObject,
      unitChecks(checkUnitSchema),
      unitMetadata,
      unitStoring,
      finalisation,
    ],
  },
  BLANK_TEST: {
    identifier: 'PROCESS_SIP_UNITARY_TEST',
    typeProc: 'INGEST_TEST',
    name: 'Blank test',
    commits: false,
    steps: [
      sanity,
      upload,
      control,
      groupChecks(checkDigest, ogObjectsFormatCheck, checkObjectGroupSchema),
      allUnitChecks,
      availability,
      finalisation,
    ],
  },
  // Vitam's, for packages too large for its default one: without declared sizes compared. Its first steps, which it leaves
  // out, stay: no package comes in that the antivirus has not seen. The default workflow takes any size here.
  BIG_WORKFLOW: {
    identifier: 'PROCESS_SIP_UNITARY',
    typeProc: 'INGEST',
    name: 'Big ingest workflow',
    commits: true,
    steps: [
      sanity,
      upload,
      control,
      groupChecks(checkDigest, ogObjectsFormatCheck, checkObjectGroupSchema),
      allUnitChecks,
      ...afterChecks,
    ],
  },
};

const VERSION = 1;

function keysOf(steps: readonly IngestStep[]): readonly string[] {
  return steps.flatMap(({ actions }) => actions.map(({ key }) => key));
}

/** Steps whose actions find what those of the steps before made, whatever happened to PostgreSQL meanwhile. */
function withMadeSteps(steps: readonly IngestStep[]): readonly IngestStep[] {
  return steps.map((step, place) => {
    const earlier = keysOf(steps.slice(0, place));
    const { behavior, actions } = step;
    if (behavior === 'FINALLY') return step;
    return { ...step, actions: actions.map((action) => withMadeBefore(action, earlier)) };
  });
}

/** The workflows of deposits, for a registry; `bindWorkflow` gives them their services. */
export const INGEST_WORKFLOW_DEFINITIONS: readonly WorkflowDefinition<IngestServices>[] = Object.entries(
  WORKFLOWS,
).map(([id, { identifier, typeProc, name, steps, commits }]) => ({
  id,
  identifier,
  typeProc,
  name,
  version: VERSION,
  lane: 'large',
  gathersWhenSmall: true,
  confirm: confirmRows,
  steps: withMadeSteps(steps),
  ...(commits ? { commit: withAllMade(ingestCommit, keysOf(steps)) } : {}),
  reply: keptReply,
  cleanUp,
  release: async ({ operationId }, { attempts }) => {
    attempts.delete(operationId);
  },
}));
