import type { AccessFilter } from '../../archive/query/index.ts';
import { planForSets, type Transaction } from '../../platform/index.ts';
import type { ExportPlace } from './services.ts';

/**
 * Of a file's name, what becomes the end of its name in the package: as it was deposited, for formats are told by it, else as
 * the file was called.
 */
const EXTENSION = String.raw`\.([A-Za-z0-9]{1,10})$`;

/** What is delivered beside descriptions. */
export interface ListedObjects {
  readonly objects: number;
  readonly bytes: number;
}

/**
 * Lists the objects of the units' groups: of each usage that is asked for and that the contract allows, the last version.
 * Those with bytes are numbered in the order in which they lie in the packs.
 */
export async function listObjects(
  transaction: Transaction,
  { tenant, operationId }: ExportPlace,
  access: AccessFilter,
  usages: readonly string[],
): Promise<ListedObjects> {
  await transaction.query('delete from export_object where tenant = $1 and operation_id = $2', [
    tenant,
    operationId,
  ]);
  const allowed = access.usages === 'every' ? null : [...access.usages];
  const asked = usages.length === 0 ? null : [...usages];
  const { rowCount: objects } = await planForSets(transaction, () =>
    transaction.query(
      `insert into export_object (tenant, operation_id, object_id, group_id, unit_id, usage, number, ordinal, uri, size)
       with reached as (
         select u.og id, min(u.id) unit_id
         from export_unit e join unit u on u.tenant = e.tenant and u.id = e.unit_id
         where e.tenant = $1 and e.operation_id = $2 and u.og is not null
         group by u.og),
       version as (
         select g.id group_id, r.unit_id, q ->> 'qualifier' usage, v.document, v.number
         from reached r join object_group g on g.tenant = $1 and g.id = r.id
         cross join jsonb_array_elements(g.document -> '_qualifiers') qualifier (q)
         cross join lateral (
           select document, coalesce(substring(document ->> 'DataObjectVersion' from '_(\\d+)$'), '1')::integer number
           from jsonb_array_elements(q -> 'versions') one (document) order by 2 desc limit 1) v
         where ($3::text[] is null or q ->> 'qualifier' = any ($3))
           and ($4::text[] is null or q ->> 'qualifier' = any ($4))),
       listed as (
         select version.*, document ->> '_id' object_id, l.byte_length,
           case when l.object_id is not null
             then row_number() over (partition by l.object_id is null order by l.pack_key, l.byte_offset, group_id, document ->> '_id') - 1
           end ordinal
         from version left join object_location l on l.tenant = $1 and l.object_id = document ->> '_id')
       select $1, $2, object_id, group_id, unit_id, usage, number, ordinal,
         case when ordinal is not null then 'Content/' || object_id || coalesce('.' || coalesce(
           substring(document ->> 'Uri' from $5), substring(document #>> '{FileInfo,Filename}' from $5)), '') end,
         coalesce(byte_length, 0)
       from listed`,
      [tenant, operationId, allowed, asked, EXTENSION],
    ),
  );
  if (objects >= ANALYSED_FROM) await transaction.query('analyze export_object');
  const { rows } = await transaction.query<{ readonly bytes: number }>(
    'select coalesce(sum(size), 0)::bigint bytes from export_object where tenant = $1 and operation_id = $2',
    [tenant, operationId],
  );
  return { objects, bytes: rows[0]?.bytes ?? 0 };
}
const ANALYSED_FROM = 500;
