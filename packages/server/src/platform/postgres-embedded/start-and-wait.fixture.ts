import { openDatabase } from '../database/open-database.ts';
import { createLogger } from '../logging/logger.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';

// A process of the tests: starts PostgreSQL in the folder it is given, writes a mark, tells the postmaster's number,
// and waits to be killed.
const logger = createLogger({ level: 'warn', service: 'fixture' });
const postgres = await startEmbeddedPostgres({
  directory: process.argv[2] ?? '',
  sharedBuffersMegabytes: 16,
  logger,
});
const database = openDatabase({ connection: postgres.connection, applicationName: 'fixture', logger });
await database.query('create table mark (n int); insert into mark values (7)');
process.send?.(postgres.pid);
setInterval(() => {}, 1_000);
