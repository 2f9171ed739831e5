import { HEADERS, lowerCase } from '@chartrier/api-schema';
import { type ChartrierError, errorMessage, isChartrierError } from '@chartrier/messages';
import { journalPersonalCertificate } from '../../operations/people-journal/index.ts';
import {
  authorise,
  type Caller,
  CLIENT_CERTIFICATE_HEADER,
  callerOfSession,
  checkContextControl,
  identifyByCertificate,
  identifyForDevelopment,
  identifyPeople,
  type PathFamily,
  personalCertificateHash,
  personalCertificateRefusal,
  readTenantHeader,
} from '../../security/index.ts';
import type { Route, ServiceName } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { sessionOfRequest } from '../session/session-of-request.ts';
import { presentedCertificate } from './client-certificate.ts';
import type { IncomingRequest } from './incoming-request.ts';
import { accepted } from './refuse.ts';
import type { Stage } from './tell-refusal.ts';

/** Who asks, for which tenant, under which id: known before the path is looked at. */
export interface Admission {
  readonly tenant: number;
  readonly requestId: string;
  readonly caller: Caller;
  readonly personalCertificate: string | undefined;
  /** The access contract that the request names, or the only one of its person's groups. */
  readonly accessContractName: string | undefined;
}

const FAMILIES: Readonly<Record<ServiceName, PathFamily>> = {
  access: 'access',
  accessV2: 'access',
  ingest: 'ingest',
  collect: 'other',
  admin: 'other',
  chartrier: 'other',
};

/** The first value of a header: what follows a comma is another caller's (Vitam reads session headers so). */
export function firstValue(value: string | undefined): string | undefined {
  return value?.split(',', 1)[0]?.trim();
}

/** The tenant named by the request. @throws TENANT_HEADER_INVALID (412), TENANT_UNKNOWN (401) */
export function tenantOf(request: IncomingRequest, services: ApiServices): number {
  const header = firstValue(request.header(lowerCase(HEADERS.tenant)));
  return accepted(readTenantHeader(header, services.tenants));
}

/** Who asked for what, as far as it is known when a request is refused. */
export interface AskedBy {
  readonly tenant?: number;
  readonly person?: string;
  readonly context?: string;
}

/** Counts a refusal that is about who asks, or what they may do; others are about what is asked. */
export function auditRefusal(
  error: unknown,
  stage: Stage,
  { tenant, person, context }: AskedBy,
  request: IncomingRequest,
  services: ApiServices,
): void {
  if (!isChartrierError(error) || error.status >= 500 || !AUDITED_STAGES.has(stage.name)) return;
  services.refusals.note({
    code: error.code,
    tenant,
    permission: 'route' in stage ? stage.route.permission : undefined,
    person,
    context,
    address: services.settings.proxies.addressOf(request.message),
  });
}

const AUDITED_STAGES: ReadonlySet<Stage['name']> = new Set(['identity', 'rights', 'contract']);

/** Who calls, before the tenant and the route decide which of their rights count. */
export interface Identity {
  /** The caller, and the access contract in force, for a tenant; `route` once it is known. */
  /** For the audit of refusals. */
  readonly who: Pick<AskedBy, 'person' | 'context'>;
  as(tenant: number, route?: Route): { readonly caller: Caller; readonly accessContract: string | undefined };
}

/**
 * Who calls: by certificate, by the session of a person, or in development mode (loopback only) as the configured
 * context. A certificate wins over a cookie, a cookie over the development mode.
 *
 * @throws the refusals of identification (401), CSRF_TOKEN_REFUSED (403)
 */
export async function identify(request: IncomingRequest, services: ApiServices): Promise<Identity> {
  const { settings } = services;
  const address = request.message.socket.remoteAddress;
  const trusted = settings.proxies.trustsCertificateOf(address);
  const certificate = presentedCertificate(request.message, trusted);
  if (request.header(CLIENT_CERTIFICATE_HEADER) !== undefined && !trusted)
    services.logger.warn({ peer: address }, 'a certificate came in a header that is not trusted');
  const identification = {
    queryable: services.database,
    administrationTenant: settings.administrationTenant,
    now: () => services.clock.now(),
  };
  const accessContract = firstValue(request.header(lowerCase(HEADERS.accessContract)));
  if (certificate === undefined) {
    const session = await sessionOfRequest(request, services);
    if (session !== undefined) {
      const application = accepted(await identifyPeople(identification, settings.peopleContext));
      return {
        who: { person: session.person.id, context: application.context.Identifier },
        as: (tenant, route) =>
          accepted(
            callerOfSession(session, application, {
              tenant,
              accessContract,
              seesArchives: route?.accessContract === true,
            }),
          ),
      };
    }
  }
  const caller =
    certificate === undefined && settings.developmentContext !== undefined
      ? accepted(await identifyForDevelopment(identification, settings.developmentContext))
      : accepted(await identifyByCertificate(identification, certificate));
  return { who: { context: caller.context.Identifier }, as: () => ({ caller, accessContract }) };
}

/** Whether the caller's context opens this tenant (and contract) to it; `/status` and `/tenants` are exempt. */
export function checkContext(
  { caller, accessContract }: ReturnType<Identity['as']>,
  tenant: number,
  service: ServiceName,
  services: ApiServices,
): ChartrierError | undefined {
  return checkContextControl(caller, {
    tenant,
    administrationTenant: services.settings.administrationTenant,
    pathFamily: FAMILIES[service],
    ...(accessContract === undefined ? {} : { accessContract }),
  });
}

/** The administration tenant and the permission that a route asks for. */
export function checkRights(
  route: Route,
  admission: Admission,
  services: ApiServices,
): ChartrierError | undefined {
  return authorise(admission.caller, {
    tenant: admission.tenant,
    administrationTenant: services.settings.administrationTenant,
    pathFamily: FAMILIES[route.service],
    // judged at admission, before the route was known
    exemptFromContextControl: true,
    administrationTenantOnly: route.administrationTenantOnly ?? false,
    permission: route.permission,
  });
}

/**
 * Some permissions ask for the certificate of a person beside the application's. Whoever is signed in is a person. A
 * refusal is journalled.
 *
 * @throws PERSONAL_CERTIFICATE_REQUIRED (401)
 */
export async function checkPersonalCertificate(
  { permission }: Route,
  { tenant, requestId, caller, personalCertificate }: Admission,
  services: ApiServices,
): Promise<void> {
  const { database, settings, clock } = services;
  if (!settings.personalCertificatePermissions.has(permission) || caller.origin === 'session') return;
  const refusal = await personalCertificateRefusal(database, personalCertificate, permission, clock.now());
  if (refusal === undefined) return;
  await journalPersonalCertificate(services, {
    tenant,
    caller: {
      contextId: caller.context.Identifier,
      ...(personalCertificate === undefined ? {} : { personalCertificate }),
      requestId,
    },
    permission,
    certificate: personalCertificate,
    reason: errorMessage(refusal, settings.language),
  });
  throw refusal;
}

/** The hash of the person's certificate, when one came. @throws PERSONAL_CERTIFICATE_UNREADABLE (401) */
export function personOf(request: IncomingRequest): string | undefined {
  const header = request.header(lowerCase(HEADERS.personalCertificate));
  return header === undefined ? undefined : accepted(personalCertificateHash(header));
}
