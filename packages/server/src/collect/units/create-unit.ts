import type { JsonObject } from '@chartrier/dsl';
import { chartrierError } from '@chartrier/messages';
import type { CollectServices } from '../collect-services.ts';
import { refuseWhileUnderWay } from '../folders/folder.ts';
import { refuseUnlessOpen } from '../transactions/change-status.ts';
import { lockTransaction, type TransactionKey } from '../transactions/transaction.ts';
import { addUnits } from './add-units.ts';
import { attachedTo, attachmentUnits } from './attachments.ts';
import { unitContent } from './unit-content.ts';

/**
 * Adds a unit to an open transaction. Its `#unitups` are units of the same transaction; without any it is a root, attached
 * where its project says.
 *
 * @returns the unit as it is stored
 * @throws COLLECT_TRANSACTION_UNKNOWN, COLLECT_STATUS_REFUSED, COLLECT_IMPORT_UNDER_WAY, COLLECT_UNIT_REFUSED,
 *   COLLECT_PARENT_UNKNOWN, COLLECT_TREE_TOO_DEEP
 */
export async function createUnit(
  services: CollectServices,
  key: TransactionKey,
  given: JsonObject,
): Promise<JsonObject> {
  const { database, clock, newGuid } = services;
  const content = unitContent(given, await services.unitTypes());
  const parents = parentsOf(given['#unitups']);
  return await database.transaction(async (transaction) => {
    const locked = await lockTransaction(transaction, key);
    const now = clock.now();
    await refuseWhileUnderWay(transaction, key, now, 'shared');
    refuseUnlessOpen(locked);
    const above =
      parents.length > 0
        ? parents
        : attachedTo(await attachmentUnits(services, transaction, locked, now), content);
    const unit = { ...content, id: newGuid('unit', key.tenant), parents: above };
    const [document] = await addUnits(transaction, locked, [unit], now);
    if (document === undefined) throw new Error('A unit that was added was not told');
    return document;
  });
}

/** @throws COLLECT_UNIT_REFUSED */
function parentsOf(given: unknown): readonly string[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) throw chartrierError('COLLECT_UNIT_REFUSED', { fields: '#unitups' });
  return given.map((parent: unknown) => {
    if (typeof parent !== 'string') throw chartrierError('COLLECT_UNIT_REFUSED', { fields: '#unitups' });
    return parent;
  });
}
