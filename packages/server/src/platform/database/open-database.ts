import pg from 'pg';
import type { Logger } from '../logging/logger.ts';
import { type Beginning, beginningOf } from './beginning.ts';
import { columnTypes } from './column-types.ts';
import type { DatabaseConnection } from './connection.ts';
import type {
  Database,
  OnlyStatement,
  OpeningStatement,
  QueryOptions,
  Rows,
  SqlValue,
  Transaction,
  TransactionOptions,
} from './database.ts';
import { databaseError, isDivisionByZero } from './database-error.ts';
import { inOneGo } from './in-one-go.ts';
import { namesOfRepeated } from './repeated-statements.ts';
import { runStatement } from './statement.ts';
import { createSubscriptions } from './subscriptions.ts';
import { clientTransaction } from './transaction.ts';

export interface OpenDatabaseOptions {
  readonly connection: DatabaseConnection;
  /** Who we are in `pg_stat_activity`. */
  readonly applicationName: string;
  readonly logger: Logger;
  /** Connections of the pool; one more is opened for LISTEN. */
  readonly maxConnections?: number;
  /** A statement that lasts longer is cancelled (DATABASE_STATEMENT_TIMEOUT); 0 or absent: never. */
  readonly statementTimeoutMilliseconds?: number;
  /** How long a caller waits for a free connection, then DATABASE_BUSY. */
  readonly acquireTimeoutMilliseconds?: number;
  /** Statements to plan once a connection, told by their text: those that come again and again over the same few rows. */
  readonly isRepeated?: (text: string) => boolean;
  /** Statements, told by their text, whose rows are always few: a stream of them is read at once, without a cursor. */
  readonly isOfFewRows?: (text: string) => boolean;
  /** Told the number of each PostgreSQL process that serves the pool, once it does. */
  readonly onBackend?: (backend: number) => void;
  /**
   * True: an index is built by the process that serves the connection, alone. Those that PostgreSQL would start to help it
   * have the priority of PostgreSQL, whatever that of the one that they help.
   */
  readonly buildsIndexesAlone?: boolean;
}

/** What is written and read must not depend on the server's settings: dates are UTC, texts are UTF-8. */
const SESSION_SETTINGS = [
  'TimeZone=UTC',
  'client_encoding=UTF8',
  'jit=off',
  'idle_in_transaction_session_timeout=0',
];
const DEFAULT_MAX_CONNECTIONS = 10;
const DEFAULT_ACQUIRE_TIMEOUT = 30_000;

