import type { Language } from '@chartrier/messages';
import type { Clock, Database, Logger } from '../../platform/index.ts';
import type { Scanner } from '../../scan/index.ts';
import type { Storage } from '../../storage/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import type { ActionContext, ActionDefinition, Outcome, StepDefinition } from '../engine/index.ts';
import type { PackageLimits } from './package/package-limits.ts';
import type { OpenFolders } from './storing/open-folders.ts';

/** What deposits need. Made once a process; `openFolders` is its only memory. */
export interface IngestServices {
  readonly database: Database;
  readonly storage: Storage;
  readonly workspace: Workspace;
  readonly scanner: Scanner;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Of the reply's labels. */
  readonly language: Language;
  readonly administrationTenant: number;
  readonly limits: PackageLimits;
  readonly scan: {
    /** A file that the antivirus does not take: the operation pauses, or goes on with a warning. */
    readonly unscannable: 'pause' | 'accept';
    /** A larger file is not sent to the antivirus. */
    readonly maxFileBytes: number;
  };
  readonly classification: { readonly levels: readonly string[]; readonly authorizeNotDefined: boolean };
  /** This software's version (`_implementationVersion`). */
  readonly implementationVersion: string;
  readonly openFolders: OpenFolders;
}

export type IngestContext = ActionContext<IngestServices>;
export type IngestAction = ActionDefinition<IngestServices>;
export type IngestStep = StepDefinition<IngestServices>;
export type IngestOutcome = Outcome;

/** Names in the workspace of the operation. */
export const UPLOAD = 'upload';
export const REPLY = 'reply.xml';
