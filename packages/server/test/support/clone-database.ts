import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import {
  createLogger,
  type Database,
  type DatabaseConnection,
  type Logger,
  openDatabase,
} from '../../src/platform/index.ts';
import { atEndOfFile } from './end-of-file.ts';
import { TEMPLATE_DATABASE } from './test-cluster.ts';
import './global-setup.ts';

export interface ClonedDatabase {
  readonly database: Database;
  /** To open it again, from another pool or another process. */
  readonly connection: Exclude<DatabaseConnection, { readonly url: string }>;
}

/** Writes warnings and graver only. */
export const testLogger: Logger = createLogger({ level: 'warn', service: 'test' });

/**
 * An empty database at the current schema, of the calling test file's own; dropped when the file ends.
 */
export async function cloneDatabase(): Promise<ClonedDatabase> {
  return await createFrom(TEMPLATE_DATABASE);
}

/** The same without any table, not even the migrations'. */
export async function emptyDatabase(): Promise<ClonedDatabase> {
  return await createFrom('template1');
}

async function createFrom(template: string): Promise<ClonedDatabase> {
  const cluster = inject('testCluster');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const maintenance = openDatabase({
    connection: cluster,
    applicationName: 'test maintenance',
    logger: testLogger,
    maxConnections: 1,
  });
  await maintenance.query(`create database ${name} template ${template}`);
  const connection = { ...cluster, database: name };
  const database = openDatabase({ connection, applicationName: 'test', logger: testLogger });
  atEndOfFile(async () => {
    await database.close();
    await maintenance.query(`drop database if exists ${name} with (force)`);
    await maintenance.close();
  });
  return { database, connection };
}
