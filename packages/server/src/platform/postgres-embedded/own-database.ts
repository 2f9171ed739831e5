import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { DatabaseConnection } from '../database/connection.ts';

/** The database of the cluster that holds everything. */
export const APPLICATION_DATABASE = 'chartrier';

type Connection = Exclude<DatabaseConnection, { readonly url: string }>;

/** Makes our database in a cluster that has none. The caller holds the start lock. */
export async function ensureDatabase(maintenance: Connection): Promise<void> {
  await withClient(maintenance, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [
      APPLICATION_DATABASE,
    ]);
    if (rowCount === 0) await client.query(`create database ${APPLICATION_DATABASE}`);
  });
}

/** A connection that was just closed is seen for a moment more: its process ends when a busy machine lets it. */
const CLOSING_MILLISECONDS = 5_000;
const POLL_MILLISECONDS = 50;

/** How many other clients than this one are connected to the cluster, and stay. */
export async function othersConnected(maintenance: Connection): Promise<number> {
  return await withClient(maintenance, async (client) => {
    const deadline = Date.now() + CLOSING_MILLISECONDS;
    for (;;) {
      const { rows } = await client.query<{ others: number }>(
        `select count(*)::integer as others from pg_stat_activity
         where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      );
      const others = rows[0]?.others ?? 0;
      if (others === 0 || Date.now() > deadline) return others;
      await sleep(POLL_MILLISECONDS);
    }
  });
}

async function withClient<T>(connection: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...connection, application_name: 'chartrier maintenance' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
