import type { Readable } from 'node:stream';

/** A value that PostgreSQL takes as a bound parameter. */
export type SqlValue =
  | string
  | number
  | bigint
  | boolean
  | Date
  | Buffer
  | null
  | readonly SqlValue[]
  | object;

export interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly rowCount: number;
}

export interface QueryOptions {
  /** A named prepared statement: planned once a connection, kept for reads by id. */
  readonly name?: string;
}

/** One connection or a pool: whatever runs a statement. Every value is bound, never written into the text. */
export interface Queryable {
  query<Row = Record<string, unknown>>(
    text: string,
    values?: readonly SqlValue[],
    options?: QueryOptions,
  ): Promise<Rows<Row>>;
}

/** A transaction's connection. */
export interface Transaction extends Queryable {
  /** COPY … FROM STDIN: `statement` is the whole COPY statement, `source` its bytes. Answers the rows copied. */
  copyFrom(statement: string, source: Readable): Promise<number>;
  /** Rows of a query, `batchSize` at a time, through a cursor: memory holds one batch. */
  stream<Row>(text: string, values: readonly SqlValue[], batchSize: number): AsyncIterable<readonly Row[]>;
}

export interface TransactionOptions {
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readonly readOnly?: boolean;
  /**
   * False: what is committed is on disk with the next transaction that waits for its own, at the latest. A crash of PostgreSQL
   * before may forget it, whole; a crash of ours does not.
   */
  readonly durableAtOnce?: boolean;
}

/** A question that a transaction opens with: it goes with the beginning, and costs no waiting of its own. */
export interface OpeningStatement {
  readonly text: string;
  readonly values: readonly SqlValue[];
  readonly name: string;
}

/** One statement of a transaction of its own. */
export interface OnlyStatement {
  readonly text: string;
  readonly values?: readonly SqlValue[] | undefined;
  readonly options?: QueryOptions | undefined;
}

export interface Database extends Queryable {
  /** Commits what `work` did, or rolls all of it back when it throws. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** The same for work that first has the answer to a question, which changes nothing. */
  transactionOpenedBy<T>(
    opening: OpeningStatement,
    work: (transaction: Transaction, opened: Rows<Record<string, unknown>>) => Promise<T>,
    options?: TransactionOptions,
  ): Promise<T>;
  /**
   * A transaction of one statement behind a guard, a question that divides by zero when the statement may not run: all of it
   * is sent at once, and waited for once. Undefined when the guard held it back: nothing was done.
   */
  guarded<Row = Record<string, unknown>>(
    guard: OpeningStatement,
    statement: OnlyStatement,
    options?: TransactionOptions,
  ): Promise<Rows<Row> | undefined>;
  /** Calls back at each NOTIFY on the channel, until the returned function is called. A hint, never a promise. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
