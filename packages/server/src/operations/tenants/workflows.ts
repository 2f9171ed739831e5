import {
  type ActionDefinition,
  bindWorkflow,
  type Workflow,
  type WorkflowDefinition,
  type WorkflowOutline,
} from '../engine/index.ts';
import { removeFromOffers } from './remove-from-offers.ts';
import { removeRows } from './remove-rows.ts';
import { tenantCommit, tenantOf } from './tenant-commit.ts';
import type { TenantWorkflowServices } from './workflow-services.ts';

type Action = ActionDefinition<TenantWorkflowServices>;

function tenantWorkflow(
  identifier: string,
  evidence: Action,
  afterwards: readonly Action[],
): WorkflowDefinition<TenantWorkflowServices> {
  return {
    id: identifier,
    identifier,
    typeProc: 'MASTERDATA',
    version: 1,
    lane: 'small',
    unlisted: true,
    steps: [
      {
        name: `${identifier}_CHECK`,
        behavior: 'BLOCKING',
        distribution: { kind: 'REF' },
        silent: true,
        actions: [evidence],
      },
      {
        name: `${identifier}_END`,
        behavior: 'FINALLY',
        distribution: { kind: 'REF' },
        silent: true,
        actions: afterwards,
      },
    ],
    commit: tenantCommit,
  };
}

/** A tenant is created, renamed, suspended, resumed, or has another quota. */
const change = tenantWorkflow(
  'STP_TENANT_UPDATE',
  {
    key: 'STP_TENANT_UPDATE_CHECK',
    behavior: 'BLOCKING',
    run: async (context) => {
      const { id, name, status, quota } = tenantOf(context);
      const evDetData = { Tenant: id, Name: name, Status: status, Quota: { ...quota } };
      return { status: 'OK', silent: true, finalData: { evDetData } };
    },
  },
  [
    {
      key: 'STP_BACKUP_TENANT',
      behavior: 'NOBLOCKING',
      run: async () => ({ status: 'OK', silent: true }),
    },
  ],
);

/**
 * A tenant is erased. What it held and how its chain of commits ended is in the journal, in the administration tenant;
 * from the commit on it is ERASED, and what follows is done again until nothing is left of it.
 */
const erasure = tenantWorkflow(
  'STP_TENANT_ERASE',
  {
    key: 'STP_TENANT_ERASE_CHECK',
    behavior: 'BLOCKING',
    run: async (context) => {
      const { id, name } = tenantOf(context);
      const { database } = context.services;
      const { rows } = await database.query<{ seq: string; link: string }>(
        'select seq, link from commit_chain where tenant = $1',
        [id],
      );
      const held = await database.query<Record<'units' | 'objects' | 'bytes' | 'operations', string>>(
        `select (select count(*) from unit where tenant = $1) as units,
           (select count(*) from object_location where tenant = $1) as objects,
           (select coalesce(sum(byte_length), 0) from object_location where tenant = $1) as bytes,
           (select count(*) from operation where tenant = $1) as operations`,
        [id],
      );
      const evDetData = {
        Tenant: id,
        Name: name,
        LastCommit: Number(rows[0]?.seq ?? 0),
        LastLink: rows[0]?.link ?? '',
        Units: Number(held.rows[0]?.units ?? 0),
        Objects: Number(held.rows[0]?.objects ?? 0),
        Bytes: Number(held.rows[0]?.bytes ?? 0),
        Operations: Number(held.rows[0]?.operations ?? 0),
      };
      return { status: 'OK', silent: true, finalData: { evDetData } };
    },
  },
  [removeRows, removeFromOffers],
);

const definitions = [change, erasure];

export const tenantUpdateOutline: WorkflowOutline = change;
export const tenantErasureOutline: WorkflowOutline = erasure;
export const tenantOutlines: readonly WorkflowOutline[] = definitions;

/** The workflows of this room, for a worker. */
export function tenantWorkflows(services: TenantWorkflowServices): readonly Workflow[] {
  return definitions.map((definition) => bindWorkflow(definition, services));
}
