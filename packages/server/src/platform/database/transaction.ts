import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import copy from 'pg-copy-streams';
import type { Beginning } from './beginning.ts';
import type { QueryOptions, Rows, SqlValue, Transaction } from './database.ts';
import { databaseError } from './database-error.ts';
import type { NameOfStatement } from './repeated-statements.ts';
import { runStatement } from './statement.ts';

/**
 * The verbs of a transaction over its connection.
 * @param isOfFewRows of a statement's text: its rows are so few that they are read at once, without a cursor
 * @param begun begins it, before the first statement that needs it
 */
export function clientTransaction(
  client: pg.ClientBase,
  nameOf: NameOfStatement,
  { isOfFewRows, begun }: { readonly isOfFewRows: (text: string) => boolean; readonly begun: Beginning },
): Transaction {
  let cursors = 0;

  async function query<Row>(
    text: string,
    values?: readonly SqlValue[],
    options?: QueryOptions,
  ): Promise<Rows<Row>> {
    await begun.now();
    return await runStatement<Row>(client, nameOf, text, values, options);
  }

  async function copyFrom(statement: string, source: Readable): Promise<number> {
    await begun.now();
    const sink = client.query(copy.from(statement));
    // What ends it is told by the pipeline; a connection that is lost may make it fail once more, after that.
    sink.on('error', () => undefined);
    try {
      await pipeline(source, sink);
    } catch (error) {
      throw databaseError(error);
    }
    return sink.rowCount;
  }

  async function* stream<Row>(
    text: string,
    values: readonly SqlValue[],
    batchSize: number,
  ): AsyncGenerator<readonly Row[]> {
    if (isOfFewRows(text)) {
      // read alone when nothing was asked before it
      const { rows } = await runStatement<Row>(client, nameOf, text, values);
      yield* inBatches(rows, batchSize);
      return;
    }
    cursors += 1;
    const cursor = `chartrier_cursor_${cursors}`;
    await query(`declare ${cursor} no scroll cursor for ${text}`, values);
    // after an error the transaction is aborted, and its cursors go with it; what a few rows hold goes with it too
    let mayStay = false;
    let batches = 0;
    try {
      for (;;) {
        const { rows } = await query<Row>(
          `fetch forward ${Math.max(1, Math.trunc(batchSize))} from ${cursor}`,
        );
        batches += 1;
        const isOver = rows.length < batchSize;
        mayStay = isOver && batches === 1;
        if (rows.length > 0) yield rows;
        if (isOver) return;
      }
    } catch (error) {
      mayStay = true;
      throw error;
    } finally {
      if (!mayStay) await query(`close ${cursor}`);
    }
  }

  return { query, copyFrom, stream };
}

function* inBatches<Row>(rows: readonly Row[], size: number): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
