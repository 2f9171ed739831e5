import { HEADERS, lowerCase } from '@chartrier/api-schema';
import type { ChartrierError } from '@chartrier/messages';
import {
  authorise,
  type Caller,
  CLIENT_CERTIFICATE_HEADER,
  checkContextControl,
  identifyByCertificate,
  identifyForDevelopment,
  type PathFamily,
  personalCertificateHash,
  readTenantHeader,
} from '../../security/index.ts';
import type { Route, ServiceName } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { presentedCertificate } from './client-certificate.ts';
import type { IncomingRequest } from './incoming-request.ts';
import { accepted } from './refuse.ts';

/** Who asks, for which tenant, under which id: known before the path is looked at. */
export interface Admission {
  readonly tenant: number;
  readonly requestId: string;
  readonly caller: Caller;
  readonly personalCertificate: string | undefined;
}

const FAMILIES: Readonly<Record<ServiceName, PathFamily>> = {
  access: 'access',
  accessV2: 'access',
  ingest: 'ingest',
  admin: 'other',
};

/** The first value of a header: what follows a comma is another caller's (Vitam reads session headers so). */
export function firstValue(value: string | undefined): string | undefined {
  return value?.split(',', 1)[0]?.trim();
}

/** The tenant named by the request. @throws TENANT_HEADER_INVALID (412), TENANT_UNKNOWN (401) */
export function tenantOf(request: IncomingRequest, services: ApiServices): number {
  const header = firstValue(request.header(lowerCase(HEADERS.tenant)));
  return accepted(readTenantHeader(header, services.isTenant));
}

/**
 * Who calls: by certificate, or in development mode (loopback only) as the configured context.
 *
 * @throws the refusals of identification (401)
 */
export async function identify(request: IncomingRequest, services: ApiServices): Promise<Caller> {
  const { settings } = services;
  const certificate = presentedCertificate(request.message, settings.trustClientCertificateHeader);
  if (request.header(CLIENT_CERTIFICATE_HEADER) !== undefined && !settings.trustClientCertificateHeader)
    services.logger.warn(
      { peer: request.message.socket.remoteAddress },
      'a certificate came in a header that is not trusted',
    );
  const identification = {
    queryable: services.database,
    administrationTenant: settings.administrationTenant,
    now: () => services.clock.now(),
  };
  if (certificate === undefined && settings.developmentContext !== undefined)
    return accepted(await identifyForDevelopment(identification, settings.developmentContext));
  return accepted(await identifyByCertificate(identification, certificate));
}

/** Whether the caller's context opens this tenant (and contract) to it; `/status` and `/tenants` are exempt. */
export function checkContext(
  caller: Caller,
  tenant: number,
  service: ServiceName,
  request: IncomingRequest,
  services: ApiServices,
): ChartrierError | undefined {
  const accessContract = firstValue(request.header(lowerCase(HEADERS.accessContract)));
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

/** The hash of the person's certificate, when one came. @throws PERSONAL_CERTIFICATE_UNREADABLE (401) */
export function personOf(request: IncomingRequest): string | undefined {
  const header = request.header(lowerCase(HEADERS.personalCertificate));
  return header === undefined ? undefined : accepted(personalCertificateHash(header));
}
