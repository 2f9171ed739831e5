import type { JsonObject } from '@chartrier/dsl';
import type { Database, Queryable } from '../../../platform/index.ts';
import type { ReferentialScope } from '../../../referential/index.ts';
import type { QueryOutcome } from '../answer.ts';
import { logbookOperationCollection } from '../catalogue/logbook-operations.ts';
import { LAST_EVENTS } from '../counting.ts';
import { type LogbookRow, renderLogbookOperation } from '../render/render-logbook.ts';
import type { LogbookByIdRequest, LogbookSearch } from '../requests.ts';
import { bind, type Fragment, sql, toStatement } from '../sql/fragment.ts';
import { runSingle } from './select-single.ts';

/** Operations of the administration tenant that every tenant may read: they changed what all share. */
const SHARED_OPERATIONS = ['IMPORT_ONTOLOGY', 'STP_REFERENTIAL_FORMAT_IMPORT', 'STP_DELETE_FORMAT'];

/** Searches the operations of a tenant; each comes with its last two events. */
export async function selectLogbookOperations(
  database: Database,
  { query, scope, settings = {} }: LogbookSearch,
): Promise<QueryOutcome> {
  return await runSingle<LogbookRow>(database, {
    collection: logbookOperationCollection,
    query,
    visible: readableOperations(scope),
    settings,
    render: async (rows, transaction) => {
      const events = await readEvents(transaction, rows, LAST_EVENTS);
      return rows.map((row) => renderLogbookOperation(row, events.get(keyOf(row)) ?? [], query.projection));
    },
  });
}

/** One operation with all its events, or the last two of them when sliced; undefined when the tenant has none of this id. */
export async function logbookOperationById(
  queryable: Queryable,
  { id, scope, projection, sliced }: LogbookByIdRequest,
): Promise<JsonObject | undefined> {
  const { text, values } = toStatement(
    sql`select ${logbookOperationCollection.row} from ${logbookOperationCollection.from} where o.id = ${bind(id)}::text and ${readableOperations(scope)}`,
  );
  const { rows } = await queryable.query<LogbookRow>(text, values, { name: 'logbook-operation-by-id' });
  const [row] = rows;
  if (row === undefined) return undefined;
  const events = await readEvents(queryable, [row], sliced ? LAST_EVENTS : undefined);
  return renderLogbookOperation(row, events.get(keyOf(row)) ?? [], projection);
}

function readableOperations({ tenant, administrationTenant }: ReferentialScope): Fragment {
  return sql`(o.tenant = ${bind(tenant)}::integer or (o.tenant = ${bind(administrationTenant)}::integer and o.ev_type = any(${bind(SHARED_OPERATIONS)}::text[])))`;
}

interface EventRow {
  readonly tenant: number;
  readonly id: string;
  readonly document: JsonObject;
}

/** The events of these operations, in their order: all of them, or the last ones of each. */
async function readEvents(
  queryable: Queryable,
  operations: readonly LogbookRow[],
  last: number | undefined,
): Promise<ReadonlyMap<string, readonly JsonObject[]>> {
  const events = new Map<string, JsonObject[]>();
  if (operations.length === 0) return events;
  const { rows } = await queryable.query<EventRow>(
    `select k.tenant, k.id, e.document
       from unnest($1::integer[], $2::text[]) k (tenant, id)
      cross join lateral (
        select ordinal, document from logbook_event
         where tenant = k.tenant and operation_id = k.id
         order by ordinal desc limit $3::bigint) e
      order by k.tenant, k.id, e.ordinal`,
    [operations.map(({ tenant }) => tenant), operations.map(({ id }) => id), last ?? null],
    { name: 'logbook-events-of-operations' },
  );
  for (const row of rows) {
    const list = events.get(keyOf(row));
    if (list) list.push(row.document);
    else events.set(keyOf(row), [row.document]);
  }
  return events;
}

function keyOf({ tenant, id }: { readonly tenant: number; readonly id: string }): string {
  return `${tenant}/${id}`;
}
