import { type ChartrierError, chartrierError } from '@chartrier/messages';
import type { Queryable } from '../platform/index.ts';
import { findContextWithProfile } from '../referential/index.ts';
import type { Caller } from './caller.ts';
import { findCertificate } from './certificate/certificate-store.ts';
import { readCertificate } from './certificate/read-certificate.ts';

export interface IdentificationServices {
  readonly queryable: Queryable;
  readonly administrationTenant: number;
  readonly now: () => Date;
}

/**
 * Identifies the application behind a client certificate: its exact bytes are looked up, it must be neither revoked
 * nor outside its dates, its context must exist and be ACTIVE, and the context's security profile must exist.
 *
 * @param certificate DER or PEM; undefined when none was presented
 * @returns the caller, or the refusal (401 in Vitam's terms, INTERNAL_SECURITY_UNAUTHORIZED)
 */
export async function identifyByCertificate(
  services: IdentificationServices,
  certificate: Buffer | string | undefined,
): Promise<Caller | ChartrierError> {
  if (certificate === undefined) return chartrierError('CERTIFICATE_MISSING');
  const description = readCertificate(certificate);
  if (description instanceof Error) return description;
  const { fingerprint, subject, validFrom, validTo } = description;
  const known = await findCertificate(services.queryable, fingerprint);
  if (known === undefined) return chartrierError('CERTIFICATE_UNKNOWN', { subject, fingerprint });
  if (known.status === 'REVOKED') return chartrierError('CERTIFICATE_REVOKED', { subject });
  const now = services.now();
  if (known.status === 'EXPIRED' || validTo <= now)
    return chartrierError('CERTIFICATE_EXPIRED', { subject, expiresAt: validTo.toISOString() });
  if (validFrom > now)
    return chartrierError('CERTIFICATE_NOT_YET_VALID', { subject, validFrom: validFrom.toISOString() });
  const caller = await callerOfContext(services, known.contextIdentifier, 'certificate');
  return caller instanceof Error ? caller : { ...caller, fingerprint };
}

/**
 * The caller of the development mode, in which no certificate is asked. Whoever composes the server makes sure that
 * it listens on the loopback interface only.
 */
export async function identifyForDevelopment(
  services: IdentificationServices,
  contextIdentifier: string,
): Promise<Caller | ChartrierError> {
  return callerOfContext(services, contextIdentifier, 'development');
}

/** The context that people act through; the session narrows its rights (`callerOfSession`). */
export async function identifyPeople(
  services: IdentificationServices,
  contextIdentifier: string,
): Promise<Caller | ChartrierError> {
  return callerOfContext(services, contextIdentifier, 'session');
}

async function callerOfContext(
  { queryable, administrationTenant }: IdentificationServices,
  contextIdentifier: string,
  origin: Caller['origin'],
): Promise<Caller | ChartrierError> {
  const found = await findContextWithProfile(queryable, administrationTenant, contextIdentifier);
  if (found === undefined) return chartrierError('CONTEXT_UNKNOWN', { context: contextIdentifier });
  const { context, securityProfile } = found;
  if (context.Status !== 'ACTIVE') return chartrierError('CONTEXT_INACTIVE', { context: contextIdentifier });
  if (securityProfile === undefined)
    return chartrierError('SECURITY_PROFILE_UNKNOWN', {
      profile: context.SecurityProfile,
      context: contextIdentifier,
    });
  return { origin, context, securityProfile };
}
