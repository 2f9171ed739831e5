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
export type { CertificateRequest, IssuedCertificate } from './authority/development-authority.ts';
export {
  issueCertificate,
  issueRevocationList,
  makeDevelopmentAuthority,
  readRevocationList,
} from './authority/on-demand.ts';
export type { RevocationList } from './authority/revocation-list.ts';
export {
  type ImportedList,
  keepRevocationList,
  listRevocationLists,
  revokePersonalCertificatesOn,
  takenBack,
  validCertificatesOn,
} from './authority/revocation-store.ts';
export type { Caller } from './caller.ts';
export { checkExpiry } from './certificate/certificate-expiry.ts';
export { CLIENT_CERTIFICATE_HEADER, certificateFromHeader } from './certificate/certificate-header.ts';
export {
  type CertificateStatus,
  certificatesOfContext,
  findCertificate,
  listCertificates,
  type RegisteredCertificate,
  registerCertificate,
  revokeCertificate,
} from './certificate/certificate-store.ts';
export { personalCertificateHash } from './certificate/personal-certificate.ts';
export {
  listPersonalCertificates,
  type PersonalCertificate,
  personalCertificateRefusal,
  registerPersonalCertificate,
  revokePersonalCertificate,
} from './certificate/personal-certificate-store.ts';
export { type CertificateDescription, readCertificate } from './certificate/read-certificate.ts';
export {
  type IdentificationServices,
  identifyByCertificate,
  identifyForDevelopment,
  identifyPeople,
} from './identify-caller.ts';
export { openIdProvider } from './openid/on-demand.ts';
export {
  type Arrival,
  arriveFromProvider,
  departToProvider,
} from './openid/openid-sign-in.ts';
export type { OpenIdProvider, OpenIdSettings } from './openid/provider.ts';
export { createGroup, deleteGroup, updateGroup } from './people/administer-groups.ts';
export {
  createPerson,
  forgetPerson,
  type HandedPassword,
  resetPassword,
  signOutEverywhere,
  updatePerson,
} from './people/administer-people.ts';
export { type FirstPassword, firstAdministrator } from './people/first-administrator.ts';
export { contractsOn, type Grant, rightsOn } from './people/grant.ts';
export { findGroup, listGroups, type StoredGroup } from './people/group-store.ts';
export { changeOwnPassword } from './people/own-account.ts';
export { createPasswordHasher } from './people/password-hash.ts';
export {
  keepPeopleEvent,
  type ListedPeopleEvent,
  listPeopleEvents,
  type PeopleEvent,
  type PeopleEventType,
} from './people/people-event.ts';
export type { PeopleServices, Visit } from './people/people-settings.ts';
export {
  changePerson,
  findPerson,
  findPersonByLogin,
  listPeople,
  type StoredPerson,
} from './people/person-store.ts';
export { createRefusalAudit, type RefusalAudit } from './people/refusal-audit.ts';
export {
  forgetSearch,
  type SavedSearch,
  savedSearchesOf,
  saveSearch,
} from './people/saved-searches.ts';
export { signInWithPassword } from './people/sign-in.ts';
export { isPermission, PERMISSIONS, type Permission } from './permissions.ts';
export { checkHeaders } from './sanity/check-headers.ts';
export { checkParameters } from './sanity/check-parameters.ts';
export { checkJson, MAX_JSON_LENGTH, type ReadJson, readJsonBody } from './sanity/read-json.ts';
export { type UnsafeTextFault, unsafeTextFault } from './sanity/unsafe-text.ts';
export { callerOfSession, type SessionRequest } from './session/session-caller.ts';
export {
  closeSession,
  findSession,
  type ListedSession,
  type OpenedSession,
  type StoredSession,
  sessionLasts,
  sessionsOf,
  sweepSessions,
} from './session/session-store.ts';
export { readTenantHeader } from './tenant-header.ts';
export { removeTenantRows } from './tenants/remove-tenant-rows.ts';
export {
  listTenants,
  openTenantRegistry,
  putTenant,
  type Tenant,
  type TenantQuota,
  type TenantRegistry,
  type TenantStatus,
  tenantNumbers,
} from './tenants/tenant-registry.ts';
export {
  type MonthlyOperations,
  monthlyOperations,
  quotaRefusal,
  type TenantHoldings,
  tenantHoldings,
} from './tenants/tenant-usage.ts';
