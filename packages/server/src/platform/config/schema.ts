import { type Static, Type } from 'typebox';
import { LOG_LEVELS } from '../logging/logger.ts';
import type { JsonSchema } from './json-schema.ts';

/**
 * Every key of the configuration, its description, its type and its default: the one place where they are written.
 * The reference page, the checks and the TypeScript type come from here. A default that depends on another key
 * (the two offers under the data directory) is given in complete-config.ts.
 */

const text = (description: string, options: { default?: string } = {}) =>
  Type.String({ description, ...options });
const whole = (description: string, options: { default?: number; minimum?: number; maximum?: number } = {}) =>
  Type.Integer({ description, minimum: 0, ...options });
const flag = (description: string, options: { default?: boolean } = {}) =>
  Type.Boolean({ description, ...options });

/** Reference data whose identifiers may be given by the caller, by tenant. */
export const EXTERNAL_IDENTIFIER_COLLECTIONS = [
  'INGEST_CONTRACT',
  'ACCESS_CONTRACT',
  'MANAGEMENT_CONTRACT',
  'ARCHIVE_UNIT_PROFILE',
  'PROFILE',
  'SECURITY_PROFILE',
  'CONTEXT',
] as const;

const GIB = 2 ** 30;

const tls = Type.Object(
  {
    key: text('File of the server’s private key, PEM.'),
    certificate: text('File of the server’s certificate and its chain, PEM.'),
    clientAuthority: text(
      'File of the authorities that sign client certificates, PEM. Without it any certificate is looked at, and only those registered in the product are known.',
      { default: '' },
    ),
  },
  { description: 'TLS. Client certificates are asked for (mutual TLS).' },
);

const http = Type.Object(
  {
    host: text('Address to listen on.', { default: '127.0.0.1' }),
    port: whole('Port to listen on; 0 takes a free one.', { default: 8080, maximum: 65535 }),
    developmentMode: Type.Optional(
      flag(
        'Accepts callers without a client certificate, as the first context. Refuses to listen beyond loopback. True when neither TLS, a trusted proxy header nor publicUrl is configured and the key is absent.',
      ),
    ),
    trustClientCertificateHeader: flag(
      'Reads the client certificate from X-SSL-CLIENT-CERT, set by a reverse proxy in front. Only when nothing but that proxy reaches the port.',
      { default: false },
    ),
    trustedProxies: Type.Array(Type.String(), {
      description:
        'Addresses (or ranges, `10.0.0.0/8`) of the balancers in front. Their X-Forwarded-For tells where people sign in from, and when trustClientCertificateHeader is true their X-SSL-CLIENT-CERT is believed. From any other address these headers count for nothing.',
      default: ['127.0.0.0/8', '::1'],
    }),
    authorities: Type.Optional(
      text(
        'File of the authorities whose revocation lists (CRL) are believed, PEM; http.tls.clientAuthority when absent.',
      ),
    ),
    publicUrl: Type.Optional(
      text(
        'URL under which browsers reach this server, such as `https://archives.example.org`; an identity provider sends them back there. From the Host header when absent. With it, nobody is let in without a certificate or a session.',
      ),
    ),
    tls: Type.Optional(tls),
    stopGraceSeconds: whole('How long running requests may go on when the server stops.', { default: 20 }),
  },
  { description: 'The HTTP server.' },
);

const sessions = Type.Object(
  {
    idleMinutes: whole('A session ends when nothing was asked for this long.', { default: 30, minimum: 1 }),
    absoluteMinutes: whole('A session ends this long after the sign-in, whatever is done.', {
      default: 720,
      minimum: 1,
    }),
    secureCookies: Type.Optional(
      flag(
        'Cookies are sent back over HTTPS only. True when absent, unless the server has no TLS, no trusted proxy and listens on loopback.',
      ),
    ),
    context: text(
      'Context that people act through. Their rights are what their groups give, within what this context allows.',
      { default: 'CT-000001' },
    ),
  },
  { description: 'Sessions of people.' },
);

