/**
 * Who calls and what they may do: client certificates, contexts, security profiles, access contracts, and what is
 * accepted in headers, parameters and bodies. Decisions are pure; a refusal is a value (`ChartrierError`).
 *
 *     const caller = await identifyByCertificate(services, certificate);
 *     if (caller instanceof Error) throw caller;
 *     const refusal = authorise(caller, { tenant, administrationTenant, pathFamily: 'access', permission: 'units:read' });
 */
export { resolveAccessContract } from './access-contract.ts';
export {
  type AccessRequest,
  authorise,
  checkContextControl,
  type PathFamily,
} from './authorise.ts';
export type { Caller } from './caller.ts';
export { CLIENT_CERTIFICATE_HEADER, certificateFromHeader } from './certificate/certificate-header.ts';
export {
  type CertificateStatus,
  certificatesOfContext,
  findCertificate,
  type RegisteredCertificate,
  registerCertificate,
  revokeCertificate,
} from './certificate/certificate-store.ts';
export { personalCertificateHash } from './certificate/personal-certificate.ts';
export { type CertificateDescription, readCertificate } from './certificate/read-certificate.ts';
export {
  type IdentificationServices,
  identifyByCertificate,
  identifyForDevelopment,
} from './identify-caller.ts';
export { isPermission, type Permission } from './permissions.ts';
export { checkHeaders } from './sanity/check-headers.ts';
export { checkParameters } from './sanity/check-parameters.ts';
export { checkJson, MAX_JSON_LENGTH, type ReadJson, readJsonBody } from './sanity/read-json.ts';
export { type UnsafeTextFault, unsafeTextFault } from './sanity/unsafe-text.ts';
export { readTenantHeader } from './tenant-header.ts';
