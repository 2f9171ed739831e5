import type pg from 'pg';
import { bindable } from './column-types.ts';
import type { QueryOptions, Rows, SqlValue } from './database.ts';
import { databaseError } from './database-error.ts';
import type { NameOfStatement } from './repeated-statements.ts';

/** Runs one statement on a pool or a connection. @throws DATABASE_* */
export async function runStatement<Row>(
  runner: pg.Pool | pg.ClientBase,
  nameOf: NameOfStatement,
  text: string,
  values: readonly SqlValue[] = [],
  options: QueryOptions = {},
): Promise<Rows<Row>> {
  const name = options.name ?? (values.length === 0 ? undefined : nameOf(text));
  try {
    // Without values pg uses the simple protocol, which takes several statements in one text.
    const result = await runner.query<pg.QueryResultRow>(
      values.length === 0 && name === undefined
        ? { text }
        : { text, values: values.map(bindable), ...(name === undefined ? {} : { name }) },
    );
    // Several statements in one text answer several results; the last one is what a caller may read.
    const last = Array.isArray(result) ? (result.at(-1) as pg.QueryResult) : result;
    return { rows: last.rows as Row[], rowCount: last.rowCount ?? 0 };
  } catch (error) {
    throw databaseError(error);
  }
}
