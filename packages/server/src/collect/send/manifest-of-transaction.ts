import type { JsonObject } from '@chartrier/dsl';
import {
  type ArchiveUnitInput,
  codeListNames,
  type DataObjectGroupInput,
  type ManifestInput,
  type SedaVersion,
} from '@chartrier/seda';
import type { Transaction } from '../../platform/index.ts';
import type { ObjectVersion, Qualifier } from '../objects/group.ts';
import type { CollectTransaction } from '../transactions/transaction.ts';
import { fieldsWithoutPlace } from './fields-without-place.ts';

/** Rows read at once. */
const ROWS_AT_ONCE = 1_000;

/**
 * What the manifest of a transaction is written from, read as it is written (SEDA's `ArchiveTransfer`): each object group, then
 * each unit beside the others, with a link to each of its children. A unit that stands for an archived one says so by
 * `UpdateOperation/SystemId`, in its management metadata.
 *
 * @param reading a transaction of the database in which nothing changes
 */
export function manifestOfTransaction(
  reading: Transaction,
  { tenant, id, header }: CollectTransaction,
  {
    version,
    now,
    onLeftOut,
  }: {
    readonly version: SedaVersion;
    readonly now: Date;
    readonly onLeftOut: (id: string, element: string) => void;
  },
): ManifestInput {
  const originating = header.OriginatingAgencyIdentifier ?? '';
  const {
    Comment: comment,
    MessageIdentifier: messageIdentifier = id,
    ArchivalAgreement: archivalAgreement,
    ArchiveProfile: archivalProfile,
    AcquisitionInformation: acquisitionInformation,
    LegalStatus: legalStatus,
    ArchivalAgencyIdentifier: archivalAgency = '',
    TransferringAgencyIdentifier: transferringAgency = '',
    SubmissionAgencyIdentifier: submissionAgencyIdentifier = originating,
  } = header;
  return {
    version,
    ...(comment === undefined ? {} : { comments: [{ text: comment }] }),
    date: now.toISOString(),
    messageIdentifier,
    ...(archivalAgreement === undefined ? {} : { archivalAgreement }),
    codeListVersions: Object.fromEntries(codeListNames(version).map((name) => [name, `${name}${tenant}`])),
    dataObjectGroups: groupsOf(reading, tenant, id),
    archiveUnits: unitsOf(reading, tenant, id, onLeftOut),
    managementMetadata: {
      ...(archivalProfile === undefined ? {} : { archivalProfile }),
      ...(acquisitionInformation === undefined ? {} : { acquisitionInformation }),
      ...(legalStatus === undefined ? {} : { legalStatus }),
      originatingAgencyIdentifier: originating,
      submissionAgencyIdentifier,
    },
    archivalAgency,
    transferringAgency,
    onLeftOut,
  };
}

async function* groupsOf(
  reading: Transaction,
  tenant: number,
  transactionId: string,
): AsyncGenerator<DataObjectGroupInput> {
  const batches = reading.stream<{ readonly id: string; readonly qualifiers: readonly Qualifier[] }>(
    `select id, document -> '_qualifiers' qualifiers from collect_object_group
     where tenant = $1 and opi = $2 order by id`,
    [tenant, transactionId],
    ROWS_AT_ONCE,
  );
  for await (const batch of batches)
    for (const { id, qualifiers } of batch) {
      const objects = qualifiers.flatMap(({ qualifier, versions }) =>
        versions.map((version) => objectOf(qualifier, version)),
      );
      if (objects.length > 0) yield { id, objects };
    }
}

function objectOf(usage: string, version: ObjectVersion): DataObjectGroupInput['objects'][number] {
  const physical = usage === 'PhysicalMaster';
  // SEDA wants an identifier of what is on the shelf: what it was declared under, when it has no other
  const identified = physical
    ? { PhysicalId: version.FileInfo?.Filename ?? version._id, ...version }
    : version;
  return {
    kind: physical ? 'physicalDataObject' : 'binaryDataObject',
    id: version._id,
    // plain JSON, as it was stored
    version: identified as unknown as JsonObject,
    ...(version.Size === undefined ? {} : { size: version.Size }),
  };
}

interface UnitRow {
  readonly id: string;
  readonly document: JsonObject;
}

interface Link {
  readonly parent: string;
  readonly child: string;
}

/** Units in the order of their ids, and beside them the links of each, in the same order: neither is held whole. */
async function* unitsOf(
  reading: Transaction,
  tenant: number,
  transactionId: string,
  onLeftOut: (id: string, field: string) => void,
): AsyncGenerator<ArchiveUnitInput> {
  const units = reading.stream<UnitRow>(
    'select id, document from collect_unit where tenant = $1 and opi = $2 order by id',
    [tenant, transactionId],
    ROWS_AT_ONCE,
  );
  const links = linksOf(reading, tenant, transactionId);
  let next = await links.next();
  let place = 0;
  async function* ofParent(
    parent: string,
  ): AsyncGenerator<{ readonly id: string; readonly targetId: string }> {
    while (next.done !== true && next.value.parent === parent) {
      place += 1;
      yield { id: `link${place}`, targetId: next.value.child };
      next = await links.next();
    }
  }
  try {
    for await (const batch of units)
      for (const { id, document } of batch) {
        const { unit, described } = unitInput(id, document);
        for (const field of fieldsWithoutPlace(described)) onLeftOut(id, field);
        yield { ...unit, links: ofParent(id) };
      }
  } finally {
    await links.return(undefined);
  }
}

async function* linksOf(
  reading: Transaction,
  tenant: number,
  transactionId: string,
): AsyncGenerator<Link, undefined> {
  const batches = reading.stream<Link>(
    `select p.parent collate "C" parent, u.id child from collect_unit u cross join unnest(u.up) p (parent)
     where u.tenant = $1 and u.opi = $2 order by 1, 2`,
    [tenant, transactionId],
    ROWS_AT_ONCE,
  );
  for await (const batch of batches) yield* batch;
}

/** A unit as the manifest has it, and what it says: its description and its management metadata. */
function unitInput(
  id: string,
  document: JsonObject,
): { readonly unit: Omit<ArchiveUnitInput, 'links'>; readonly described: JsonObject } {
  const { _mgt: management, _og: group, ArchiveUnitProfile: profile } = document;
  const content = Object.fromEntries(
    Object.entries(document).filter(([name]) => !name.startsWith('_') && name !== 'ArchiveUnitProfile'),
  );
  const unit: Omit<ArchiveUnitInput, 'links'> = {
    id,
    ...(typeof profile === 'string' ? { archiveUnitProfile: profile } : {}),
    content,
    ...(isObject(management) ? { management } : {}),
    ...(typeof group === 'string' ? { objectReference: { to: 'group', id: group } } : {}),
  };
  return { unit, described: { ...content, ...(management === undefined ? {} : { _mgt: management }) } };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