/** A database over a pool of connections, opened as they are needed. Errors are DATABASE_* of the registry. */
export function openDatabase(options: OpenDatabaseOptions): Database {
  const { logger } = options;
  const clientConfig = clientConfigOf(options);
  const pool = new pg.Pool({
    ...clientConfig,
    max: options.maxConnections ?? DEFAULT_MAX_CONNECTIONS,
    connectionTimeoutMillis: options.acquireTimeoutMilliseconds ?? DEFAULT_ACQUIRE_TIMEOUT,
  });
  // An idle connection that breaks is replaced by the pool; without a listener Node would end the process.
  pool.on('error', (error) => logger.warn({ error }, 'an idle database connection was lost'));
  const { onBackend } = options;
  if (onBackend !== undefined) pool.on('connect', (client) => onBackend(backendOf(client)));
  const subscriptions = createSubscriptions({ clientConfig, logger });
  const nameOf = namesOfRepeated(options.isRepeated ?? (() => false));
  const isOfFewRows = options.isOfFewRows ?? (() => false);

  async function query<Row>(
    text: string,
    values?: readonly SqlValue[],
    queryOptions?: QueryOptions,
  ): Promise<Rows<Row>> {
    return await runStatement<Row>(pool, nameOf, text, values, queryOptions);
  }

  async function transaction<T>(
    work: (transaction: Transaction) => Promise<T>,
    transactionOptions: TransactionOptions = {},
  ): Promise<T> {
    return await onConnection(async (client, beginning) => {
      // one statement that only reads sees the same without a transaction around it
      const mayWait = transactionOptions.isolation === undefined;
      const begun = beginning(() => client.query(beginOf(transactionOptions)));
      if (!mayWait) await begun.now();
      return await work(clientTransaction(client, nameOf, { isOfFewRows, begun }));
    });
  }

  async function transactionOpenedBy<T>(
    { text, values, name }: OpeningStatement,
    work: (transaction: Transaction, opened: Rows<Record<string, unknown>>) => Promise<T>,
    transactionOptions: TransactionOptions = {},
  ): Promise<T> {
    return await onConnection(async (client, beginning) => {
      let opened: Rows<Record<string, unknown>> = { rows: [], rowCount: 0 };
      const begun = beginning(async () => {
        [, opened] = await inOneGo(client, [
          () => client.query(beginOf(transactionOptions)),
          () => runStatement<Record<string, unknown>>(client, nameOf, text, values, { name }),
        ]);
      });
      await begun.now();
      return await work(clientTransaction(client, nameOf, { isOfFewRows, begun }), opened);
    });
  }

  async function guarded<Row>(
    guard: OpeningStatement,
    { text, values, options: statementOptions }: OnlyStatement,
    transactionOptions: TransactionOptions = {},
  ): Promise<Rows<Row> | undefined> {
    // nothing is begun for `onConnection` to end: the end goes with the rest
    return await onConnection(async (client) => {
      let isHeldBack = false;
      const asked = async (): Promise<void> => {
        try {
          await runStatement(client, nameOf, guard.text, guard.values, { name: guard.name });
        } catch (error) {
          isHeldBack = isDivisionByZero(error);
          throw error;
        }
      };
      try {
        const [, , answer] = await inOneGo(client, [
          () => client.query(beginOf(transactionOptions)),
          asked,
          () => runStatement<Row>(client, nameOf, text, values, statementOptions),
          // after a failure, PostgreSQL takes it for a rollback
          () => client.query('commit'),
        ]);
        return answer;
      } catch (error) {
        if (isHeldBack) return undefined;
        throw error;
      }
    });
  }

  /** Commits what `work` began, or rolls it back; what began nothing has nothing to end. */
  async function onConnection<T>(
    work: (client: pg.PoolClient, beginning: (begin: () => Promise<unknown>) => Beginning) => Promise<T>,
  ): Promise<T> {
    const client = await pool.connect().catch((error: unknown) => {
      throw databaseError(error);
    });
    let broken: Error | undefined;
    const lost = (error: Error) => {
      broken = error;
    };
    client.on('error', lost);
    let begun: Beginning | undefined;
    try {
      const result = await work(client, (begin) => {
        begun = beginningOf(begin);
        return begun;
      });
      if (begun?.isAsked()) await client.query('commit');
      return result;
    } catch (error) {
      // A rollback that fails means that the connection is gone: PostgreSQL rolls back by itself.
      if (begun?.isAsked())
        await client.query('rollback').catch((failure: Error) => {
          broken ??= failure;
        });
      throw databaseError(error);
    } finally {
      client.off('error', lost);
      client.release(broken);
    }
  }

  async function close(): Promise<void> {
    await subscriptions.close();
    await pool.end();
  }

  return { query, transaction, transactionOpenedBy, guarded, listen: subscriptions.listen, close };
}

/** PostgreSQL tells it when a connection opens; the types of the client leave it out. */
function backendOf(client: pg.PoolClient): number {
  return (client as unknown as { readonly processID: number }).processID;
}

function beginOf({ isolation, readOnly, durableAtOnce = true }: TransactionOptions): string {
  const begin = `begin${isolation ? ` isolation level ${isolation}` : ''}${readOnly ? ' read only' : ''}`;
  return durableAtOnce ? begin : `${begin}; set local synchronous_commit = off`;
}

function clientConfigOf(options: OpenDatabaseOptions): pg.ClientConfig {
  const { connection } = options;
  const timeout = options.statementTimeoutMilliseconds ?? 0;
  const common: pg.ClientConfig = {
    application_name: options.applicationName,
    keepAlive: true,
    types: columnTypes,
    ...(timeout > 0 ? { statement_timeout: timeout } : {}),
    options: [
      ...SESSION_SETTINGS,
      ...(options.buildsIndexesAlone === true ? ['max_parallel_maintenance_workers=0'] : []),
    ]
      .map((setting) => `-c ${setting}`)
      .join(' '),
  };
  return 'url' in connection
    ? { ...common, connectionString: connection.url }
    : {
        ...common,
        host: connection.host,
        port: connection.port,
        user: connection.user,
        database: connection.database,
        ...(connection.password === undefined ? {} : { password: connection.password }),
      };
}