const openIdProvider = Type.Object(
  {
    id: Type.String({
      description: 'Its name in URLs; it never changes.',
      pattern: '^[a-z][a-z0-9-]{0,40}$',
    }),
    name: text('Its name on the sign-in page.'),
    issuer: text('Its issuer URL, where `/.well-known/openid-configuration` is found.'),
    clientId: text('The client that this installation is for the provider.'),
    clientSecret: text('Its secret; better in clientSecretFile.', { default: '' }),
    clientSecretFile: Type.Optional(text('File that holds the secret.')),
    scopes: text('Scopes asked for.', { default: 'openid profile email' }),
    loginClaim: text('Claim that gives the login.', { default: 'preferred_username' }),
    groupsClaim: text('Claim that lists the groups; they are matched with the external names of ours.', {
      default: 'groups',
    }),
    provisioning: flag('Makes an account for whoever the provider signs in, announced or not.', {
      default: false,
    }),
  },
  { description: 'An OpenID Connect provider.' },
);

const people = Type.Object(
  {
    oneTimePasswordHours: whole('How long a one-time password may be used.', { default: 72, minimum: 1 }),
    freeFailures: whole('Failed sign-ins in a row before each one makes the next wait.', {
      default: 5,
      minimum: 1,
    }),
    longestWaitMinutes: whole('The longest of these waits.', { default: 15, minimum: 1 }),
    journalMinutes: whole('How often sign-ins, refusals and changes of rights are journalled.', {
      default: 15,
      minimum: 1,
    }),
    permissionsRequiringPersonalCertificate: Type.Array(Type.String(), {
      description:
        'Permissions that an application may use only with the registered certificate of a person (X-Personal-Certificate).',
      default: [],
    }),
    openid: Type.Array(openIdProvider, { description: 'Providers that sign people in.', default: [] }),
  },
  { description: 'People and how they sign in.' },
);

const database = Type.Object(
  {
    url: Type.Optional(
      text('URL of a PostgreSQL (15 or later) to use; without it an embedded PostgreSQL is started.'),
    ),
    embedded: Type.Object(
      {
        directory: Type.Optional(
          text('Where the embedded cluster lies. `postgres` under the data directory when absent.'),
        ),
        user: Type.Optional(
          text(
            'When started as root: the system user that runs PostgreSQL. `postgres` or `nobody` when absent.',
          ),
        ),
        sharedBuffersMegabytes: whole('Memory that PostgreSQL keeps pages in.', {
          default: 256,
          minimum: 16,
        }),
        keepRunning: flag('Leaves PostgreSQL running when the server stops (the next start adopts it).', {
          default: false,
        }),
      },
      { description: 'The embedded PostgreSQL.' },
    ),
    maxConnections: whole('Connections of one process’s pool.', { default: 10, minimum: 2 }),
    statementTimeoutSeconds: whole('A query of the API that lasts longer is cancelled; 0: never.', {
      default: 60,
    }),
    workerStatementTimeoutSeconds: whole('The same for operations; 0: never.', { default: 0 }),
  },
  { description: 'The database.' },
);

const tenant = Type.Object(
  {
    id: whole('The tenant’s number (X-Tenant-Id).', { maximum: 2 ** 30 - 1 }),
    name: text('Its name.'),
  },
  { description: 'A tenant.' },
);

const offer = Type.Object(
  {
    id: text('The offer’s name; it never changes once something is stored.'),
    type: Type.Enum(['fs'], { description: 'Kind of storage: `fs`, a folder.', default: 'fs' }),
    path: text('The folder.'),
  },
  { description: 'A storage offer.' },
);

const strategy = Type.Object(
  {
    id: text('The strategy’s name; `default` must exist.'),
    offers: Type.Array(Type.String(), {
      description: 'Names of the offers, by rank: the first is read first.',
      minItems: 1,
    }),
  },
  { description: 'A storage strategy: the offers that each byte is written to.' },
);

const scan = Type.Object(
  {
    socket: Type.Optional(text('Unix socket of clamd.')),
    host: Type.Optional(text('Host of clamd, when it listens on TCP.')),
    port: whole('Port of clamd.', { default: 3310, minimum: 1, maximum: 65535 }),
    unscannable: Type.Enum(['pause', 'accept'], {
      description:
        'What to do with a file that the scanner does not take (beyond its limits): `pause` the operation, or `accept` it with a warning “not scanned”.',
      default: 'pause',
    }),
    timeoutSeconds: whole('How long one file may take.', { default: 600, minimum: 1 }),
    maxFileBytes: whole(
      'A larger file is not sent: it is unscannable. Keep it at most clamd’s StreamMaxLength.',
      {
        default: 2 * GIB - 1,
      },
    ),
  },
  { description: 'The antivirus (clamd). Without it deposits say “not scanned”.' },
);

