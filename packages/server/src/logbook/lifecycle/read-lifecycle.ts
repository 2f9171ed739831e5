import type { Queryable, Transaction } from '../../platform/index.ts';
import type { LifecycleEvent, LogbookLifecycle } from '../operation/operation-document.ts';
import type { OperationReference } from '../operation/write-operation.ts';
import { gravity, isAtLeast, isStatus, type Status } from '../status.ts';
import type { LifecycleKind } from './fact.ts';
import { type ItemFacts, renderLifecycle, renderPart } from './render-lifecycle.ts';
import type { SharedEvent } from './shared-events.ts';
import type { StoredFact } from './stored-fact.ts';

export interface LifecycleReference {
  readonly tenant: number;
  readonly kind: LifecycleKind;
  readonly itemId: string;
  /** The operation that created the item (`_opi`). */
  readonly createdBy: string;
  /** Every operation that touched it, in order (`_ops`). */
  readonly operations: readonly string[];
}

/** A unit's or group's lifecycle, rendered from what its operations share and from its own facts. */
export async function readLifecycle(
  queryable: Queryable,
  { tenant, kind, itemId, createdBy, operations }: LifecycleReference,
): Promise<LogbookLifecycle | undefined> {
  const ordered = [createdBy, ...operations.filter((operation) => operation !== createdBy)];
  const shared = await queryable.query<{ operation_id: string; document: SharedEvent }>(
    `select operation_id, document from lifecycle_shared
     where tenant = $1 and operation_id = any($2) and kind = $3 order by operation_id, ordinal`,
    [tenant, ordered, kind],
    { name: 'lifecycle-shared' },
  );
  const facts = await queryable.query<ItemFacts & { operation_id: string }>(
    `select operation_id, action, labels, facts -> $4 as facts from lifecycle_facts
     where tenant = $1 and operation_id = any($2) and kind = $3 and first_item <= $4 and last_item >= $4 and facts ? $4
     order by operation_id, step, batch_from, chunk`,
    [tenant, ordered, kind, itemId],
    { name: 'lifecycle-facts' },
  );
  const sharedOf = Map.groupBy(shared.rows, (row) => row.operation_id);
  const factsOf = Map.groupBy(facts.rows, (row) => row.operation_id);
  return renderLifecycle({
    tenant,
    kind,
    itemId,
    parts: ordered.map((operationId) => ({
      operationId,
      shared: (sharedOf.get(operationId) ?? []).map((row) => row.document),
      facts: factsOf.get(operationId) ?? [],
    })),
  });
}

/** Items of a batch read at a time. */
const ITEMS_PER_FETCH = 500;

/** An item's events of at least some gravity, in their order. */
export interface LifecycleProblem {
  readonly kind: LifecycleKind;
  readonly itemId: string;
  readonly events: readonly LifecycleEvent[];
}

/**
 * The lifecycle events of an operation that are as grave as `minimum`, item by item (units after groups, in
 * the order of their ids): what the reply to a transfer tells, before the operation is committed or refused.
 */
export async function* lifecycleProblems(
  transaction: Transaction,
  { tenant, id }: OperationReference,
  minimum: Status,
): AsyncGenerator<LifecycleProblem> {
  const shared = await transaction.query<{ kind: LifecycleKind; document: SharedEvent }>(
    'select kind, document from lifecycle_shared where tenant = $1 and operation_id = $2 order by ordinal',
    [tenant, id],
  );
  const labels = await labelsOfOperation(transaction, { tenant, id });
  const pages = transaction.stream<{
    kind: LifecycleKind;
    item_id: string;
    facts: readonly { readonly action: string; readonly facts: readonly StoredFact[] }[];
  }>(
    `select kind, item.key as item_id,
       jsonb_agg(jsonb_build_object('action', action, 'facts', item.value) order by step, batch_from, chunk) as facts
     from lifecycle_facts, jsonb_each(facts) as item
     where tenant = $1 and operation_id = $2 and worst >= $3 group by kind, item.key order by kind, item.key`,
    [tenant, id, gravity(minimum)],
    ITEMS_PER_FETCH,
  );
  for await (const page of pages)
    for (const row of page) {
      const part = {
        operationId: id,
        shared: shared.rows.filter((event) => event.kind === row.kind).map((event) => event.document),
        facts: row.facts.map((item) => ({ ...item, labels })),
      };
      const events = [true, false]
        .flatMap((created) => renderPart({ tenant, itemId: row.item_id }, part, created))
        .filter((event) => isStatus(event.outcome) && isAtLeast(event.outcome, minimum))
        // an event that is both for created and for changed items is one
        .filter(({ evId }, place, all) => all.findIndex((other) => other.evId === evId) === place);
      if (events.length > 0) yield { kind: row.kind, itemId: row.item_id, events };
    }
}

async function labelsOfOperation(
  queryable: Queryable,
  { tenant, id }: OperationReference,
): Promise<Readonly<Record<string, string>>> {
  const labels = await queryable.query<{ labels: Readonly<Record<string, string>> }>(
    'select distinct labels from lifecycle_facts where tenant = $1 and operation_id = $2',
    [tenant, id],
  );
  return Object.assign({}, ...labels.rows.map((row) => row.labels)) as Readonly<Record<string, string>>;
}
