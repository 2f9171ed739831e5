import type { Language } from '@chartrier/messages';
import type { FieldTypes } from '../../archive/query/index.ts';
import type { Clock, Database, NewGuid } from '../../platform/index.ts';
import type { Storage } from '../../storage/index.ts';
import type { JournalVoice } from '../engine/index.ts';

/** What computing inherited rules needs in a worker. */
export interface ComputedRulesServices {
  readonly database: Database;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly language: Language;
  readonly administrationTenant: number;
  /** Tenants where the end date of each rule is kept too (Vitam's `indexInheritedRulesWithRulesIdByTenant`). */
  readonly withRuleIds: ReadonlySet<number>;
  /** Tenants where all that is in force is kept too (`indexInheritedRulesWithAPIV2OutputByTenant`). */
  readonly withOutput: ReadonlySet<number>;
}

/** What is needed to ask for it, in the process that answers the API. */
export interface ComputedRulesRequestServices {
  readonly database: Database;
  readonly voice: JournalVoice;
  readonly fieldTypes: () => Promise<FieldTypes>;
}

/** What is needed to launch it by itself, when units wait for it. */
export interface ObsoleteRulesServices {
  readonly database: Database;
  readonly voice: JournalVoice;
  readonly newGuid: NewGuid;
}
