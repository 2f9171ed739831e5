import type { Readable } from 'node:stream';
import { chartrierError } from '@chartrier/messages';
import type { Transaction } from '../../platform/index.ts';
import type { CollectServices } from '../collect-services.ts';
import { forgetFolder } from '../folders/folder.ts';
import { withFolder } from '../folders/index.ts';
import { findUnit } from '../units/unit.ts';
import { addBinaries, type Binary, findBinary, uriOf } from './binary.ts';
import { type ObjectOfUnit, usageOf } from './declare-object.ts';
import { type CollectGroup, findGroup, type ObjectVersion, replaceQualifiers, versionOf } from './group.ts';
import { identifyBinary } from './identify-binary.ts';

/** The file of an object in its folder. */
const OBJECT = 'object';

/**
 * Receives the bytes of an object that was declared: they are on the disk, hashed (SHA-512) and identified (PRONOM) before
 * the object says so, in one transaction of the database. Bytes that were there before are replaced. A sender that breaks
 * off, a process that is killed, leave the object as it was.
 *
 * @throws COLLECT_USAGE_UNKNOWN, COLLECT_UNIT_UNKNOWN, COLLECT_OBJECT_UNDECLARED, COLLECT_OBJECT_PHYSICAL,
 *   COLLECT_STATUS_REFUSED, COLLECT_IMPORT_UNDER_WAY before a byte is read; COLLECT_IMPORT_GIVEN_UP,
 *   WORKSPACE_FILE_TOO_LARGE, WORKSPACE_UPLOAD_CUT, WORKSPACE_UPLOAD_SLOW, WORKSPACE_FULL
 */
export async function receiveBinary(
  services: CollectServices,
  asked: ObjectOfUnit,
  openContent: () => Readable,
): Promise<void> {
  const { database, workspace, uploadBytes, slowestUpload, clock } = services;
  const { tenant } = asked;
  if (usageOf(asked.usage) === 'PhysicalMaster') throw chartrierError('COLLECT_OBJECT_PHYSICAL');
  const { transactionId } = await findUnit(database, tenant, asked.unit);
  await withFolder(services, { tenant, id: transactionId }, 'BINARY', async (folder) => {
    const { object } = await declaredObject(database, asked);
    const content = openContent();
    const giveUp = (): void => {
      content.destroy(folder.signal.reason);
    };
    folder.signal.addEventListener('abort', giveUp, { once: true });
    const { size, sha512 } = await workspace
      .receive(folder.id, OBJECT, content, {
        maxBytes: uploadBytes,
        ...(slowestUpload === undefined ? {} : { slowest: slowestUpload }),
      })
      .catch((error: unknown) => {
        folder.signal.throwIfAborted();
        throw error;
      })
      .finally(() => folder.signal.removeEventListener('abort', giveUp));
    const filename = object.FileInfo?.Filename ?? '';
    const format = await identifyBinary(services, tenant, {
      folder: folder.id,
      name: OBJECT,
      size,
      filename,
    });
    const replaced = await folder.commit(async (transaction) => {
      const { group, object: current } = await declaredObject(transaction, asked);
      const { FormatIdentification: _, ...rest } = current;
      const described: ObjectVersion = {
        ...rest,
        Uri: uriOf(current._id, current.FileInfo?.Filename),
        MessageDigest: sha512,
        Algorithm: 'SHA-512',
        Size: size,
        ...(format === undefined ? {} : { FormatIdentification: format }),
      };
      const before = await findBinary(transaction, tenant, current._id);
      await replaceQualifiers(transaction, tenant, group, withVersion(group, described), clock.now());
      await addBinaries(transaction, tenant, transactionId, [
        { objectId: current._id, folder: folder.id, name: OBJECT, size },
      ]);
      return before === undefined ? undefined : await letGoOf(transaction, tenant, before);
    });
    if (replaced === undefined) return;
    if (replaced.shared) return;
    if (!replaced.alone) return await workspace.removeFile(replaced.binary.folder, replaced.binary.name);
    await workspace.remove(replaced.binary.folder);
    await forgetFolder(database, tenant, replaced.binary.folder);
  });
}

/** @throws COLLECT_UNIT_UNKNOWN, COLLECT_OBJECT_UNDECLARED */
export async function declaredObject(
  queryable: Parameters<typeof findUnit>[0],
  { tenant, unit: unitId, usage, version }: ObjectOfUnit,
): Promise<{ readonly group: CollectGroup; readonly object: ObjectVersion }> {
  const unit = await findUnit(queryable, tenant, unitId);
  const group = unit.groupId === undefined ? undefined : await findGroup(queryable, tenant, unit.groupId);
  const object = group && versionOf(group.qualifiers, usage, version);
  if (group === undefined || object === undefined)
    throw chartrierError('COLLECT_OBJECT_UNDECLARED', { unit: unitId, usage, version });
  return { group, object };
}

function withVersion({ qualifiers }: CollectGroup, described: ObjectVersion): CollectGroup['qualifiers'] {
  return qualifiers.map((qualifier) => ({
    ...qualifier,
    versions: qualifier.versions.map((version) => (version._id === described._id ? described : version)),
  }));
}

/**
 * The bytes that were there are nobody's; a folder that held nothing else goes with them, now or with the next sweep. A file
 * that other objects share (a tree's) stays as long as they do.
 */
async function letGoOf(
  transaction: Transaction,
  tenant: number,
  binary: Binary,
): Promise<{ readonly binary: Binary; readonly alone: boolean; readonly shared: boolean }> {
  const { rowCount } = await transaction.query(
    `update collect_folder set kept = false, held_until = null
     where tenant = $1 and id = $2 and not exists (
       select from collect_binary where tenant = $1 and folder = $2)`,
    [tenant, binary.folder],
  );
  const { rowCount: others } = await transaction.query(
    'select from collect_binary where tenant = $1 and folder = $2 and name = $3 limit 1',
    [tenant, binary.folder, binary.name],
  );
  return { binary, alone: rowCount > 0, shared: others > 0 };
}
