import type { JsonObject } from '@chartrier/dsl';
import { planForSets, type Transaction, vitamDateTime } from '../../platform/index.ts';
import { chartedFormats, type FormatIdentifier, type IdentifiedFormat } from '../../referential/index.ts';
import type { CollectServices } from '../collect-services.ts';
import type { HeldFolder } from '../folders/index.ts';
import { addBinaries, uriOf } from '../objects/binary.ts';
import { addGroups, type ObjectVersion } from '../objects/group.ts';
import type { CollectTransaction } from '../transactions/transaction.ts';
import { type AttachmentUnits, addUnits, attachedTo, attachmentUnits, type NewUnit } from '../units/index.ts';
import { CONTENT } from './read-files.ts';

/** Units, groups and objects written in one statement, as by Vitam. */
const ROWS_AT_ONCE = 1_000;

interface StagedRow {
  readonly path: string;
  readonly is_folder: boolean;
  readonly written_as: string | null;
  readonly unit_id: string;
  readonly parent_id: string | null;
  readonly group_id: string | null;
  readonly object_id: string | null;
  readonly size: string | null;
  readonly placed_at: string | null;
  readonly sha512: string | null;
  readonly format: IdentifiedFormat | null;
  /** What the tree's own file of descriptions says of a unit of its root. */
  readonly described: JsonObject | null;
}

/**
 * Makes a staged tree units, object groups and objects of the transaction, level by level, in the transaction of the commit.
 *
 * A folder is a `RecordGrp`, a file an `Item` with one `BinaryMaster_1`. What is at the root of the tree goes under the
 * archived units that the project names: by its rules for those that the tree's own descriptions speak of, under the static
 * one otherwise (Vitam's rule).
 *
 * @returns how many units were made
 * @throws COLLECT_TREE_TOO_DEEP
 */
export async function publishTree(
  services: Pick<CollectServices, 'newGuid' | 'administrationTenant'>,
  transaction: Transaction,
  {
    locked,
    folder,
    identifier,
    now,
  }: {
    readonly locked: CollectTransaction;
    readonly folder: HeldFolder;
    readonly identifier: FormatIdentifier;
    readonly now: Date;
  },
): Promise<number> {
  const attachments = await attachmentUnits(services, transaction, locked, now);
  return await planForSets(transaction, async () => {
    let units = 0;
    for await (const batch of transaction.stream<StagedRow>(
      STAGED,
      [locked.tenant, folder.id],
      ROWS_AT_ONCE,
    )) {
      folder.signal.throwIfAborted();
      const made = batch.map((row) => unitOf(row, attachments));
      await addUnits(transaction, locked, made, now);
      units += batch.length;
      await addObjects(services, transaction, { locked, folder, identifier, now }, batch);
    }
    return units;
  });
}

const STAGED = `
  select e.path, e.is_folder, e.written_as, e.unit_id, p.unit_id parent_id, e.group_id, e.object_id, e.size, e.placed_at,
    e.sha512, e.format, case when e.level = 0 then d.fields end described
  from collect_tree_entry e
  left join collect_tree_entry p on p.tenant = $1 and p.folder = $2 and p.path_key = e.parent_key
  left join collect_description d on d.tenant = $1 and d.folder = $2 and d.unit_id = e.unit_id
  where e.tenant = $1 and e.folder = $2
  order by e.level, e.path`;

function unitOf(row: StagedRow, attachments: AttachmentUnits): NewUnit {
  const { path, parent_id, described, group_id, written_as } = row;
  const content = {
    DescriptionLevel: row.is_folder ? 'RecordGrp' : 'Item',
    Title: path.slice(path.lastIndexOf('/') + 1),
  };
  return {
    id: row.unit_id,
    parents: parent_id === null ? rootParents(attachments, content, described) : [parent_id],
    // the bytes of a name that had to be guessed stay beside the guess
    content: written_as === null ? content : { ...content, _uploadPathBytes: written_as },
    management: undefined,
    uploadPath: path,
    ...(group_id === null ? {} : { groupId: group_id }),
  };
}

/** Rules are tried on what the tree's descriptions say, before they are applied. */
function rootParents(
  attachments: AttachmentUnits,
  content: JsonObject,
  described: JsonObject | null,
): readonly string[] {
  if (described === null) return attachments.fallback === undefined ? [] : [attachments.fallback];
  const { _mgt: management, ...fields } = described;
  return attachedTo(attachments, {
    content: { ...content, ...fields },
    management: isObject(management) ? management : undefined,
  });
}

async function addObjects(
  { administrationTenant }: Pick<CollectServices, 'administrationTenant'>,
  transaction: Transaction,
  {
    locked,
    folder,
    identifier,
    now,
  }: {
    readonly locked: CollectTransaction;
    readonly folder: HeldFolder;
    readonly identifier: FormatIdentifier;
    readonly now: Date;
  },
  batch: readonly StagedRow[],
): Promise<void> {
  const puids = new Set(batch.flatMap(({ format }) => format?.puids.slice(0, 1) ?? []));
  const charted = await chartedFormats(transaction, administrationTenant, [...puids], identifier.formats);
  const formats = new Map(charted.map((format) => [format.PUID, format]));
  const objects = batch.flatMap((row) => {
    const { object_id: objectId, group_id: groupId, unit_id: unitId, size } = row;
    if (objectId === null || groupId === null) return [];
    const filename = row.path.slice(row.path.lastIndexOf('/') + 1);
    const puid = row.format?.puids[0];
    const known = puid === undefined ? undefined : formats.get(puid);
    const version: ObjectVersion = {
      _id: objectId,
      _opi: locked.id,
      DataObjectVersion: 'BinaryMaster_1',
      FileInfo: { Filename: filename, LastModified: vitamDateTime(now) },
      Uri: uriOf(objectId, filename),
      MessageDigest: row.sha512 ?? '',
      Algorithm: 'SHA-512',
      Size: Number(size),
      ...(puid === undefined
        ? {}
        : {
            FormatIdentification: {
              FormatId: puid,
              ...(known === undefined ? {} : { FormatLitteral: known.Name }),
              ...(known?.MimeType === undefined ? {} : { MimeType: known.MimeType }),
            },
          }),
    };
    const binary = {
      objectId,
      folder: folder.id,
      name: CONTENT,
      offset: Number(row.placed_at),
      size: Number(size),
    };
    return [{ group: { id: groupId, parents: [unitId], version }, binary }];
  });
  if (objects.length === 0) return;
  await addGroups(
    transaction,
    locked,
    objects.map(({ group: { version, ...group } }) => ({
      ...group,
      qualifiers: [{ qualifier: 'BinaryMaster', versions: [version] }],
    })),
    now,
  );
  await addBinaries(
    transaction,
    locked.tenant,
    locked.id,
    objects.map(({ binary }) => binary),
  );
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
