import type { Language } from '@chartrier/messages';
import type { Clock, Database, NewGuid } from '../../platform/index.ts';
import type { Storage } from '../../storage/index.ts';
import type { JournalVoice } from '../engine/index.ts';

/** What updates of units need in a worker. */
export interface UpdateWorkflowServices {
  readonly database: Database;
  readonly storage: Storage;
  readonly clock: Clock;
  /** Language of what journals say of a refusal. */
  readonly language: Language;
  readonly administrationTenant: number;
  readonly classification: {
    readonly levels: readonly string[];
    readonly authorizeNotDefined: boolean;
  };
}

/** What is needed to ask for updates, in the process that answers the API. */
export interface UpdateRequestServices {
  readonly database: Database;
  readonly voice: JournalVoice;
  /** Of the operations that try again. */
  readonly newGuid: NewGuid;
  /** How long an answer waits for its operation. */
  readonly timeoutMilliseconds: number;
}
