/**
 * What the server's tests stand on. In a test file:
 *
 *     const { database } = await cloneDatabase();   // an empty database at the current schema, about 50 ms
 *     const folder = await temporaryFolder();
 */
export { capturedLog } from './captured-log.ts';
export { type ClonedDatabase, cloneDatabase, emptyDatabase, testLogger } from './clone-database.ts';
export { temporaryFolder } from './temporary-folder.ts';
export { MIGRATIONS } from './test-cluster.ts';
