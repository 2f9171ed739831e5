import { type Static, Type } from 'typebox';
import type { JsonSchema } from './json-schema.ts';
import { classification, search } from './sections/archive.ts';
import { collect } from './sections/collect.ts';
import { database } from './sections/database.ts';
import { exports } from './sections/exports.ts';
import { http } from './sections/http.ts';
import { ingest } from './sections/ingest.ts';
import { text } from './sections/keys.ts';
import { limits } from './sections/limits.ts';
import { people, sessions } from './sections/people.ts';
import { logging, metrics, platform, worker } from './sections/process.ts';
import { scan } from './sections/scan.ts';
import { offers, strategies } from './sections/storage.ts';
import {
  administrationTenant,
  externalIdentifiers,
  minimumRuleDurations,
  tenants,
} from './sections/tenants.ts';

/**
 * The configuration: every key has its description, its type and its default in the file of its section, and nowhere
 * else. The reference page, the checks and the TypeScript type come from here. A default that depends on another key
 * (the two offers under the data directory) is given in complete-config.ts.
 */
const configSchema = Type.Object(
  {
    dataDirectory: text(
      'Folder of everything that this installation keeps (embedded database, offers, work in progress), relative to the configuration file.',
      { default: 'data' },
    ),
    language: Type.Enum(['fr', 'en'], {
      description: 'Language of messages whose reader did not say.',
      default: 'fr',
    }),
    platform,
    http,
    sessions,
    people,
    database,
    tenants,
    administrationTenant,
    externalIdentifiers,
    minimumRuleDurations,
    offers,
    strategies,
    workspaceDirectory: Type.Optional(
      text(
        'Folder of work in progress (uploads, exports to fetch). `workspace` under the data directory when absent.',
      ),
    ),
    ingest,
    collect,
    scan: Type.Optional(scan),
    classification,
    worker,
    search,
    exports,
    logging,
    metrics,
    limits,
  },
  { description: 'chartrier.yaml' },
);

/** What the file and the environment say, defaults filled in. */
export type ConfigDocument = Static<typeof configSchema>;

/** The same, as the plain JSON Schema that it is. */
export const configJsonSchema: JsonSchema = configSchema;
