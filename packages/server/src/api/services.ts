import type { Language } from '@chartrier/messages';
import type { FieldTypes } from '../archive/query/index.ts';
import type { BulkServices } from '../collect/index.ts';
import type { ComputedRulesRequestServices } from '../operations/computed-inherited-rules/index.ts';
import type {
  JournalVoice,
  OperationFollowers,
  WorkflowOutline,
  WorkflowRegistry,
} from '../operations/engine/index.ts';
import type { ExportRequestServices } from '../operations/export/index.ts';
import type { UploadServices } from '../operations/ingest/index.ts';
import type { CheckServices, ReferentialRequestServices } from '../operations/referential-import/index.ts';
import type { JobOutline } from '../operations/scheduled-jobs/index.ts';
import type { UpdateRequestServices } from '../operations/update/index.ts';
import type { Clock, Database, Logger, NewGuid } from '../platform/index.ts';
import type { OpenIdProvider, PeopleServices, RefusalAudit, TenantRegistry } from '../security/index.ts';
import type { Storage } from '../storage/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { ServerIdentity } from './answers/refusal.ts';
import type { ProxyTrust } from './pipeline/proxy-trust.ts';

/** What the API takes of the configuration. */
export interface ApiSettings {
  readonly administrationTenant: number;
  readonly language: Language;
  readonly identity: ServerIdentity;
  /** What balancers in front are believed about. */
  readonly proxies: ProxyTrust;
  readonly secureCookies: boolean;
  /** Authorities whose revocation lists are believed, PEM. */
  readonly authorities: string;
  /** Under which browsers reach the server. */
  readonly publicUrl?: string;
  /** The context that people act through. */
  readonly peopleContext: string;
  /** Permissions that need a registered personal certificate. */
  readonly personalCertificatePermissions: ReadonlySet<string>;
  /** The context of callers without certificate; absent when certificates are required. */
  readonly developmentContext?: string;
  /** Largest JSON body. */
  readonly requestBodyBytes: number;
  /** Longest statement of a search. */
  readonly searchTimeoutMilliseconds: number;
  /** Whether `$track_total_hits: true` is allowed. */
  readonly trackTotalHitsAllowed: boolean;
}

/** What the API's handlers call: the lower rooms' services, composed at start. */
export interface ApiServices {
  readonly settings: ApiSettings;
  readonly tenants: TenantRegistry;
  /** People, their groups and sessions. */
  readonly people: PeopleServices;
  /** What was refused for who asked it. */
  readonly refusals: RefusalAudit;
  /** The providers that sign people in, by id. */
  readonly openid: ReadonlyMap<string, OpenIdProvider>;
  readonly database: Database;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly newGuid: NewGuid;
  readonly logger: Logger;
  /** The ontology's types, which say how an unknown field is compared. */
  readonly fieldTypes: () => Promise<FieldTypes>;
  /** What cancelling an operation writes its last event with. */
  readonly voice: JournalVoice;
  /** Those who watch operations as they go. */
  readonly followers: OperationFollowers;
  /** The workflows that operations follow, to describe them and to create operations. */
  readonly workflows: WorkflowRegistry<WorkflowOutline>;
  /** Reception of packages, in one piece or several. */
  readonly deposits: UploadServices;
  /** The pre-deposit. */
  readonly collect: BulkServices;
  /** Imports and updates of reference data. */
  readonly imports: ReferentialRequestServices;
  /** All the results of a search at once. */
  readonly streams: {
    /** Where an answer waits while its caller reads it. */
    readonly workspace: Workspace;
    /** Most results of a stream. */
    readonly results: number;
    /** Streams of a kind that a tenant may have in a day. */
    readonly runsPerDay: number;
  };
  /** Most results of a scroll. */
  readonly scrollResults: number;
  /** Computation of inherited rules. */
  readonly computedRules: ComputedRulesRequestServices;
  /** Exports of units and of their objects. */
  readonly exports: ExportRequestServices;
  /** Updates of units. */
  readonly updates: UpdateRequestServices;
  /** What the platform runs by itself. */
  readonly jobs: readonly JobOutline[];
  /** Files checked without an import. */
  readonly checks: CheckServices;
}
