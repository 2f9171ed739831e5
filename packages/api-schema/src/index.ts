/**
 * The external API as schemas: requests, answers, errors. The server validates with them; the client's types are
 * derived from them.
 *
 *     import { Agency, Envelope } from '@chartrier/api-schema';
 *     const answer = Envelope(Agency);
 */
export { DocumentVersion, JobState, StarterResult, UnitSchemaElement } from './administration.ts';
export {
  type InheritedCategory,
  type InheritedProperty,
  type InheritedRule,
  ObjectGroup,
  type ObjectVersion,
  type Qualifier,
  Unit,
  type UnitUpdate,
  type UnitWithInheritedRules,
} from './archive-items.ts';
export {
  ApplicationCertificate,
  ImportedRevocationList,
  NewApplicationCertificate,
  NewPersonalCertificate,
  PersonalCertificate,
} from './chartrier/certificates.ts';
export { ExplainedSearch } from './chartrier/explained-search.ts';
export { FormatReidentification, SignaturesInForce } from './chartrier/format-identification.ts';
export {
  Grant,
  Group,
  GroupContent,
  NewPerson,
  PeopleEvent,
  Person,
  PersonUpdate,
  PersonWithPassword,
} from './chartrier/people.ts';
export { NewSavedSearch, SavedSearch } from './chartrier/saved-search.ts';
export {
  OpenSession,
  OwnAccount,
  PasswordChange,
  SessionState,
  SignIn,
  SignInProvider,
  TenantRights,
} from './chartrier/session.ts';
export {
  NewTenant,
  Tenant,
  TenantErasure,
  TenantQuota,
  TenantUpdate,
  TenantUsage,
} from './chartrier/tenants.ts';
export { ResumableUpload } from './chartrier/uploads.ts';
export { CollectDescribed, CollectSent, CollectTree } from './collect/bulk.ts';
export { CollectObject, CollectObjectBody } from './collect/objects.ts';
export {
  COLLECT_STATUSES,
  type CollectAttachment,
  type CollectHeader,
  CollectProject,
  CollectProjectBody,
  CollectProjectSearch,
  type CollectStatus,
  CollectTransaction,
  CollectTransactionBody,
  type NewCollectProject,
  type NewCollectTransaction,
} from './collect/projects.ts';
export { Envelope, FacetResult, Hits, type OkEnvelope } from './envelope.ts';
export { DipRequest, DipRequestParameters } from './exports.ts';
export { HEADERS, lowerCase } from './headers.ts';
export { ItemStatus } from './item-status.ts';
export { LogbookEvent, LogbookLifecycle, LogbookOperation } from './logbook.ts';
export { ProcessDetail, ProcessPause, ProcessQuery, Workflow } from './process.ts';
export {
  type BatchQuery,
  type ProjectionQuery,
  QUERY_BODIES,
  type SearchQuery,
  type SelectQuery,
  type UpdateQuery,
} from './query-bodies.ts';
export { QUERY_SCHEMAS } from './query-schemas.ts';
export { AccessContract } from './referential/access-contract.ts';
export { Agency } from './referential/agency.ts';
export { ACTIVITY, Activity } from './referential/common.ts';
export { Context, ContextPermission } from './referential/context.ts';
export { Format } from './referential/format.ts';
export { IngestContract } from './referential/ingest-contract.ts';
export { ManagementContract } from './referential/management-contract.ts';
export { Ontology } from './referential/ontology.ts';
export { ArchiveUnitProfile, Profile } from './referential/profile.ts';
export { Rule } from './referential/rule.ts';
export { SecurityProfile } from './referential/security-profile.ts';
export {
  AccessionRegisterDetail,
  AccessionRegisterSummary,
  AccessionRegisterSymbolic,
  RegisterCount,
} from './registers.ts';
export {
  INGEST_ACTIONS,
  type IngestAction,
  PROCESS_ACTIONS,
  PROCESS_STATES,
  type ProcessAction,
  ProcessState,
  STATUS_CODES,
  StatusCode,
} from './statuses.ts';
export { domainOf, serviceOf, VITAM_CODES, type VitamCode, type VitamErrorCode } from './vitam-codes.ts';
export { VitamError } from './vitam-error.ts';
