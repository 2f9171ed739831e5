import type { Queryable } from '../../platform/index.ts';
import {
  inFieldOrder,
  type LogbookEvent,
  type LogbookMaster,
  type LogbookOperation,
} from './operation-document.ts';
import type { OperationReference } from './write-operation.ts';

interface MasterRow {
  readonly tenant: number;
  readonly id: string;
  readonly version: number;
  readonly last_persisted_date: string;
  readonly document: LogbookMaster;
}

interface EventRow {
  readonly tenant: number;
  readonly operation_id: string;
  readonly document: LogbookEvent;
}

const MASTER_COLUMNS = `tenant, id, version,
  to_char(last_persisted_date, 'YYYY-MM-DD"T"HH24:MI:SS.MS') as last_persisted_date, document`;

/** An operation's document with all its events, or undefined. */
export async function readOperation(
  queryable: Queryable,
  reference: OperationReference,
): Promise<LogbookOperation | undefined> {
  const { tenant, id } = reference;
  const { rows } = await queryable.query<MasterRow>(
    `select ${MASTER_COLUMNS} from logbook_operation where tenant = $1 and id = $2`,
    [tenant, id],
    { name: 'logbook-operation' },
  );
  const master = rows[0];
  if (master === undefined) return undefined;
  const events = await queryable.query<EventRow>(
    `select tenant, operation_id, document from logbook_event where tenant = $1 and operation_id = $2 order by ordinal`,
    [tenant, id],
    { name: 'logbook-events' },
  );
  return toDocument(master, events.rows);
}

/**
 * Documents of several operations, in the order asked for, absent ones left out. `lastEvents` keeps the last
 * events only: lists show two (Vitam's sliced operations).
 */
export async function readOperations(
  queryable: Queryable,
  references: readonly OperationReference[],
  options: { readonly lastEvents?: number } = {},
): Promise<readonly LogbookOperation[]> {
  if (references.length === 0) return [];
  const tenants = references.map((reference) => reference.tenant);
  const ids = references.map((reference) => reference.id);
  const masters = await queryable.query<MasterRow>(
    `select ${MASTER_COLUMNS}
     from logbook_operation where (tenant, id) in (select * from unnest($1::integer[], $2::text[]))`,
    [tenants, ids],
  );
  const events = await queryable.query<EventRow>(
    `select event.tenant, event.operation_id, event.document
     from unnest($1::integer[], $2::text[]) as asked (tenant, id)
     cross join lateral (
       select tenant, operation_id, ordinal, document from logbook_event
       where tenant = asked.tenant and operation_id = asked.id order by ordinal desc limit $3
     ) as event order by event.tenant, event.operation_id, event.ordinal`,
    [tenants, ids, options.lastEvents ?? null],
  );
  const eventsOf = Map.groupBy(events.rows, (row) => keyOf(row.tenant, row.operation_id));
  const documents = new Map(
    masters.rows.map((row) => {
      const key = keyOf(row.tenant, row.id);
      return [key, toDocument(row, eventsOf.get(key) ?? [])] as const;
    }),
  );
  return references.flatMap(({ tenant, id }) => documents.get(keyOf(tenant, id)) ?? []);
}

function toDocument(row: MasterRow, events: readonly EventRow[]): LogbookOperation {
  return {
    _id: row.id,
    _tenant: row.tenant,
    _v: row.version,
    _lastPersistedDate: row.last_persisted_date,
    ...inFieldOrder(row.document),
    events: events.map((event) => inFieldOrder(event.document)),
  };
}

function keyOf(tenant: number, id: string): string {
  return `${tenant}/${id}`;
}
