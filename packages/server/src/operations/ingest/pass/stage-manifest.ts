import type { Readable } from 'node:stream';
import {
  type ArchiveUnitRecord,
  type DataObjectRecord,
  type Finding,
  type HeaderRecord,
  type ManagementMetadataRecord,
  type ManifestRecord,
  readManifest,
} from '@chartrier/seda';
import type {
  DepositFacts,
  HeaderFacts,
  ManagementMetadataFacts,
  ManifestFacts,
} from '../staging/deposit-facts.ts';
import { indexedText, indexedTextIfGiven } from '../staging/indexed-text.ts';
import { noRareParts, type RarePart } from '../staging/rare-parts.ts';
import type { StagingWriter } from '../staging/staging-writer.ts';
import { readUsage } from './data-object-version.ts';
import type { DocumentJudge } from './judge-documents.ts';

/** Ids that the deposit gives to what the manifest holds, by rank: the same each time it is read. */
export interface DepositIds {
  readonly unit: (ordinal: number) => string;
  readonly group: (ordinal: number) => string;
  readonly object: (ordinal: number) => string;
}

/** No file is larger (SEDA gives sizes no limit): a larger size is as wrong as this one. */
const MAX_DECLARED_SIZE = Number.MAX_SAFE_INTEGER;

/** Faults of the manifest that are listed; the others are counted. */
const MAX_FAULTS = 100;

/**
 * Reads a manifest to its end, once, and stages what it holds: objects, groups, units with their content typed and
 * judged, ids declared and used, the header. Memory holds one batch of rows; the last one is left to the caller to write.
 */
export async function stageManifest(
  source: Readable,
  ids: DepositIds,
  judge: DocumentJudge,
  writer: StagingWriter,
  progress: (units: number) => void,
): Promise<Pick<DepositFacts, 'manifest' | 'header' | 'managementMetadata'>> {
  const reading = newReading();
  for await (const records of readManifest(source)) {
    for (const record of records) stageRecord(record, reading, ids, judge, writer);
    progress(reading.units);
    await writer.breathe();
  }
  return factsOf(reading, { largestUnit: writer.largest('unit'), largestObject: writer.largest('object') });
}

interface Reading {
  units: number;
  root: Pick<ManifestFacts, 'version' | 'namespace'>;
  refusedFor: string | undefined;
  readonly faults: Finding[];
  faultCount: number;
  counts: ManifestFacts['counts'];
  readonly rare: Record<RarePart, number>;
  header: Omit<HeaderFacts, 'comments' | 'codeLists'>;
  /** Grown in place: a manifest may have very many. */
  readonly comments: HeaderFacts['comments'][number][];
  readonly codeLists: Map<string, string>;
  managementMetadata: ManagementMetadataFacts | undefined;
}

function newReading(): Reading {
  return {
    units: 0,
    root: {},
    refusedFor: undefined,
    faults: [],
    faultCount: 0,
    counts: {
      archiveUnits: 0,
      archiveUnitReferences: 0,
      binaryDataObjects: 0,
      physicalDataObjects: 0,
      dataObjectGroups: 0,
      elements: 0,
      bytes: 0,
    },
    rare: noRareParts(),
    header: {},
    comments: [],
    codeLists: new Map(),
    managementMetadata: undefined,
  };
}

function stageRecord(
  record: ManifestRecord,
  reading: Reading,
  ids: DepositIds,
  judge: DocumentJudge,
  writer: StagingWriter,
): void {
  switch (record.kind) {
    case 'identifier':
    case 'reference':
      writer.add(record.kind, {
        id: indexedText(record.id),
        element: record.element,
        line: record.line,
        col: record.column,
      });
      return;
    case 'archiveUnit':
      reading.units += 1;
      writer.add('unit', counted(reading, unitRow(record, ids, judge)));
      return;
    case 'archiveUnitReference':
      reading.rare.unitLinks += 1;
      writer.add('unit_link', {
        manifest_id: indexedText(record.id),
        child_manifest_id: indexedText(record.targetId),
        parent_manifest_id: indexedTextIfGiven(record.parentId),
        line: record.line,
        col: record.column,
        malformed: record.malformed,
      });
      return;
    case 'dataObjectGroup':
      writer.add('group', {
        ordinal: record.ordinal,
        id: ids.group(record.ordinal),
        manifest_id: indexedText(record.id),
        origin: record.origin,
        line: record.line,
      });
      return;
    case 'binaryDataObject':
    case 'physicalDataObject':
      writer.add('object', countedObject(reading, objectRow(record, ids, judge)));
      return;
    case 'groupEvent':
      reading.rare.events += 1;
      writer.add('group_event', {
        group_manifest_id: indexedText(record.groupId),
        object_manifest_id: indexedTextIfGiven(record.objectId),
        line: record.line,
        event: record.event,
      });
      return;
    case 'root':
      reading.root = { version: record.version, namespace: record.namespace };
      return;
    case 'header':
      readHeaderField(reading, record);
      return;
    case 'managementMetadata':
      reading.managementMetadata = managementMetadataOf(record, judge);
      return;
    case 'fault':
      if (reading.faults.length < MAX_FAULTS) reading.faults.push(record);
      return;
    case 'end':
      reading.refusedFor = record.refusedFor;
      reading.faultCount = record.faultCount;
      reading.counts = record.counts;
  }
}

