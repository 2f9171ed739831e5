import { chartrierError } from '@chartrier/messages';
import { type Transaction, vitamDateTime } from '../../platform/index.ts';
import type { CollectServices } from '../collect-services.ts';
import { refuseWhileUnderWay } from '../folders/folder.ts';
import { refuseUnlessOpen } from '../transactions/change-status.ts';
import { lockTransaction } from '../transactions/transaction.ts';
import { type CollectUnit, findUnit } from '../units/unit.ts';
import {
  addGroups,
  findGroup,
  type ObjectVersion,
  type Qualifier,
  replaceQualifiers,
  USAGES,
  type Usage,
} from './group.ts';

/** Which object of a unit. */
export interface ObjectOfUnit {
  readonly tenant: number;
  readonly unit: string;
  readonly usage: string;
  readonly version: number;
}

/**
 * Declares an object of a unit: the next version of a usage. The first one makes the unit's object group.
 *
 * @returns the object; its id is not that of its group
 * @throws COLLECT_USAGE_UNKNOWN, COLLECT_UNIT_UNKNOWN, COLLECT_VERSION_REFUSED, COLLECT_STATUS_REFUSED,
 *   COLLECT_IMPORT_UNDER_WAY
 */
export async function declareObject(
  services: CollectServices,
  { tenant, unit: unitId, usage: given, version }: ObjectOfUnit,
  filename: string | undefined,
): Promise<ObjectVersion> {
  const { database, clock, newGuid } = services;
  const usage = usageOf(given);
  return await database.transaction(async (transaction) => {
    const now = clock.now();
    const { transactionId } = await findUnit(transaction, tenant, unitId);
    const key = { tenant, id: transactionId };
    const locked = await lockTransaction(transaction, key);
    await refuseWhileUnderWay(transaction, key, now, 'shared');
    refuseUnlessOpen(locked);
    // read again: the transaction is held by now
    const unit = await findUnit(transaction, tenant, unitId);
    const object: ObjectVersion = {
      _id: newGuid('object', tenant),
      DataObjectVersion: `${usage}_${version}`,
      FileInfo: {
        ...(filename === undefined ? {} : { Filename: filename }),
        LastModified: vitamDateTime(now),
      },
    };
    const group = unit.groupId === undefined ? undefined : await findGroup(transaction, tenant, unit.groupId);
    const qualifiers = withObject(group?.qualifiers ?? [], usage, version, object);
    if (group === undefined) {
      const id = newGuid('objectgroup', tenant);
      await addGroups(transaction, locked, [{ id, parents: [unit.id], qualifiers }], now);
      await giveGroup(transaction, tenant, unit, id, now);
    } else await replaceQualifiers(transaction, tenant, group, qualifiers, now);
    return object;
  });
}

/** @throws COLLECT_USAGE_UNKNOWN */
export function usageOf(given: string): Usage {
  const usage = USAGES.find((known) => known === given);
  if (usage === undefined) throw chartrierError('COLLECT_USAGE_UNKNOWN', { usage: given, usages: USAGES });
  return usage;
}

/** @throws COLLECT_VERSION_REFUSED unless the version is the next one of the usage */
function withObject(
  qualifiers: readonly Qualifier[],
  usage: Usage,
  version: number,
  object: ObjectVersion,
): readonly Qualifier[] {
  const own = qualifiers.find(({ qualifier }) => qualifier === usage)?.versions ?? [];
  const next = own.length + 1;
  if (version !== next) throw chartrierError('COLLECT_VERSION_REFUSED', { usage, version, next });
  const others = qualifiers.filter(({ qualifier }) => qualifier !== usage);
  return [...others, { qualifier: usage, versions: [...own, object] }];
}

/** Writes the group on its unit. */
async function giveGroup(
  transaction: Transaction,
  tenant: number,
  { id }: CollectUnit,
  groupId: string,
  now: Date,
): Promise<void> {
  await transaction.query(
    `update collect_unit set og = $3, version = version + 1, atomic_version = atomic_version + 1, updated_at = $4::timestamp,
       document = document || jsonb_build_object('_og', $3::text, '_v', version + 1, '_av', atomic_version + 1, '_aud', $4::text)
     where tenant = $1 and id = $2`,
    [tenant, id, groupId, vitamDateTime(now)],
  );
}
