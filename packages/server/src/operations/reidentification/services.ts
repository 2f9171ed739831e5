import type { Clock, Database } from '../../platform/index.ts';
import type { FormatIdentification } from '../../referential/index.ts';
import type { Storage } from '../../storage/index.ts';
import type { ActionContext, JournalVoice } from '../engine/index.ts';

/** What a re-identification needs in a worker. */
export interface ReidentificationServices {
  readonly database: Database;
  readonly storage: Storage;
  readonly formats: FormatIdentification;
  readonly clock: Clock;
  readonly administrationTenant: number;
}

export type ReidentificationContext = ActionContext<ReidentificationServices>;

/** What is needed to ask for one, in the process that answers the API. */
export interface ReidentificationRequestServices {
  readonly database: Database;
  readonly voice: JournalVoice;
}

/** What is looked at: everything that the tenant holds, or less. */
export interface ReidentificationScope {
  /** Objects of these formats only; `unknown` for those that were never identified. */
  readonly puids?: readonly string[];
  /** Leaves out what the signatures in force have identified. */
  readonly olderOnly?: boolean;
}
