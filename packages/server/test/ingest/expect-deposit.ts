import { expect } from 'vitest';
import { type LifecycleKind, readLifecycle, readOperation } from '../../src/logbook/index.ts';
import type { Database } from '../../src/platform/index.ts';
import type { DepositShape } from './deposit-shapes.ts';

/** What an undisturbed deposit leaves in journals; one that was interrupted must leave the same. */
export interface DepositTrace {
  /** outDetails of the operation's events, in order. */
  readonly journal: readonly string[];
  /** outDetails of the lifecycle of each unit and group, in order; the lifecycles sorted. */
  readonly lifecycles: readonly string[];
}

interface Item {
  readonly id: string;
  readonly ops: readonly string[];
}

/** What a deposit left in journals. */
export async function traceOf(database: Database, operationId: string): Promise<DepositTrace> {
  const operation = await readOperation(database, { tenant: 0, id: operationId });
  const events = operation?.events ?? [];
  expect(new Set(events.map((event) => event.evId)).size).toBe(events.length);
  const lifecycles = [
    ...(await lifecyclesOf(database, operationId, 'unit', 'unit')),
    ...(await lifecyclesOf(database, operationId, 'objectgroup', 'object_group')),
  ];
  return { journal: events.map((event) => event.outDetail), lifecycles: lifecycles.toSorted() };
}

async function lifecyclesOf(
  database: Database,
  operationId: string,
  kind: LifecycleKind,
  table: 'unit' | 'object_group',
): Promise<readonly string[]> {
  const { rows } = await database.query<Item>(`select id, ops from ${table} where opi = $1`, [operationId]);
  const lifecycles: string[] = [];
  for (const { id, ops } of rows) {
    const reference = { tenant: 0, kind, itemId: id, createdBy: operationId, operations: ops };
    const lifecycle = await readLifecycle(database, reference);
    const ids = lifecycle?.events.map((event) => event.evId) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
    lifecycles.push(`${kind}: ${lifecycle?.events.map((event) => event.outDetail).join(' ')}`);
  }
  return lifecycles;
}

/** The deposit is finished, or refused, as its shape says: everything of it is there once, and nothing else. */
export async function expectDeposit(
  database: Database,
  operationId: string,
  shape: DepositShape,
  calm: DepositTrace | undefined,
): Promise<void> {
  const { rows } = await database.query(
    `select state, status, sealed,
       (select count(*)::integer from unit where opi = $1) units,
       (select count(*)::integer from object_group where opi = $1) groups,
       (select count(*)::integer from object_location l
        where l.pack_key like '%/' || $1 || '/%') objects,
       (select count(*)::integer from accession_register_detail where opi = $1) details,
       (select coalesce(sum((document->'TotalUnits'->>'ingested')::integer), 0)::integer
        from accession_register_detail where opi = $1) "registeredUnits",
       (select coalesce(sum((document->'ObjectSize'->>'ingested')::integer), 0)::integer
        from accession_register_detail where opi = $1) "registeredBytes"
     from operation where tenant = 0 and id = $1`,
    [operationId],
  );
  const { status, units, groups, objects, bytes } = shape;
  expect({ operationId, shape: shape.name, ...rows[0] }).toEqual({
    operationId,
    shape: shape.name,
    state: 'COMPLETED',
    status,
    sealed: true,
    units,
    groups,
    objects,
    details: units > 0 ? 1 : 0,
    registeredUnits: units,
    registeredBytes: bytes,
  });
  if (calm !== undefined) expect(await traceOf(database, operationId)).toEqual(calm);
}
