import { type Client, createClient } from '@chartrier/client';
import { startServer } from '../../src/main.ts';
import { type Config, createLogger, makeConfig } from '../../src/platform/index.ts';

export const TENANTS = [0, 1, 2];

/** A server over a data folder, with its worker, and a client of its API. */
export interface RunningArchive {
  readonly client: Client;
  readonly url: string;
  stop(): Promise<void>;
}

/** The configuration of an archive that lies in a folder; `database` replaces the embedded PostgreSQL. */
export function archiveConfig(
  folder: string,
  database: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
): Config {
  return makeConfig(
    {
      dataDirectory: folder,
      http: { port: 0 },
      tenants: TENANTS,
      logging: { level: 'error' },
      database,
      ...more,
    },
    { folder },
  );
}

/** Warnings are not shown: that an offer is empty, and reads go to the next one, is what some tests are about. */
const logger = createLogger({ level: 'error', service: 'test' });

export async function startArchive(config: Config): Promise<RunningArchive> {
  const server = await startServer(config, logger);
  const client = createClient({ url: server.url });
  return {
    client,
    url: server.url,
    stop: async () => {
      client.close();
      await server.stop();
    },
  };
}