function unitRow(record: ArchiveUnitRecord, ids: DepositIds, judge: DocumentJudge) {
  const { content, management, faults } = judge.unit(record.content, record.management);
  const designated = record.objectReferences[0];
  const { updateOperation } = record;
  return {
    ordinal: record.ordinal,
    id: ids.unit(record.ordinal),
    manifest_id: indexedText(record.id),
    parent_manifest_id: indexedTextIfGiven(record.parentId),
    profile: record.archiveUnitProfile,
    content,
    management,
    classification_level: judge.classificationLevel(management),
    designations: record.objectReferences.length,
    designated_kind: designated?.to,
    designated_id: indexedTextIfGiven(designated?.id),
    existing: updateOperation,
    title_path: record.titlePath,
    line: record.line,
    col: record.column,
    schema_faults: faults.length > 0 ? faults : undefined,
    content_references: record.contentReferences.length > 0 ? record.contentReferences : undefined,
    events: record.events.length > 0 ? record.events : undefined,
  };
}

/** Counts what a unit's row holds that few do; answers the row. */
function counted<Row extends ReturnType<typeof unitRow>>({ rare }: Reading, row: Row): Row {
  if (row.existing !== undefined) rare.attachedUnits += 1;
  if (row.designated_kind === 'existingGroup') rare.sharedGroups += 1;
  if (row.events !== undefined) rare.events += 1;
  if (row.content_references !== undefined) rare.contentReferences += 1;
  if (row.profile !== undefined) rare.profiles += 1;
  if (row.schema_faults !== undefined) rare.wrongUnits += 1;
  return row;
}

/** The same of an object's row. */
function countedObject<Row extends ReturnType<typeof objectRow>>({ rare }: Reading, row: Row): Row {
  if (row.group_origin === 'referenced') rare.joiningObjects += 1;
  if (row.schema_faults !== undefined) rare.wrongObjects += 1;
  return row;
}

function objectRow(record: DataObjectRecord, ids: DepositIds, judge: DocumentJudge) {
  const physical = record.kind === 'physicalDataObject';
  const { usage, number } = readUsage(record.declaredVersion, physical);
  const { document, faults } = judge.version(record.version);
  return {
    ordinal: record.ordinal,
    id: ids.object(record.ordinal),
    manifest_id: indexedText(record.id),
    physical,
    group_manifest_id: indexedText(record.groupId),
    group_origin: record.groupOrigin,
    declared_version: record.declaredVersion,
    usage,
    number,
    uri: indexedTextIfGiven(record.uri),
    digest: record.digest?.value,
    algorithm: record.digest?.algorithm,
    declared_size: declaredSize(record.declaredSize),
    physical_id: record.physicalId,
    line: record.line,
    col: record.column,
    version: document,
    schema_faults: faults.length > 0 ? faults : undefined,
  };
}

/** The schema has its say on a size that is no number; it cannot be kept. */
function declaredSize(size: number | undefined): number | undefined {
  return size === undefined || !Number.isInteger(size) ? undefined : Math.min(size, MAX_DECLARED_SIZE);
}

const HEADER_FIELDS = {
  Date: 'date',
  MessageIdentifier: 'messageIdentifier',
  ArchivalAgreement: 'archivalAgreement',
  ArchivalAgency: 'archivalAgency',
  TransferringAgency: 'transferringAgency',
} as const;

/** RelatedTransferReference and TransferRequestReplyIdentifier are kept in the manifest alone. */
function readHeaderField(reading: Reading, { field, value, lang, name = '' }: HeaderRecord): void {
  if (field === 'Comment') reading.comments.push({ text: value, ...(lang === undefined ? {} : { lang }) });
  else if (field === 'CodeListVersion') reading.codeLists.set(name, value);
  else if (field in HEADER_FIELDS) {
    const known = HEADER_FIELDS[field as keyof typeof HEADER_FIELDS];
    reading.header = { ...reading.header, [known]: value };
  }
}

function managementMetadataOf(
  record: ManagementMetadataRecord,
  judge: DocumentJudge,
): ManagementMetadataFacts {
  const { management, faults } = judge.management(record.management);
  const optional = {
    archivalProfile: record.archivalProfile,
    serviceLevel: record.serviceLevel,
    acquisitionInformation: record.acquisitionInformation,
    legalStatus: record.legalStatus,
    originatingAgency: record.originatingAgencyIdentifier,
    submissionAgency: record.submissionAgencyIdentifier,
    classificationLevel: judge.classificationLevel(management),
  };
  // An empty element says nothing.
  const given = Object.entries(optional).filter(([, value]) => value !== undefined && value !== '');
  return {
    ...(Object.fromEntries(given) as { readonly [key in keyof typeof optional]?: string }),
    management,
    ...(faults.length > 0 ? { faults } : {}),
  };
}

function factsOf(
  reading: Reading,
  largest: Pick<ManifestFacts, 'largestUnit' | 'largestObject'>,
): Pick<DepositFacts, 'manifest' | 'header' | 'managementMetadata'> {
  const { root, refusedFor, faults, faultCount, counts, rare, comments, codeLists } = reading;
  const { managementMetadata } = reading;
  const header = { ...reading.header, comments, codeLists: Object.fromEntries(codeLists) };
  return {
    manifest: {
      ...root,
      ...(refusedFor === undefined ? {} : { refusedFor }),
      faults,
      faultCount,
      counts,
      rare,
      ...largest,
    },
    header,
    ...(managementMetadata === undefined ? {} : { managementMetadata }),
  };
}
