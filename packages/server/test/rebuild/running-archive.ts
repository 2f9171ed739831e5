import { accepted, type Client, createClient } from '@chartrier/client';
import { startServer } from '../../src/main.ts';
import { type Config, createLogger, makeConfig } from '../../src/platform/index.ts';

export const TENANTS = [0, 1, 2];
const ADMINISTRATION = { tenant: 1 };

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

/** Its jobs run when they are asked for, and not at their minutes, which may come while a test counts what there is. */
export async function startArchive(config: Config): Promise<RunningArchive> {
  const server = await startServer(config, logger);
  const client = createClient({ url: server.url });
  const stop = async (): Promise<void> => {
    client.close();
    await server.stop();
  };
  try {
    for (const { name } of accepted(await client.administration.jobs(ADMINISTRATION)).$results)
      accepted(await client.administration.actOnJob(ADMINISTRATION, name, 'pause'));
  } catch (error) {
    await stop();
    throw error;
  }
  return { client, url: server.url, stop };
}
