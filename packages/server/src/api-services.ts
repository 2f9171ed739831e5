import { type ApiServices, keepFieldTypes } from './api/index.ts';
import type { Foundation } from './foundation.ts';
import type { Rooms } from './rooms.ts';
import { byTenant, composeOutlines } from './workflows.ts';

/** The context of callers without certificate in development mode: the first one of the initial state. */
const DEVELOPMENT_CONTEXT = 'CT-000001';

/** What the API's handlers call. */
export function composeApi(foundation: Foundation, rooms: Rooms): ApiServices {
  const { config, database, clock, newGuid, logger } = foundation;
  const { storage, workspace, voice } = rooms;
  const { platform, http, limits, administrationTenant } = config;
  const tenants = config.tenants.map(({ id }) => id);
  const known = new Set(tenants);
  const workflows = composeOutlines();
  return {
    settings: {
      tenants,
      administrationTenant,
      language: config.language,
      identity: {
        Name: platform.name,
        Role: 'server',
        ServerId: platform.serverId,
        SiteId: platform.siteId,
        GlobalPlatformId: platform.serverId,
      },
      trustClientCertificateHeader: http.trustClientCertificateHeader,
      requestBodyBytes: limits.requestBodyBytes,
      searchTimeoutMilliseconds: config.database.statementTimeoutSeconds * 1_000,
      trackTotalHitsAllowed: config.search.authorizeTrackTotalHits,
      ...(http.developmentMode ? { developmentContext: DEVELOPMENT_CONTEXT } : {}),
    },
    isTenant: (tenant) => known.has(tenant),
    database,
    storage,
    clock,
    newGuid,
    logger,
    fieldTypes: keepFieldTypes(database, administrationTenant),
    voice,
    workflows,
    deposits: { database, workspace, workflows, voice, uploadBytes: limits.uploadBytes },
    imports: {
      database,
      workspace,
      storage,
      voice,
      administrationTenant,
      maxImportBytes: limits.importBytes,
      timeoutMilliseconds: limits.importWaitSeconds * 1_000,
    },
    updates: { database, voice, timeoutMilliseconds: limits.importWaitSeconds * 1_000 },
    checks: {
      database,
      clock,
      administrationTenant,
      minimumRuleDurations: byTenant(config.minimumRuleDurations),
    },
  };
}
