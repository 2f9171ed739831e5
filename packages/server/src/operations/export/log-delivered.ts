import type { Transaction } from '../../platform/index.ts';
import type { ItemRange } from '../engine/index.ts';
import { requestOf } from './request.ts';
import type { ExportContext } from './services.ts';

/**
 * A line of the access log for each object of a batch. Lines of a request are told apart by their moment: each is a
 * millisecond after the one before.
 */
export async function logDelivered(
  transaction: Transaction,
  context: ExportContext,
  { from, to }: ItemRange,
): Promise<void> {
  const { tenant, operationId, caller, services } = context;
  await transaction.query(
    `update export_object o set logged_at = greatest($5::timestamptz,
       coalesce((select b.logged_at + interval '1 millisecond' from export_object b
         where b.tenant = $1 and b.operation_id = $2 and b.ordinal = $3::bigint - 1), $5::timestamptz))
       + (o.ordinal - $3::bigint) * interval '1 millisecond'
     where o.tenant = $1 and o.operation_id = $2 and o.ordinal between $3 and $4`,
    [tenant, operationId, from, to, services.clock.now()],
  );
  await transaction.query(
    `insert into access_log (tenant, accessed_at, request_id, line)
     select $1, logged_at, $2, jsonb_strip_nulls(jsonb_build_object(
       'xRequestId', $2::text, 'applicationId', $5::text, 'contextId', $6::text, 'contractId', $7::text,
       'archivesId', unit_id, 'objectIdentifier', object_id, 'qualifier', usage, 'version', number, 'size', size,
       'tenantId', $1::integer))
     from export_object where tenant = $1 and operation_id = $2 and ordinal between $3 and $4`,
    [
      tenant,
      operationId,
      from,
      to,
      caller.applicationSession ?? null,
      caller.contextId ?? null,
      requestOf(context).contract,
    ],
  );
}
