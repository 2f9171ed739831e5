/**
 * The ground floor: configuration, database, embedded PostgreSQL, ids, clock, logs, metrics, HTTP kit.
 * Every other room enters here.
 */
export { type Clock, systemClock, vitamDateTime } from './clock/clock.ts';
export type { Config, OfferConfig, StrategyConfig, TenantConfig } from './config/config.ts';
export {
  loadConfig,
  makeConfig,
} from './config/load-config.ts';
export { configReference } from './config/reference.ts';
export type { DatabaseConnection } from './database/connection.ts';
export type {
  Database,
  Queryable,
  QueryOptions,
  Rows,
  SqlValue,
  Transaction,
  TransactionOptions,
} from './database/database.ts';
export { migrate } from './database/migrate.ts';
export { openDatabase } from './database/open-database.ts';
export { planForSets } from './database/plan-for-sets.ts';
export * from './http/index.ts';
export { derivedGuid, derivedItemGuid, guidSeries } from './ids/derived-guid.ts';
export { isGuid, type ParsedGuid, parseGuid } from './ids/guid.ts';
export { createGuidFactory, type NewGuid } from './ids/guid-factory.ts';
export type { GuidKind } from './ids/kinds.ts';
export { takeProcessNumber } from './ids/process-number.ts';
export { jsonSchemaCompiler } from './json-schema/json-schema-compiler.ts';
export { createLogger, type Logger } from './logging/logger.ts';
export { createMetrics, type Metrics } from './metrics/metrics.ts';
export { startEmbeddedPostgres } from './postgres-embedded/index.ts';
export { stepBackendsBehind, stepBehind } from './priority/index.ts';
export {
  giveMemoryBackAtRest,
  leaveSignalsToParent,
  letGoOfPassing,
  linkToParent,
  type SupervisedChild,
  stopOnSignals,
  superviseChild,
} from './processes/index.ts';
export { type ZipContent, zipDirectory, zipEntry } from './zip/write-zip.ts';
export { directoryRecord, endOfZip, localHeader, type ZipEntry } from './zip/zip-layout.ts';
