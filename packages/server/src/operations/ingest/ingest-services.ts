import type { Language } from '@chartrier/messages';
import type { Clock, Database, Logger, Transaction } from '../../platform/index.ts';
import type { FormatIdentification } from '../../referential/index.ts';
import type { Scanner, XmlValidator } from '../../scan/index.ts';
import type { Storage } from '../../storage/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import type {
  ActionContext,
  ActionDefinition,
  OperationCaller,
  Outcome,
  StepDefinition,
} from '../engine/index.ts';
import type { AttemptMemories } from './attempts.ts';
import type { LocalUploadSettings } from './local-upload/local-upload-settings.ts';
import type { PackageLimits } from './package/package-limits.ts';
import type { DocumentJudge } from './pass/judge-documents.ts';
import type { OpenFolders } from './storing/open-folders.ts';

/** What deposits need. Made once a process; `openFolders` and `attempts` are its only memory. */
export interface IngestServices {
  readonly database: Database;
  readonly storage: Storage;
  readonly workspace: Workspace;
  readonly scanner: Scanner;
  /** Judges manifests by archive profiles. */
  readonly xmlValidator: XmlValidator;
  /** Identifies objects with the signatures in force. */
  readonly formats: FormatIdentification;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Of the reply's labels. */
  readonly language: Language;
  readonly administrationTenant: number;
  /** What types and judges documents, by the ontology as it is. */
  readonly documentJudge: () => Promise<DocumentJudge>;
  readonly limits: PackageLimits;
  /** What was stored since the last checkpoint is stored again after a crash: so many bytes at most, or as many as usual. */
  readonly checkpointBytes?: number;
  /** Absent where no package of the server's own may be deposited. */
  readonly localUpload?: LocalUploadSettings;
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
  readonly attempts: AttemptMemories;
  /** Starts the update of units whose rules changed while they were being deposited. */
  readonly startRuleUpdate: (
    transaction: Transaction,
    cause: {
      readonly tenant: number;
      readonly operationId: string;
      readonly caller: OperationCaller;
      readonly rules: readonly string[];
    },
  ) => Promise<void>;
}

export type IngestContext = ActionContext<IngestServices>;
export type IngestAction = ActionDefinition<IngestServices>;
export type IngestStep = StepDefinition<IngestServices>;
export type IngestOutcome = Outcome;

/** Names in the workspace of the operation. */
export const UPLOAD = 'upload';
export const REPLY = 'reply.xml';
