import type { Line } from '@chartrier/offer-format';
import { putTenant, type Tenant } from '../../security/index.ts';
import { prepareFolder } from '../../storage/index.ts';
import type { ActionContext, CommitDefinition } from '../engine/index.ts';
import type { TenantWorkflowServices } from './workflow-services.ts';

/** What a tenant becomes; the request checked that it may. */
export type TenantState = Omit<Tenant, 'createdAt'>;

export function tenantOf({ parameters }: ActionContext<TenantWorkflowServices>): TenantState {
  return parameters.tenant as TenantState;
}

/** The tenant as a line on the offers and as a row, in one commit. */
export const tenantCommit: CommitDefinition<TenantWorkflowServices> = {
  prepare: async (context) => {
    const { services } = context;
    return await prepareFolder(services.storage, context, async (folder) => {
      await folder.addLine(tenantLine(tenantOf(context)));
    });
  },
  publish: async (context, transaction) => {
    const state = tenantOf(context);
    await putTenant(transaction, state);
    if (state.status !== 'ERASED') return;
    for (const offer of context.services.storage.offers.keys())
      await transaction.query(
        'insert into tenant_erasure (tenant, offer, operation_id) values ($1, $2, $3) on conflict do nothing',
        [state.id, offer, context.operationId],
      );
  },
};

function tenantLine({ id, name, status, quota }: TenantState): Line {
  return { kind: 'tenant', id: String(id), version: 0, document: { name, status, quota: { ...quota } } };
}
