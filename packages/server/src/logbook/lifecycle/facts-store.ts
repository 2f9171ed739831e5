import type { Language } from '@chartrier/messages';
import type { Queryable, SqlValue } from '../../platform/index.ts';
import { labelOf, outDetail } from '../operation/outcome-message.ts';
import type { OperationReference } from '../operation/write-operation.ts';
import { gravity, STATUSES, type Status } from '../status.ts';
import { storedJson } from '../stored-json.ts';
import type { LifecycleKind } from './fact.ts';
import { outDetailOf, type StoredFact, statusOf } from './stored-fact.ts';

/**
 * Items of a row: large enough that rows cost nothing, small enough that reading one item's facts is quick.
 */
export const ITEMS_PER_CHUNK = 500;

/** Whose facts: of which action, in which batch (its first ordinal; 0 for REF). */
export interface FactsPlace {
  readonly step: number;
  readonly action: string;
  readonly batchFrom: number;
}

export interface FactsChunk extends FactsPlace {
  readonly kind: LifecycleKind;
  readonly chunk: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, readonly StoredFact[]>>;
}

/** A chunk of items' facts, with the labels of their outcomes as they are today. */
export function factsChunk(
  place: FactsPlace,
  kind: LifecycleKind,
  chunk: number,
  facts: ReadonlyMap<string, readonly StoredFact[]>,
  language: Language,
): FactsChunk {
  const labels: Record<string, string> = {};
  for (const list of facts.values())
    for (const fact of list) {
      const detail = outDetailOf(fact, place.action);
      labels[detail] ??= labelOf(detail, language);
    }
  return { ...place, kind, chunk, labels, facts: Object.fromEntries(facts) };
}

export async function insertFacts(
  queryable: Queryable,
  { tenant, id }: OperationReference,
  { step, action, batchFrom, kind, chunk, labels, facts }: FactsChunk,
): Promise<void> {
  const items = Object.keys(facts).sort();
  const first = items[0];
  const last = items.at(-1);
  if (first === undefined || last === undefined) return;
  const worstPlace = Math.max(
    ...Object.values(facts).flatMap((list) => list.map((fact) => gravity(statusOf(fact)))),
  );
  await queryable.query(
    `insert into lifecycle_facts
       (tenant, operation_id, step, action, batch_from, kind, chunk, first_item, last_item, worst, labels, facts)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      tenant,
      id,
      step,
      action,
      batchFrom,
      kind,
      chunk,
      first,
      last,
      worstPlace,
      storedJson(labels),
      storedJson(facts),
    ],
  );
}

/** An outcome that a query's facts may have. */
export interface PossibleOutcome {
  readonly evType: string;
  readonly status: Status;
  readonly subcode?: string;
}

/**
 * Facts that a query over staged rows gives (`item_id`, `status`, `facts`), cut in chunks in the order of
 * item ids. Answers the number of items.
 */
export async function insertFactsFrom(
  queryable: Queryable,
  { tenant, id }: OperationReference,
  place: FactsPlace,
  source: {
    readonly kind: LifecycleKind;
    readonly firstChunk: number;
    readonly text: string;
    readonly values: readonly SqlValue[];
    readonly outcomes: readonly PossibleOutcome[];
    readonly language: Language;
  },
): Promise<{ readonly items: number; readonly chunks: number }> {
  const given = source.values.length;
  const labels = Object.fromEntries(
    source.outcomes.map(({ evType, subcode, status }) => {
      const detail = outDetail(evType, subcode, status);
      return [detail, labelOf(detail, source.language)];
    }),
  );
  const parameter = (place: number) => `$${given + place}`;
  const inserted = await queryable.query<{ items: number; chunks: number }>(
    `with numbered as (
       select item_id, status, facts,
         ((row_number() over (order by item_id collate "C") - 1) / ${ITEMS_PER_CHUNK})::integer as chunk
       from (${source.text}) as source
     ), written as (
       insert into lifecycle_facts
         (tenant, operation_id, step, action, batch_from, kind, chunk, first_item, last_item, worst, labels, facts)
       select ${parameter(1)}::integer, ${parameter(2)}::text, ${parameter(3)}::integer, ${parameter(4)}::text,
         ${parameter(5)}::bigint, ${parameter(6)}::text, ${parameter(7)}::integer + chunk,
         min(item_id collate "C"), max(item_id collate "C"),
         max(array_position(${parameter(8)}::text[], status) - 1), ${parameter(9)}::jsonb,
         jsonb_object_agg(item_id, facts)
       from numbered group by chunk returning 1
     )
     select (select count(*) from numbered) as items, (select count(*) from written) as chunks`,
    [
      ...source.values,
      tenant,
      id,
      place.step,
      place.action,
      place.batchFrom,
      source.kind,
      source.firstChunk,
      STATUSES,
      storedJson(labels),
    ],
  );
  return inserted.rows[0] ?? { items: 0, chunks: 0 };
}

/** Before a step, a batch or an action is done again: its first facts go away. */
export async function forgetFacts(
  queryable: Queryable,
  { tenant, id }: OperationReference,
  place: { readonly step: number; readonly action?: string; readonly batchFrom?: number },
): Promise<void> {
  await queryable.query(
    `delete from lifecycle_facts where tenant = $1 and operation_id = $2 and step = $3
       and ($4::text is null or action = $4) and ($5::bigint is null or batch_from = $5)`,
    [tenant, id, place.step, place.action ?? null, place.batchFrom ?? null],
  );
}
