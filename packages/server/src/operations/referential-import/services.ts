import type { Language } from '@chartrier/messages';
import type { Clock, Database } from '../../platform/index.ts';
import type { ExternalIdentifierKey, MinimumDurations } from '../../referential/index.ts';
import type { Storage } from '../../storage/index.ts';
import type { Workspace } from '../../workspace/index.ts';

/** What the imports and updates of reference data need in a worker. */
export interface ReferentialWorkflowServices {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly storage: Storage;
  readonly clock: Clock;
  /** Language of what journals say of a refusal. */
  readonly language: Language;
  readonly administrationTenant: number;
  /** The tenants of the platform, when asked. */
  readonly tenants: () => Promise<ReadonlySet<number>>;
  /** Collections whose identifiers the caller gives, by tenant. */
  readonly externalIdentifiers: ReadonlyMap<number, readonly ExternalIdentifierKey[]>;
  /** Shortest durations of rules, by tenant. */
  readonly minimumRuleDurations: ReadonlyMap<number, MinimumDurations>;
}
