import type { Queryable } from '../../platform/index.ts';
import type { LogbookLifecycle } from '../operation/operation-document.ts';
import type { LifecycleReference } from './read-lifecycle.ts';
import { type ItemFacts, renderLifecycle } from './render-lifecycle.ts';
import type { SharedEvent } from './shared-events.ts';

/** Items of one kind, a page of them: their lifecycles are held together. */
export interface LifecyclesReference extends Pick<LifecycleReference, 'tenant' | 'kind'> {
  readonly items: readonly Pick<LifecycleReference, 'itemId' | 'createdBy' | 'operations'>[];
}

/**
 * The lifecycles of a page of units or groups, by item, each the same as `readLifecycle` gives: whoever wants thousands asks
 * twice a page, and not twice an item.
 */
export async function readLifecycles(
  queryable: Queryable,
  { tenant, kind, items }: LifecyclesReference,
): Promise<ReadonlyMap<string, LogbookLifecycle>> {
  const ids = items.map(({ itemId }) => itemId).sort();
  const [first] = ids;
  const last = ids.at(-1);
  if (first === undefined || last === undefined) return new Map();
  const operations = [...new Set(items.flatMap((item) => [item.createdBy, ...item.operations]))];
  const shared = await queryable.query<{ operation_id: string; document: SharedEvent }>(
    `select operation_id, document from lifecycle_shared
     where tenant = $1 and operation_id = any($2) and kind = $3 order by operation_id, ordinal`,
    [tenant, operations, kind],
  );
  const facts = await queryable.query<ItemFacts & { operation_id: string; item_id: string }>(
    `select f.operation_id, f.action, f.labels, item.key item_id, item.value facts
     from lifecycle_facts f cross join lateral jsonb_each(f.facts) item
     where f.tenant = $1 and f.operation_id = any($2) and f.kind = $3
       and f.first_item <= $6 and f.last_item >= $5 and item.key = any($4)
     order by f.operation_id, f.step, f.batch_from, f.chunk`,
    [tenant, operations, kind, ids, first, last],
  );
  const sharedOf = Map.groupBy(shared.rows, (row) => row.operation_id);
  const factsOf = Map.groupBy(facts.rows, (row) => `${row.operation_id} ${row.item_id}`);
  const lifecycles = new Map<string, LogbookLifecycle>();
  for (const { itemId, createdBy, operations: touched } of items) {
    const ordered = [createdBy, ...touched.filter((operation) => operation !== createdBy)];
    const lifecycle = renderLifecycle({
      tenant,
      kind,
      itemId,
      parts: ordered.map((operationId) => ({
        operationId,
        shared: (sharedOf.get(operationId) ?? []).map(({ document }) => document),
        facts: factsOf.get(`${operationId} ${itemId}`) ?? [],
      })),
    });
    if (lifecycle !== undefined) lifecycles.set(itemId, lifecycle);
  }
  return lifecycles;
}
