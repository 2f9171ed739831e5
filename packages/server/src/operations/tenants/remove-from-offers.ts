import { tenantPrefix } from '@chartrier/offer-format';
import type { Offer } from '../../storage/index.ts';
import type { ActionDefinition } from '../engine/index.ts';
import { tenantOf } from './tenant-commit.ts';
import type { TenantWorkflowServices } from './workflow-services.ts';

/**
 * Removes the folders of an erased tenant from each offer of the durable list that the commit made. An offer that is
 * down pauses the operation, which goes on with what is left when it is back.
 */
export const removeFromOffers: ActionDefinition<TenantWorkflowServices> = {
  key: 'STP_TENANT_ERASE_OFFERS',
  behavior: 'BLOCKING',
  run: async (context) => {
    if (context.seq === undefined) return { status: 'OK', silent: true };
    const { id } = tenantOf(context);
    const { database, storage } = context.services;
    const { rows } = await database.query<{ offer: string }>(
      'select offer from tenant_erasure where tenant = $1 and removed_at is null order by offer',
      [id],
    );
    const removed: Record<string, number> = {};
    for (const { offer } of rows) {
      const known = storage.offers.get(offer);
      // an offer that left the configuration keeps its line, for when it comes back
      if (known === undefined) continue;
      removed[offer] = await removeFolders(known, id, context.signal);
      await database.query('update tenant_erasure set removed_at = now() where tenant = $1 and offer = $2', [
        id,
        offer,
      ]);
    }
    return { status: 'OK', evDetData: { Tenant: id, FilesRemoved: removed } };
  },
};

async function removeFolders(offer: Offer, tenant: number, signal: AbortSignal): Promise<number> {
  let files = 0;
  await offer.discardUnfinished(tenantPrefix(tenant));
  for await (const { key } of offer.list(tenantPrefix(tenant))) {
    signal.throwIfAborted();
    await offer.remove(key);
    files += 1;
  }
  return files;
}
