import { type ApiServices, keepFieldTypes, proxyTrust } from './api/index.ts';
import { composeBulkCollect } from './collect-services.ts';
import type { Foundation } from './foundation.ts';
import { uploadWriters } from './operations/ingest/index.ts';
import { peopleServices } from './people.ts';
import type { Rooms } from './rooms.ts';
import { byTenant, composeOutlines } from './workflows.ts';

/** The context of callers without certificate in development mode: the first one of the initial state. */
const DEVELOPMENT_CONTEXT = 'CT-000001';

/** What the API's handlers call. */
export function composeApi(
  foundation: Foundation,
  rooms: Rooms,
  {
    tenants,
    refusals,
    openid,
    authorities,
    jobs,
    followers,
  }: Pick<ApiServices, 'tenants' | 'openid' | 'refusals' | 'jobs' | 'followers'> & {
    readonly authorities: string;
  },
): ApiServices {
  const { config, database, clock, newGuid, logger } = foundation;
  const { storage, workspace, voice } = rooms;
  const { platform, http, limits, administrationTenant } = config;
  const workflows = composeOutlines();
  const fieldTypes = keepFieldTypes(database, administrationTenant);
  return {
    settings: {
      administrationTenant,
      language: config.language,
      identity: {
        Name: platform.name,
        Role: 'server',
        ServerId: platform.serverId,
        SiteId: platform.siteId,
        GlobalPlatformId: platform.serverId,
      },
      proxies: proxyTrust(http),
      authorities,
      secureCookies: config.sessions.secureCookies,
      ...(http.publicUrl === undefined ? {} : { publicUrl: http.publicUrl }),
      peopleContext: config.sessions.context,
      personalCertificatePermissions: new Set(config.people.permissionsRequiringPersonalCertificate),
      requestBodyBytes: limits.requestBodyBytes,
      searchTimeoutMilliseconds: config.database.statementTimeoutSeconds * 1_000,
      trackTotalHitsAllowed: config.search.authorizeTrackTotalHits,
      ...(http.developmentMode ? { developmentContext: DEVELOPMENT_CONTEXT } : {}),
    },
    tenants,
    followers,
    people: peopleServices(foundation),
    refusals,
    openid,
    database,
    storage,
    clock,
    newGuid,
    logger,
    fieldTypes,
    voice,
    workflows,
    deposits: {
      database,
      workspace,
      workflows,
      voice,
      clock,
      writers: uploadWriters(),
      uploadBytes: limits.uploadBytes,
      ...(config.ingest.localUploadDirectory === undefined
        ? {}
        : { localDirectory: config.ingest.localUploadDirectory }),
      ...(limits.uploadWindowBytes === 0
        ? {}
        : {
            slowestUpload: { bytes: limits.uploadWindowBytes, windowMs: limits.uploadWindowSeconds * 1_000 },
          }),
    },
    collect: composeBulkCollect(foundation, rooms, workflows),
    imports: {
      database,
      workspace,
      storage,
      voice,
      administrationTenant,
      maxImportBytes: limits.importBytes,
      timeoutMilliseconds: limits.importWaitSeconds * 1_000,
    },
    jobs,
    computedRules: { database, voice, fieldTypes },
    exports: { database, workspace, voice, fieldTypes, sedaVersion: config.exports.sedaVersion },
    scrollResults: limits.scrollResults,
    streams: { workspace, results: limits.streamResults, runsPerDay: limits.streamsPerDay },
    updates: { database, voice, newGuid, timeoutMilliseconds: limits.importWaitSeconds * 1_000 },
    checks: {
      database,
      clock,
      administrationTenant,
      minimumRuleDurations: byTenant(config.minimumRuleDurations),
    },
  };
}