const ingest = Type.Object(
  {
    localUploadDirectory: Type.Optional(
      text('Folder from which packages already on the server may be deposited by their name.'),
    ),
    localUploadAfter: Type.Enum(['NONE', 'DELETE', 'MOVE'], {
      description:
        'What becomes of such a package once its deposit is over: `NONE`, it stays; `DELETE`, it is deleted when it was archived; `MOVE`, it goes to one of the two folders below.',
      default: 'MOVE',
    }),
    localUploadSuccessDirectory: Type.Optional(
      text('Where archived packages are moved. `success` under `localUploadDirectory` when absent.'),
    ),
    localUploadFailureDirectory: Type.Optional(
      text('Where refused packages are moved. `failed` under `localUploadDirectory` when absent.'),
    ),
    limits: Type.Object(
      {
        maxEntries: whole('Most entries of a package.', { default: 5_000_000 }),
        maxEntryBytes: whole('Largest entry, unpacked.', { default: 2_048 * GIB }),
        maxTotalBytes: whole('Largest total size of the entries, unpacked.', { default: 8_192 * GIB }),
        maxCompressionRatio: whole('Most bytes unpacked for one byte of the package.', { default: 100 }),
        compressionRatioFloorBytes: whole('The ratio is looked at above this size only.', { default: GIB }),
        maxManifestBytes: whole('Largest manifest, unpacked.', { default: 16 * GIB }),
      },
      { description: 'What a package may ask of the server; a package beyond is refused.' },
    ),
    profiles: Type.Object(
      {
        timeoutSeconds: whole('How long the validation of one manifest by its archive profile may take.', {
          default: 1_800,
          minimum: 1,
        }),
        memoryMegabytes: whole('Memory of the process that validates.', { default: 1_024, minimum: 64 }),
        wholeManifestBytes: whole(
          'Where `xmllint` is not installed manifests are validated from a tree in memory: a larger one is refused.',
          { default: 48 * 2 ** 20 },
        ),
      },
      { description: 'Validation by archive profiles (RNG, XSD), in a process of its own.' },
    ),
  },
  { description: 'Deposits.' },
);

const limits = Type.Object(
  {
    uploadBytes: whole('Largest package received.', { default: 2048 * GIB }),
    uploadWindowSeconds: whole(
      'A package being sent that brings less than `uploadWindowBytes` in so many seconds is given up.',
      { default: 120, minimum: 1 },
    ),
    uploadWindowBytes: whole('Fewest bytes of a package in `uploadWindowSeconds`; 0: no limit.', {
      default: 65_536,
    }),
    requestBodyBytes: whole('Largest JSON body of a request.', { default: 16_000_000 }),
    importBytes: whole('Largest file or list of reference data.', { default: GIB / 2 }),
    importWaitSeconds: whole('How long an import is waited for before it is answered as under way.', {
      default: 300,
    }),
    streamResults: whole('Most units that /units/stream gives, or object groups /objects/stream.', {
      default: 1_000_000,
    }),
    streamsPerDay: whole(
      'How many times a day a tenant may call /units/stream, and as many /objects/stream.',
      {
        default: 3,
      },
    ),
    scrollResults: whole('Most units that a scroll goes through.', { default: 10_000_000 }),
  },
  { description: 'Limits. Each refuses with a message that names it.' },
);

