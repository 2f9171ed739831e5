import type { IngestAction } from './ingest-services.ts';
import { changedGroups } from './pass/existing-groups.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { type DepositFault, faultsData, MAX_LISTED_FAULTS } from './refusal.ts';
import { holdsNo } from './staging/rare-parts.ts';

/** What the deposit is attached to comes from operations that ended with success. */
export const checkAttachement: IngestAction = {
  key: 'CHECK_ATTACHEMENT',
  behavior: 'BLOCKING',
  run: async (context) => {
    const { deposit, tables, graph, facts } = await stagedDeposit(context);
    if (facts.graph?.outside === 0 && holdsNo(facts, 'attachedUnits', 'sharedGroups'))
      return { status: 'OK' };
    const { rows } = await context.services.database.query<{
      kind: 'unit' | 'group';
      id: string;
      operation: string;
    }>(
      `select used.kind, used.id, used.opi operation
       from (select distinct 'unit' kind, u.id, u.opi
             from (select id from ${tables.attachment} where deposit = $1 and id is not null
                   union
                   select l.parent from ${graph.link} l
                   where l.work = $1
                     and not exists (select from ${graph.node} n where n.work = $1 and n.id = l.parent)) a
             join unit u on u.tenant = $2 and u.id = a.id
             union all
             select 'group', g.id, g.opi from (${changedGroups({ tables })}) c
             join object_group g on g.tenant = $2 and g.id = c.id) used
       join operation o on o.tenant = $2 and o.id = used.opi
       where o.state <> 'COMPLETED' or o.status in ('KO', 'FATAL')
       order by used.kind, used.id limit ${MAX_LISTED_FAULTS}`,
      [deposit, context.tenant],
    );
    if (rows.length === 0) return { status: 'OK' };
    const faults = rows.map(
      ({ kind, id, operation }): DepositFault =>
        kind === 'unit'
          ? { code: 'INGEST_ATTACHMENT_NOT_FINISHED', parameters: { id, operation } }
          : { code: 'INGEST_GROUP_EXISTING_NOT_FINISHED', parameters: { group: id, operation } },
    );
    return { status: 'KO', evDetData: faultsData(faults) };
  },
};
