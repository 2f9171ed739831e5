import { removeTenantRows } from '../../security/index.ts';
import type { ActionDefinition } from '../engine/index.ts';
import { tenantOf } from './tenant-commit.ts';
import type { TenantWorkflowServices } from './workflow-services.ts';

/** Removes every row of an erased tenant. */
export const removeRows: ActionDefinition<TenantWorkflowServices> = {
  key: 'STP_TENANT_ERASE_DATABASE',
  behavior: 'BLOCKING',
  run: async (context) => {
    if (context.seq === undefined) return { status: 'OK', silent: true };
    await removeTenantRows(context.services.database, tenantOf(context).id, (done, total) => {
      context.signal.throwIfAborted();
      context.progress(done, total);
    });
    return { status: 'OK' };
  },
};
