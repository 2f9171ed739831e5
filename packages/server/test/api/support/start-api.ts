import { type Client, createClient, type Session } from '@chartrier/client';
import { afterAll } from 'vitest';
import { startServer } from '../../../src/main.ts';
import { type Database, type DatabaseConnection, makeConfig } from '../../../src/platform/index.ts';
import { cloneDatabase, temporaryFolder, testLogger } from '../../support/index.ts';

export interface StartedApi {
  readonly url: string;
  /** Without certificate: in development mode, the first context. */
  readonly client: Client;
  readonly database: Database;
  /** A folder of the test's own, removed at the end. */
  readonly folder: string;
  /** What the server said to its operator. */
  readonly said: string;
  /** Stops it before the file's end. */
  stop(): Promise<void>;
}

export const ADMINISTRATION: Session = { tenant: 1 };

/**
 * A whole server, with its forked worker, over a database of the test file's own; stopped when the file ends. Its jobs run
 * when they are asked for, and not at their minutes, which come at any time of a test.
 *
 * @param configuration replaces keys of the configuration, at its first level
 */
export async function startApi(configuration: Readonly<Record<string, unknown>> = {}): Promise<StartedApi> {
  const folder = await temporaryFolder();
  const { database, connection } = await cloneDatabase();
  const config = makeConfig(
    {
      dataDirectory: folder,
      http: { port: 0 },
      tenants: [0, 1, 2],
      logging: { level: 'error' },
      database: { url: urlOf(connection) },
      ...configuration,
    },
    { folder },
  );
  const said: string[] = [];
  const server = await startServer(config, testLogger, (text) => said.push(text));
  await database.query('update scheduled_job set paused = true');
  const client = createClient({ url: server.url });
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= server.stop();
    return stopping;
  };
  afterAll(async () => {
    client.close();
    await stop();
  });
  return { url: server.url, client, database, folder, said: said.join(''), stop };
}

/** The URL of the test cluster's database, which listens on a socket or on loopback. */
export function urlOf(connection: Exclude<DatabaseConnection, { readonly url: string }>): string {
  const { host, port, user, database, password } = connection;
  const credentials = password === undefined ? user : `${user}:${encodeURIComponent(password)}`;
  return `postgresql://${credentials}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
}
