import type { Queryable } from '../../platform/index.ts';
import { TRANSITIONS } from './statuses.ts';

/** Which transactions of a tenant are looked at: one, or those of a project; all of them when neither is given. */
export interface Looked {
  readonly id?: string;
  readonly projectId?: string;
}

/**
 * Takes over the outcome of ingests that are over into the transactions that were sent. An ingest that goes on, waits or
 * stopped on a fault of the platform changes nothing: it may still end well. The last change of the header is left as it is;
 * the purge counts from here.
 *
 * @returns how many were acknowledged
 */
export async function acknowledge(
  queryable: Queryable,
  tenant: number,
  now: Date,
  { id, projectId }: Looked = {},
): Promise<number> {
  const { rowCount } = await queryable.query(
    `update collect_transaction t set status = 'ACK_' || o.outcome, acknowledged_at = $2
     from operation o
     where t.tenant = $1 and t.status = $3 and o.tenant = t.tenant and o.id = t.operation_id
       and o.finished and o.outcome in ('OK', 'WARNING', 'KO')
       and ($4::text is null or t.id = $4) and ($5::text is null or t.project_id = $5)`,
    [tenant, now, TRANSITIONS.sent.to, id ?? null, projectId ?? null],
  );
  return rowCount;
}

/**
 * Lets go of transactions whose sending died with its process: they are KO, and may be opened again or aborted. (Vitam 7 has
 * no way out of SENDING.)
 *
 * @returns how many
 */
export async function failDeadSendings(
  queryable: Queryable,
  tenant: number,
  now: Date,
  { id }: Pick<Looked, 'id'> = {},
): Promise<number> {
  const { from, to } = TRANSITIONS.failed;
  const { rowCount } = await queryable.query(
    `update collect_transaction t set status = $3, updated_at = $2
     where t.tenant = $1 and t.status = any ($4) and ($5::text is null or t.id = $5) and not exists (
       select from collect_folder f where f.tenant = t.tenant and f.transaction_id = t.id
         and f.kind = 'SEND' and not f.kept and not f.given_up and f.held_until > $2)`,
    [tenant, now, to, from, id ?? null],
  );
  return rowCount;
}
