import type { JsonObject } from '@chartrier/dsl';
import type { Database, Transaction } from '../../../platform/index.ts';
import type { QueryOutcome } from '../answer.ts';
import type { Collection } from '../catalogue/collection.ts';
import { Compilation } from '../compile/compilation.ts';
import type { Scope } from '../compile/condition.ts';
import { countStatement } from '../compile/count.ts';
import { sortKeys } from '../compile/order.ts';
import { streamStatement } from '../compile/stream.ts';
import type { CompiledWalk } from '../compile/walk.ts';
import type { SearchSettings, UnitSearch } from '../requests.ts';
import { toStatement } from '../sql/fragment.ts';

/** Documents that one batch of a stream holds in memory. */
const STREAM_BATCH = 500;

/** What the reader of a stream is given. */
export interface DocumentStream {
  /** How many documents match, counted up to `countUpTo`; undefined when that was not asked. */
  readonly total: number | undefined;
  /** The documents, rendered, a batch at a time; to be read once, before the reader ends. */
  readonly batches: AsyncIterable<readonly JsonObject[]>;
}

export type StreamOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | Extract<QueryOutcome, { readonly ok: false }>;

/** A stream, whatever it gives. */
export interface RowStream<Row> {
  readonly collection: Collection;
  readonly walk: (scope: Scope) => CompiledWalk;
  readonly query: UnitSearch['query'];
  readonly settings: SearchSettings;
  /** Counts the documents before the first one is read, and stops counting here (a threshold + 1). */
  readonly countUpTo?: number | undefined;
  readonly render: (row: Row) => JsonObject;
}

/**
 * Every document that a query finds, whatever their number: one snapshot, one cursor, memory for one batch. Count and
 * documents are of the same snapshot, which lasts as long as `read` does. The order is the query's when it has one, none
 * otherwise.
 *
 * @throws DATABASE_STATEMENT_CANCELLED when one statement lasts too long
 */
export async function streamRows<Row, T>(
  database: Database,
  { collection, walk: compileWalk, query, settings, countUpTo, render }: RowStream<Row>,
  read: (stream: DocumentStream) => Promise<T>,
): Promise<StreamOutcome<T>> {
  const compilation = new Compilation();
  const scope: Scope = {
    compilation,
    field: collection.field,
    ...(collection.nested === undefined ? {} : { nested: collection.nested }),
  };
  const walk = compileWalk(scope);
  const keys = sortKeys(query.filter?.orderBy ?? [], collection, [], compilation);
  if (compilation.faults.length > 0) return { ok: false, faults: compilation.faults };
  return await database.transaction(
    async (transaction): Promise<StreamOutcome<T>> => {
      if (settings.statementTimeoutMilliseconds !== undefined)
        await setLocally(transaction, 'statement_timeout', settings.statementTimeoutMilliseconds);
      // All the rows are wanted: a plan that gives the first ones soon would read them one by one through an index.
      await setLocally(transaction, 'cursor_tuple_fraction', 1);
      let total: number | undefined;
      if (countUpTo !== undefined) {
        const count = toStatement(countStatement(collection, walk, countUpTo));
        settings.explain?.(count);
        const { rows } = await transaction.query<{ readonly total: number }>(count.text, count.values);
        total = Number(rows[0]?.total ?? 0);
      }
      const statement = toStatement(streamStatement(collection, walk, keys));
      settings.explain?.(statement);
      const rows = transaction.stream<Row>(statement.text, statement.values, STREAM_BATCH);
      return { ok: true, value: await read({ total, batches: rendered(rows, render) }) };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

async function* rendered<Row>(
  batches: AsyncIterable<readonly Row[]>,
  render: (row: Row) => JsonObject,
): AsyncGenerator<readonly JsonObject[]> {
  for await (const rows of batches) yield rows.map(render);
}

async function setLocally(transaction: Transaction, name: string, value: number): Promise<void> {
  await transaction.query('select set_config($1, $2, true)', [name, String(value)]);
}
