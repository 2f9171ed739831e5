import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { DatabaseConnection } from '../database/connection.ts';

/** What PostgreSQL writes in postmaster.pid (its `miscadmin.h`: one fact a line). We read it and never touch it. */
export interface PostmasterFile {
  readonly pid: number;
  readonly dataDirectory: string;
  readonly port: number;
  readonly socketFolder: string;
  readonly listenAddress: string;
  /** `starting`, `ready`, `stopping`, `standby`; empty at the very beginning. */
  readonly status: string;
}

export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    },
  );
  if (text === undefined) return undefined;
  const [pid, dataDirectory, , port, socketFolder, listenAddress, , status] = text.split('\n');
  return {
    pid: Number(pid),
    dataDirectory: dataDirectory ?? '',
    port: Number(port ?? 0),
    socketFolder: socketFolder ?? '',
    listenAddress: listenAddress ?? '',
    status: status?.trim() ?? '',
  };
}

export type Answer =
  | { readonly kind: 'ready'; readonly dataDirectory: string; readonly serverVersion: string }
  | { readonly kind: 'starting' }
  | { readonly kind: 'silent'; readonly reason: string };

const CANNOT_CONNECT_NOW = '57P03';

/** Asks a server who it is. */
export async function askServer(connection: DatabaseConnection): Promise<Answer> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {
    // Told by the query's own failure below.
  });
  try {
    await client.connect();
    const { rows } = await client.query<{ directory: string; version: string }>(
      `select current_setting('data_directory') as directory, current_setting('server_version') as version`,
    );
    const [row] = rows;
    if (row === undefined) return { kind: 'silent', reason: 'no answer' };
    return { kind: 'ready', dataDirectory: row.directory, serverVersion: row.version };
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === CANNOT_CONNECT_NOW) return { kind: 'starting' };
    return { kind: 'silent', reason: error instanceof Error ? error.message : String(error) };
  } finally {
    // what was asked is answered already
    await client.end().catch(() => undefined);
  }
}

/**
 * Whether a living process is the server of this cluster, as far as the system tells (Linux: its command line). After
 * a reboot the number in postmaster.pid may be another program's.
 */
export async function runsCluster(pid: number, cluster: string): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.split('\0').includes(cluster);
}
