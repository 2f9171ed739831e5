import type { Readable } from 'node:stream';
import type { Status } from '../../logbook/index.ts';
import type { Database } from '../../platform/index.ts';
import type { CollectionName, DocumentOf, Finding } from '../../referential/index.ts';
import type { Storage } from '../../storage/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import type { JournalVoice, OperationCaller } from '../engine/index.ts';

/** What is needed to ask for imports and updates, in the process that answers the API. */
export interface ReferentialRequestServices {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly storage: Storage;
  readonly voice: JournalVoice;
  readonly administrationTenant: number;
  /** Largest file or list that an import takes. */
  readonly maxImportBytes: number;
  /** How long an answer waits for its operation. */
  readonly timeoutMilliseconds: number;
}

/** What every request of this room says. */
export interface ReferentialRequest {
  readonly tenant: number;
  /** The request's id, which becomes the operation's. */
  readonly operationId: string;
  readonly caller: OperationCaller;
  readonly signal?: AbortSignal;
}

export interface ImportRequest extends ReferentialRequest {
  readonly collection: CollectionName;
  /** The file given (CSV, XML, JSON as a stream), or the JSON value of a body that was read and checked already. */
  readonly given: { readonly file: Readable } | { readonly json: unknown };
  /** X-Filename. */
  readonly fileName?: string;
  /** Header Force-Update, for the ontology. */
  readonly forceUpdate?: boolean;
}

export interface UpdateRequest extends ReferentialRequest {
  readonly collection: UpdatableCollectionName;
  readonly identifier: string;
  /** The body: `{"$action": [{"$set": …}, {"$unset": …}]}`. */
  readonly update: unknown;
}

export interface ProfileFileRequest extends ReferentialRequest {
  /** The archive profile's identifier. */
  readonly identifier: string;
  readonly file: Readable;
}

export const UPDATABLE_COLLECTIONS = [
  'AccessContract',
  'IngestContract',
  'ManagementContract',
  'Profile',
  'ArchiveUnitProfile',
  'Context',
  'SecurityProfile',
] as const satisfies readonly CollectionName[];
export type UpdatableCollectionName = (typeof UPDATABLE_COLLECTIONS)[number];

/** What became of an import or an update. */
export interface ReferentialResult {
  /** Undefined when there was nothing to do (an empty list): no operation was made. */
  readonly operationId: string | undefined;
  /** `STARTED` when the wait was over first. */
  readonly status: Status;
  /** What there is against the given data (KO), or remarks (WARNING); the first thousand. */
  readonly findings: readonly Finding[];
  /** How many there are in all. */
  readonly findingCount: number;
  /** Documents made or changed, with their stored names; the first thousand. */
  readonly documents: readonly DocumentOf[CollectionName][];
}

/** What a check without import answers: the report that the import would have made. */
export interface CheckResult {
  readonly accepted: boolean;
  readonly findings: readonly Finding[];
  /** JSON. */
  readonly report: Buffer;
}
