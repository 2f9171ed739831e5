import { readFileSync } from 'node:fs';
import { type Client, createClient, type Session } from '@chartrier/client';
import { type Command, InvalidArgumentError } from 'commander';

export interface ConnectionOptions {
  readonly url: string;
  readonly tenant: number;
  readonly accessContract: string;
  readonly cert?: string;
  readonly key?: string;
  readonly ca?: string;
}

function tenantNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('a tenant is a whole number.');
  return Number(text);
}

/** The options of every command that calls a server. */
export function withConnection(command: Command): Command {
  return command
    .option('--url <url>', 'address of the server', process.env['CHARTRIER_URL'] ?? 'http://127.0.0.1:8080')
    .option('--tenant <number>', 'tenant', tenantNumber, Number(process.env['CHARTRIER_TENANT'] ?? 0))
    .option(
      '--access-contract <identifier>',
      'access contract through which to look',
      process.env['CHARTRIER_ACCESS_CONTRACT'] ?? 'CONSULTATION',
    )
    .option('--cert <file>', 'client certificate (PEM)')
    .option('--key <file>', 'its private key (PEM)')
    .option('--ca <file>', 'authority of the server’s certificate (PEM)')
    .option('--json', 'machine-readable answer');
}

export interface Connection {
  readonly client: Client;
  readonly session: Session;
}

/** Runs `work` with a client, whose connections are closed at the end. */
export async function connected<T>(
  options: ConnectionOptions,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const tls = {
    ...(options.cert === undefined ? {} : { certificate: readFileSync(options.cert) }),
    ...(options.key === undefined ? {} : { key: readFileSync(options.key) }),
    ...(options.ca === undefined ? {} : { authorities: readFileSync(options.ca) }),
  };
  const client = createClient({ url: options.url, ...(Object.keys(tls).length > 0 ? { tls } : {}) });
  try {
    return await work({
      client,
      session: { tenant: options.tenant, accessContract: options.accessContract },
    });
  } finally {
    client.close();
  }
}
