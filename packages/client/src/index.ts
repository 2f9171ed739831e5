/**
 * Typed client of Vitam's external API: of Chartrier, and of Vitam 7 as well.
 *
 *     const client = createClient({ url: 'http://127.0.0.1:8080' });
 *     const session = { tenant: 0, accessContract: 'ContratTNR' };
 *     const { operationId } = accepted(await client.ingest.deposit(session, { content: createReadStream(file) }));
 *     const { status } = accepted(await client.waitFor(session, operationId));
 *
 * Every method answers a success or a refusal with its VitamError; `accepted` throws the latter.
 */

/** What the answers hold. */
export type {
  AccessionRegisterDetail,
  AccessionRegisterSummary,
  AccessionRegisterSymbolic,
  ApplicationCertificate,
  BatchQuery,
  DipRequest,
  ExplainedSearch,
  FacetResult,
  FormatReidentification,
  Group,
  GroupContent,
  Hits,
  ImportedRevocationList,
  InheritedCategory,
  InheritedProperty,
  InheritedRule,
  ItemStatus,
  JobState,
  LogbookEvent,
  LogbookLifecycle,
  LogbookOperation,
  NewApplicationCertificate,
  NewPerson,
  NewTenant,
  ObjectGroup,
  ObjectVersion,
  OkEnvelope,
  OpenSession,
  PeopleEvent,
  Person,
  PersonalCertificate,
  PersonUpdate,
  PersonWithPassword,
  ProcessDetail,
  ProjectionQuery,
  ResumableUpload,
  SavedSearch,
  SearchQuery,
  SelectQuery,
  SessionState,
  SignaturesInForce,
  SignInProvider,
  Tenant,
  TenantRights,
  TenantUpdate,
  TenantUsage,
  Unit,
  UnitUpdate,
  UnitWithInheritedRules,
  UpdateQuery,
} from '@chartrier/api-schema';
export type { AdministrationArea, LogbookCheck, NamedCollection } from './administration.ts';
export {
  type Answer,
  type AnswerHead,
  accepted,
  type Refusal,
  readBytes,
  type Success,
  VitamFailure,
} from './answer.ts';
export { type Call, type Caller, SERVICES, type Service, segment } from './caller.ts';
export type { CertificatesArea } from './certificates.ts';
export { type Areas, type Client, type ClientOptions, createAreas, createClient } from './client.ts';
export type { ExportsArea } from './exports.ts';
export type { Deposit, IngestArea } from './ingest.ts';
export type { LogbookArea } from './logbook.ts';
export type { ObjectChoice, ObjectsArea } from './objects.ts';
export type { OperationsArea, Progress } from './operations.ts';
export type { GroupsArea, PeopleArea, SessionArea } from './people.ts';
export { ALL, WHOLE } from './queries.ts';
export type { Collection, Collections, Imported, ReferentialsArea } from './referentials.ts';
export type { RegistersArea } from './registers.ts';
export { type Session, sessionHeaders } from './session.ts';
export type { TenantsArea } from './tenants.ts';
export type { TlsOptions } from './tls-options.ts';
export type { Request, RequestBody, Response } from './transport.ts';
export type { UnitsArea } from './units.ts';
export type { NewUpload, Piece, UploadStanding, UploadsArea } from './uploads.ts';
export { type WaitOptions, waitFor } from './wait-for.ts';
