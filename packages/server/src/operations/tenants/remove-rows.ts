import { removeTenantRows } from '../../security/index.ts';
import type { ActionDefinition } from '../engine/index.ts';
import { tenantOf } from './tenant-commit.ts';
import type { TenantWorkflowServices } from './workflow-services.ts';

/** Removes what an erased tenant was sending, then every row of it. */
export const removeRows: ActionDefinition<TenantWorkflowServices> = {
  key: 'STP_TENANT_ERASE_DATABASE',
  behavior: 'BLOCKING',
  run: async (context) => {
    if (context.seq === undefined) return { status: 'OK', silent: true };
    const { database, removeUploads } = context.services;
    const { id } = tenantOf(context);
    await removeUploads(id);
    await removeTenantRows(database, id, (done, total) => {
      context.signal.throwIfAborted();
      context.progress(done, total);
    });
    return { status: 'OK' };
  },
};