export const configSchema = Type.Object(
  {
    dataDirectory: text(
      'Folder of everything that this installation keeps (embedded database, offers, work in progress), relative to the configuration file.',
      { default: 'data' },
    ),
    language: Type.Enum(['fr', 'en'], {
      description: 'Language of messages whose reader did not say.',
      default: 'fr',
    }),
    platform: Type.Object(
      {
        name: text('Name of this server in journals.', { default: 'chartrier' }),
        siteId: whole('Number of the site, in identifiers.', { default: 0, maximum: 15 }),
        serverId: whole('Number of the platform in its site, in identifiers.', {
          default: 1,
          maximum: 2 ** 27 - 1,
        }),
      },
      { description: 'Who we are, in identifiers and journals.' },
    ),
    http,
    sessions,
    people,
    database,
    tenants: Type.Array(Type.Union([Type.Integer({ minimum: 0 }), tenant]), {
      description: 'Tenants: a number, or `{id, name}`.',
      minItems: 1,
      default: [0, 1],
    }),
    administrationTenant: whole('Tenant that holds what all tenants share (formats, contexts, ontology).', {
      default: 1,
    }),
    externalIdentifiers: Type.Record(
      Type.String({ pattern: '^[0-9]+$' }),
      Type.Array(Type.Enum(EXTERNAL_IDENTIFIER_COLLECTIONS)),
      {
        description:
          'By tenant: collections whose identifiers the caller gives. Elsewhere the product makes them.',
        default: {
          0: ['INGEST_CONTRACT', 'ACCESS_CONTRACT', 'MANAGEMENT_CONTRACT', 'ARCHIVE_UNIT_PROFILE'],
          1: [
            'INGEST_CONTRACT',
            'ACCESS_CONTRACT',
            'MANAGEMENT_CONTRACT',
            'PROFILE',
            'SECURITY_PROFILE',
            'CONTEXT',
          ],
        },
      },
    ),
    minimumRuleDurations: Type.Record(
      Type.String({ pattern: '^[0-9]+$' }),
      Type.Record(Type.String({ pattern: '^[A-Z][A-Za-z]+Rule$' }), Type.String()),
      {
        description:
          'By tenant and category: durations that a management rule may not be below, such as `AppraisalRule: 1 year`.',
        default: {},
      },
    ),
    offers: Type.Array(offer, {
      description: 'Storage offers. Two folders under the data directory when none is given.',
      default: [],
    }),
    strategies: Type.Array(strategy, {
      description: 'Storage strategies. `default`, with all offers, when none is given.',
      default: [],
    }),
    workspaceDirectory: Type.Optional(
      text(
        'Folder of work in progress (uploads, exports to fetch). `workspace` under the data directory when absent.',
      ),
    ),
    ingest,
    scan: Type.Optional(scan),
    classification: Type.Object(
      {
        levels: Type.Array(Type.String(), {
          description: 'Classification levels that this platform may hold.',
          default: ['Non protégé', 'Secret Défense', 'Confidentiel Défense'],
        }),
        authorizeNotDefined: flag('Whether a unit may have no level.', { default: true }),
      },
      { description: 'National defence classification.' },
    ),
    worker: Type.Object(
      {
        processes: whole('Worker processes that `serve` starts; 0 when workers run elsewhere.', {
          default: 1,
          maximum: 64,
        }),
        concurrency: whole('Large operations that one worker runs at once.', { default: 2, minimum: 1 }),
        smallConcurrency: whole(
          'Small operations (small deposits, reference data, single updates) run at once besides.',
          {
            default: 8,
            minimum: 1,
          },
        ),
        heapMegabytes: whole(
          'Memory that the JavaScript of one worker may hold; what it holds does not grow with the size of a deposit.',
          { default: 256, minimum: 128 },
        ),
        leaseSeconds: whole('How long an operation stays with a worker that gives no sign.', {
          default: 30,
          minimum: 2,
        }),
      },
      { description: 'What runs operations.' },
    ),
    search: Type.Object(
      {
        authorizeTrackTotalHits: flag('Allows `$track_total_hits: true` (exact totals beyond 10,000).', {
          default: false,
        }),
        indexInheritedRulesWithRulesIdByTenant: Type.Array(Type.Integer({ minimum: 0 }), {
          description:
            'Tenants where `#computedInheritedRules` also keeps the end date of each rule (`Rules`, `EndDates`).',
          default: [],
        }),
        indexInheritedRulesWithAPIV2OutputByTenant: Type.Array(Type.Integer({ minimum: 0 }), {
          description:
            'Tenants where `#computedInheritedRules` also keeps all that is in force (`inheritedRulesAPIOutput`).',
          default: [],
        }),
      },
      { description: 'Searches.' },
    ),
    logging: Type.Object(
      {
        level: Type.Enum(LOG_LEVELS, { description: 'Least grave level that is written.', default: 'info' }),
      },
      { description: 'Logs: JSON lines on standard output.' },
    ),
    metrics: Type.Object(
      { enabled: flag('Serves Prometheus metrics at /metrics, on the same port.', { default: true }) },
      { description: 'Metrics.' },
    ),
    limits,
  },
  { description: 'chartrier.yaml' },
);

/** What the file and the environment say, defaults filled in. */
export type ConfigDocument = Static<typeof configSchema>;

/** The same, as the plain JSON Schema that it is. */
export const configJsonSchema = configSchema as unknown as JsonSchema;
