import { configurationErrors } from './platform/configuration.ts';
import { databaseErrors } from './platform/database.ts';
import { embeddedPostgresErrors } from './platform/embedded-postgres.ts';
import { processErrors } from './platform/process.ts';

/** What goes wrong below every room. */
export const platformErrors = {
  ...configurationErrors,
  ...embeddedPostgresErrors,
  ...databaseErrors,
  ...processErrors,
} as const;
