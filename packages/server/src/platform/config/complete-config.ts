import { join, resolve } from 'node:path';
import { chartrierError } from '@chartrier/messages';
import type { Config, OfferConfig, StrategyConfig, TenantConfig } from './config.ts';
import type { ConfigDocument } from './schema.ts';

export const DEFAULT_STRATEGY = 'default';
const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;

/**
 * The configuration in full: absolute paths (relative ones start from the file's folder), the two default offers, the
 * default strategy, and the checks that go across keys.
 *
 * @throws CONFIG_* naming the key.
 */
export function completeConfig(document: ConfigDocument, folder: string, file: string | undefined): Config {
  const at = (path: string) => resolve(folder, path);
  const dataDirectory = at(document.dataDirectory);
  const tenants = completeTenants(document);
  const offers = completeOffers(document, dataDirectory, at);
  const { workspaceDirectory, database, ingest, http, scan, sessions, people, ...rest } = document;
  const embeddedDirectory = database.embedded.directory;
  if (scan !== undefined && scan.socket === undefined && scan.host === undefined)
    throw chartrierError('CONFIG_KEY_MISSING', { key: 'scan.socket', expected: 'scan.socket | scan.host' });
  return {
    ...rest,
    file,
    dataDirectory,
    tenants,
    offers,
    strategies: completeStrategies(document, offers),
    workspaceDirectory:
      workspaceDirectory === undefined ? join(dataDirectory, 'workspace') : at(workspaceDirectory),
    http: completeHttp(http, at),
    sessions: {
      ...sessions,
      secureCookies: sessions.secureCookies ?? !isPlainLoopback(http),
    },
    people: {
      ...people,
      openid: people.openid.map(({ clientSecretFile, ...provider }) => ({
        ...provider,
        ...(clientSecretFile === undefined ? {} : { clientSecretFile: at(clientSecretFile) }),
      })),
    },
    database: {
      ...database,
      embedded: {
        ...database.embedded,
        directory: embeddedDirectory === undefined ? join(dataDirectory, 'postgres') : at(embeddedDirectory),
      },
    },
    ingest: completeIngest(ingest, at),
    ...(scan === undefined ? {} : { scan }),
  };
}

function completeTenants({ tenants, administrationTenant }: ConfigDocument): readonly TenantConfig[] {
  const complete = tenants.map((tenant) =>
    typeof tenant === 'number' ? { id: tenant, name: `Tenant ${tenant}` } : tenant,
  );
  refuseDouble(
    'tenants',
    complete.map(({ id }) => String(id)),
  );
  if (!complete.some(({ id }) => id === administrationTenant))
    throw chartrierError('CONFIG_REFERENCE_UNKNOWN', {
      key: 'administrationTenant',
      value: administrationTenant,
      known: complete.map(({ id }) => id),
    });
  return complete;
}

function completeOffers(
  { offers }: ConfigDocument,
  dataDirectory: string,
  at: (path: string) => string,
): readonly OfferConfig[] {
  const complete =
    offers.length > 0
      ? offers.map(({ id, path }) => ({ id, type: 'fs' as const, path: at(path) }))
      : ['offer-1', 'offer-2'].map((id) => ({
          id,
          type: 'fs' as const,
          path: join(dataDirectory, 'offers', id),
        }));
  refuseDouble(
    'offers',
    complete.map(({ id }) => id),
  );
  refuseDouble(
    'offers',
    complete.map(({ path }) => path),
  );
  return complete;
}

function completeStrategies(
  { strategies }: ConfigDocument,
  offers: readonly OfferConfig[],
): readonly StrategyConfig[] {
  const known = offers.map(({ id }) => id);
  const complete = strategies.length > 0 ? strategies : [{ id: DEFAULT_STRATEGY, offers: known }];
  const ids = complete.map(({ id }) => id);
  refuseDouble('strategies', ids);
  if (!ids.includes(DEFAULT_STRATEGY))
    throw chartrierError('CONFIG_REFERENCE_UNKNOWN', {
      key: 'strategies',
      value: DEFAULT_STRATEGY,
      known: ids,
    });
  for (const { id, offers: names } of complete) {
    refuseDouble(`strategies.${id}.offers`, names);
    const unknown = names.find((name) => !known.includes(name));
    if (unknown !== undefined)
      throw chartrierError('CONFIG_REFERENCE_UNKNOWN', {
        key: `strategies.${id}.offers`,
        value: unknown,
        known,
      });
  }
  return complete;
}

function completeIngest(
  {
    localUploadDirectory: given,
    localUploadSuccessDirectory: success,
    localUploadFailureDirectory: failure,
    ...ingest
  }: ConfigDocument['ingest'],
  at: (path: string) => string,
): Config['ingest'] {
  if (given === undefined) return ingest;
  const localUploadDirectory = at(given);
  return {
    ...ingest,
    localUploadDirectory,
    localUploadSuccessDirectory: success === undefined ? join(localUploadDirectory, 'success') : at(success),
    localUploadFailureDirectory: failure === undefined ? join(localUploadDirectory, 'failed') : at(failure),
  };
}

/** Nothing but this machine's own browsers, over plain HTTP: a cookie for HTTPS only would never come back. */
function isPlainLoopback({
  tls,
  trustClientCertificateHeader,
  publicUrl,
  host,
}: ConfigDocument['http']): boolean {
  return (
    tls === undefined &&
    !trustClientCertificateHeader &&
    publicUrl?.startsWith('https:') !== true &&
    LOOPBACK.test(host)
  );
}

/** Without a client certificate anyone who reaches the port is the first context: only loopback may reach it. */
function completeHttp(http: ConfigDocument['http'], at: (path: string) => string): Config['http'] {
  const { tls, authorities, ...rest } = http;
  // browsers that come from elsewhere, through a proxy, are people who sign in: none of them is the first context
  const identified = tls !== undefined || http.trustClientCertificateHeader || http.publicUrl !== undefined;
  const developmentMode = http.developmentMode ?? !identified;
  if (!developmentMode && !identified) throw chartrierError('CONFIG_NO_IDENTIFICATION', {});
  if (developmentMode && !LOOPBACK.test(http.host))
    throw chartrierError('CONFIG_DEVELOPMENT_MODE_EXPOSED', { host: http.host });
  return {
    ...rest,
    ...(authorities === undefined ? {} : { authorities: at(authorities) }),
    developmentMode,
    ...(tls === undefined
      ? {}
      : {
          tls: {
            key: at(tls.key),
            certificate: at(tls.certificate),
            clientAuthority: tls.clientAuthority === '' ? '' : at(tls.clientAuthority),
          },
        }),
  };
}

function refuseDouble(key: string, values: readonly string[]): void {
  const double = values.find((value, place) => values.indexOf(value) !== place);
  if (double !== undefined) throw chartrierError('CONFIG_VALUE_TWICE', { key, value: double });
}
