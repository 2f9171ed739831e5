import type { Language } from '@chartrier/messages';
import type { Clock, Database, Transaction } from '../../platform/index.ts';
import type { ExternalIdentifierKey, MinimumDurations } from '../../referential/index.ts';
import type { XmlValidator } from '../../scan/index.ts';
import type { Storage } from '../../storage/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import type { OperationCaller } from '../engine/index.ts';

/** What the imports and updates of reference data need in a worker. */
export interface ReferentialWorkflowServices {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly storage: Storage;
  /** Tries the files of archive profiles. */
  readonly xmlValidator: XmlValidator;
  readonly clock: Clock;
  /** Language of what journals say of a refusal. */
  readonly language: Language;
  readonly administrationTenant: number;
  /** The tenants of the platform, when asked. */
  readonly tenants: () => Promise<ReadonlySet<number>>;
  /** Collections whose identifiers the caller gives, by tenant. */
  readonly externalIdentifiers: ReadonlyMap<number, readonly ExternalIdentifierKey[]>;
  /** Starts the update of the units that hold rules whose duration changes, with the change itself. */
  readonly startRuleUpdate: (
    transaction: Transaction,
    cause: {
      readonly tenant: number;
      readonly operationId: string;
      readonly caller: OperationCaller;
      readonly rules: readonly string[];
    },
  ) => Promise<void>;
  /** Shortest durations of rules, by tenant. */
  readonly minimumRuleDurations: ReadonlyMap<number, MinimumDurations>;
}
