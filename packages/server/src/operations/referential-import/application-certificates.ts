import { chartrierError } from '@chartrier/messages';
import { findDocument } from '../../referential/index.ts';
import {
  findCertificate,
  type RegisteredCertificate,
  readCertificate,
  takenBack,
} from '../../security/index.ts';
import { createOperation, waitForCompletion } from '../engine/index.ts';
import type { CertificateParameters } from './certificate-workflow.ts';
import type { ReferentialRequest, ReferentialRequestServices } from './request.ts';
import { certificateOutline } from './workflows.ts';

type CertificateServices = Pick<
  ReferentialRequestServices,
  'database' | 'voice' | 'administrationTenant' | 'timeoutMilliseconds'
>;
type CertificateRequest = Omit<ReferentialRequest, 'tenant'>;

/**
 * Registers a certificate (DER or PEM) for a context, as an operation of the administration tenant: it is on the offers
 * when this answers. A revoked one may be registered again.
 *
 * @throws CERTIFICATE_UNREADABLE, CERTIFICATE_TAKEN_BACK, CERTIFICATE_ALREADY_REGISTERED, REFERENTIAL_NOT_FOUND (the context),
 *   CERTIFICATE_CHANGE_UNFINISHED
 */
export async function registerApplicationCertificate(
  services: CertificateServices,
  request: CertificateRequest & { readonly certificate: Buffer | string; readonly context: string },
): Promise<RegisteredCertificate> {
  const { database, administrationTenant } = services;
  const certificate = readCertificate(request.certificate);
  if (certificate instanceof Error) throw certificate;
  const refusal = await takenBack(database, certificate);
  if (refusal !== undefined) throw refusal;
  const { fingerprint, subject, der } = certificate;
  const known = await findCertificate(database, fingerprint);
  if (known?.status === 'VALID')
    throw chartrierError('CERTIFICATE_ALREADY_REGISTERED', { subject, context: known.contextIdentifier });
  const context = await findDocument(database, administrationTenant, 'Context', request.context);
  if (context === undefined) throw chartrierError('REFERENTIAL_NOT_FOUND', { identifier: request.context });
  return change(services, request, {
    fingerprint,
    certificate: der.toString('base64'),
    context: request.context,
    status: 'VALID',
  });
}

/**
 * Revokes a certificate: its next request is refused.
 *
 * @throws CERTIFICATE_NOT_REGISTERED, CERTIFICATE_CHANGE_UNFINISHED
 */
export async function revokeApplicationCertificate(
  services: CertificateServices,
  request: CertificateRequest & { readonly fingerprint: string },
): Promise<RegisteredCertificate> {
  const { fingerprint } = request;
  const { rows } = await services.database.query<{ certificate: Buffer; context_identifier: string }>(
    'select certificate, context_identifier from application_certificate where fingerprint_sha256 = $1',
    [fingerprint],
  );
  const [known] = rows;
  if (known === undefined) throw chartrierError('CERTIFICATE_NOT_REGISTERED', { fingerprint });
  return change(services, request, {
    fingerprint,
    certificate: known.certificate.toString('base64'),
    context: known.context_identifier,
    status: 'REVOKED',
  });
}

async function change(
  { database, voice, administrationTenant: tenant, timeoutMilliseconds }: CertificateServices,
  { operationId, caller, signal }: CertificateRequest,
  parameters: CertificateParameters,
): Promise<RegisteredCertificate> {
  const reference = await database.transaction((transaction) =>
    createOperation(transaction, voice, {
      workflow: certificateOutline,
      tenant,
      id: operationId,
      parameters: { ...parameters },
      caller,
      firstAction: 'RESUME',
    }),
  );
  const { state, status } = await waitForCompletion(database, reference, {
    timeoutMilliseconds,
    ...(signal === undefined ? {} : { signal }),
  });
  const registered = await findCertificate(database, parameters.fingerprint);
  if (state !== 'COMPLETED' || status !== 'OK' || registered === undefined)
    throw chartrierError('CERTIFICATE_CHANGE_UNFINISHED', { operation: operationId, state, status });
  return registered;
}
