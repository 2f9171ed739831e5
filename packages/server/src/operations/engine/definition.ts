import type { Readable } from 'node:stream';
import type { LifecycleAudience, LifecycleDeclaration, LifecycleFact, Status } from '../../logbook/index.ts';
import type { Queryable, SqlValue, Transaction } from '../../platform/index.ts';

export type ProcessState = 'PAUSE' | 'RUNNING' | 'COMPLETED';

/** A nested result of an action: `<ACTION>.<key>` in the logbook, right after its action. */
export interface SubOutcome {
  readonly key: string;
  readonly status: Status;
  /** Written between the sub-task's name and its status: `CHECK_HEADER.CHECK_AGENT.UNKNOWN.KO`. */
  readonly subcode?: string;
  /** Items judged, by status; absent = one item of this status. */
  readonly meter?: Readonly<Partial<Record<Status, number>>>;
  /** Fields that this event carries beside the common ones (agIdExt, rightsStatementIdentifier …). */
  readonly fields?: Readonly<Record<string, string>>;
}

/** What the master event receives when the step ends; evDetData is merged, the others replace. */
export interface MasterData {
  readonly evDetData?: Readonly<Record<string, unknown>>;
  readonly obIdIn?: string;
  /** JSON text. */
  readonly agIdExt?: string;
  /** JSON text. */
  readonly rightsStatementIdentifier?: string;
}

/**
 * What the operation's final event carries beside its status (imports of reference data tell their result
 * there).
 */
export interface FinalData {
  /** Written between the workflow's identifier and the status: `STP_IMPORT_RULES.EXIST.KO`. */
  readonly subcode?: string;
  readonly evDetData?: Readonly<Record<string, unknown>>;
  readonly obId?: string;
}

export interface Outcome {
  readonly status: Status;
  /**
   * Written between the action's name and its status in outDetail. Absent: that of the last sub-task that has
   * one, as Vitam does; `null`: none, whatever the sub-tasks say.
   */
  readonly subcode?: string | null;
  /** Kept for REF steps; a distributed step's event has `{}`. */
  readonly evDetData?: Readonly<Record<string, unknown>>;
  readonly masterData?: MasterData;
  readonly subOutcomes?: readonly SubOutcome[];
  /** Items judged, by status; absent = the items of the batch (one, for REF) with this outcome's status. */
  readonly meter?: Readonly<Partial<Record<Status, number>>>;
  /** Fields that this event carries beside the common ones (obId, agIdExt, rightsStatementIdentifier …). */
  readonly fields?: Readonly<Record<string, string>>;
  /** The action did nothing that the journal should tell (MANIFEST_DIGEST_CHECK OK, UPLOAD_SIP). */
  readonly silent?: boolean;
  /** For the final event; the last action that gives some wins. */
  readonly finalData?: FinalData;
}

export type Behavior = 'BLOCKING' | 'NOBLOCKING' | 'FINALLY';

/**
 * How a step meets its items. `REF`: each action is called once. `ITEMS`: `count` tells how many items the
 * step has, in order; each action is called with ranges of ordinals, each range being a durable batch.
 * Set-based actions may take the whole range in one statement.
 */
export type Distribution =
  | { readonly kind: 'REF' }
  | {
      readonly kind: 'ITEMS';
      readonly type: 'Units' | 'ObjectGroup';
      readonly batchSize: number;
      /**
       * Status of a step without items; `null`: no event and a neutral status. Vitam's default is WARNING.
       */
      readonly statusOnEmpty: Status | null;
      /** Whom the step's lifecycle events are for: items that the operation creates (default), or changes. */
      readonly audience?: LifecycleAudience;
    };

export interface ItemRange {
  /** Ordinals start at 0. */
  readonly from: number;
  /** Included. */
  readonly to: number;
  /** Of a step with levels: which one; a range never spans two. */
  readonly level: number;
}

/** Who asked for the operation: the header fields that its master event keeps. */
export interface OperationCaller {
  /** agIdApp: the identifier of the application's context. */
  readonly contextId?: string;
  /** agIdPers: digest of the personal certificate. */
  readonly personalCertificate?: string;
  /** evIdAppSession: X-Application-Id. */
  readonly applicationSession?: string;
  /** evIdReq; the operation's own id when absent. */
  readonly requestId?: string;
  readonly accessContract?: string;
}

/**
 * Facts of many items in one statement. The query gives `item_id text`, `status text` (the gravest of its
 * facts) and `facts jsonb`, an array of `{t, k, s, c, o, d}`: evType in full (t) or the sub-task's name under
 * `LFC.<action>` (k), status when it is not OK (s), subcode (c), obId (o), evDetData as JSON text (d).
 */
export interface FactsQuery {
  readonly kind: 'unit' | 'objectgroup';
  readonly text: string;
  readonly values: readonly SqlValue[];
  /** Every outcome that its facts may have: their labels are kept with them. */
  readonly outcomes: readonly {
    readonly evType: string;
    readonly status: Status;
    readonly subcode?: string;
  }[];
}

export interface ActionContext<Services> {
  readonly tenant: number;
  readonly operationId: string;
  /**
   * + 1 at each claim of the operation: keys on offers that carry it are written once, whatever happened
   * before.
   */
  readonly attempt: number;
  /** The workflow's id. */
  readonly workflow: string;
  readonly createdAt: Date;
  readonly caller: OperationCaller;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The status of the operation so far (what a FINALLY action reports). */
  readonly status: Status;
  /** The commit was done: sequence number in the tenant. */
  readonly seq?: bigint;
  readonly services: Services;
  /**
   * What the steps do is confirmed when their marks are written, together: until then nobody else touches what they work on,
   * and what one action read need not be read again by the next.
   */
  readonly gathered: boolean;
  /** Of an ITEMS step: the batch to do. */
  readonly range?: ItemRange;
  /**
   * Aborted when the lease is lost, or a pause, a cancel or a stop was asked: stop at the next safe point.
   */
  readonly signal: AbortSignal;
  /** Says that work advances (shown to whoever waits). */
  progress(done: number, total: number): void;
  /**
   * Facts of the items' lifecycles. Written by chunks as they come, so await it; an action done again starts
   * from none: those of its first try are removed before it runs.
   */
  recordFacts(facts: readonly LifecycleFact[]): Promise<void>;
  /** The same from a query over staged rows. Answers the number of items. */
  recordFactsFrom(query: FactsQuery): Promise<number>;
  /**
   * A transaction that commits only while the operation is still ours: use it for whatever an action writes
   * in the database. @throws OPERATION_LEASE_LOST
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** The same for one statement, which is then waited for once. */
  readonly statement: Queryable;
}

export interface ActionDefinition<Services> {
  readonly key: string;
  readonly behavior: 'BLOCKING' | 'NOBLOCKING';
  /** `KO_CAUSES_WARNING`: items in KO make the action WARNING. */
  readonly aggregation?: 'DEFAULT' | 'KO_CAUSES_WARNING';
  /**
   * Events that the items' lifecycles receive when the step ends. Absent: `LFC.<key>` for an ITEMS step, none
   * for REF. Empty: none (lifecycleLog DISABLED).
   */
  readonly lifecycle?: readonly LifecycleDeclaration[];
  /** An error thrown is FATAL, logged, and pauses the operation: a refusal is an Outcome. */
  readonly run: (context: ActionContext<Services>) => Promise<Outcome>;
}

export interface StepDefinition<Services> {
  readonly name: string;
  readonly behavior: Behavior;
  readonly distribution: Distribution;
  /** No event for the step itself: its actions' events stand alone (imports of reference data). */
  readonly silent?: boolean;
  /**
   * Items of an ITEMS step; asked once, when the step starts. An array gives the items of each level: a level
   * is done before the next starts.
   */
  readonly count?: (context: ActionContext<Services>) => Promise<number | readonly number[]>;
  readonly actions: readonly ActionDefinition<Services>[];
}

/**
 * The commit stands between the last ordinary step and the FINALLY step, and only when nothing was KO.
 * `prepare` makes every pack and line durable on every offer and writes `prepared.json`, answering its
 * digest; then the engine's transaction, which checks the fence, makes the rows visible: `addRows` adds what is new and nobody
 * else's, then the tenant's next number is taken, for which other commits of the tenant wait until this one ends, and `publish`
 * does the rest: what compares with, or changes, what is shared. `addRows` takes no lock that another commit may want.
 *
 * Each may throw `CommitRefused`: the last ordinary step is KO. Any other error pauses the operation in
 * FATAL, and a resume tries again.
 */
export interface CommitDefinition<Services> {
  readonly prepare: (context: ActionContext<Services>) => Promise<{ readonly preparedDigest: string }>;
  readonly addRows?: (context: ActionContext<Services>, transaction: Transaction) => Promise<void>;
  readonly publish: (
    context: ActionContext<Services>,
    transaction: Transaction,
    seq: bigint,
  ) => Promise<void>;
}

/** What was prepared cannot be published any more: a document has another version than expected, say. */
export class CommitRefused extends Error {
  /** Written as an action of the last ordinary step: `<key>[.<subcode>].KO`. */
  readonly key: string;
  readonly outcome: Outcome;

  constructor(key: string, outcome: Outcome, options?: { readonly cause?: unknown }) {
    super(`The commit was refused: ${key}`, options);
    this.name = 'CommitRefused';
    this.key = key;
    this.outcome = outcome;
  }
}

/** What can be told of a workflow without its code: enough to create an operation and to describe it. */
export interface WorkflowOutline {
  /** The workflow's id (X-Context-Id): DEFAULT_WORKFLOW. */
  readonly id: string;
  /** evType of the master and of the final event: PROCESS_SIP_UNITARY. */
  readonly identifier: string;
  /** evTypeProc: INGEST. */
  readonly typeProc: string;
  readonly version: number;
  readonly lane: 'large' | 'small';
  readonly name?: string;
  readonly comment?: string;
  /** Its events were given whole when it was created (an external journal): the engine adds none. */
  readonly givenJournal?: true;
  /** Not among `GET workflows`, as imports of reference data are none in Vitam. */
  readonly unlisted?: boolean;
  readonly steps: readonly {
    readonly name: string;
    readonly behavior: Behavior;
    readonly distribution: Distribution;
    readonly actions: readonly {
      readonly key: string;
      readonly behavior: 'BLOCKING' | 'NOBLOCKING';
      readonly aggregation?: 'DEFAULT' | 'KO_CAUSES_WARNING';
      readonly lifecycle?: readonly LifecycleDeclaration[];
    }[];
  }[];
}

export interface WorkflowDefinition<Services> extends WorkflowOutline {
  /** At most one is FINALLY, and it is the last. */
  readonly steps: readonly StepDefinition<Services>[];
  readonly commit?: CommitDefinition<Services>;
  /**
   * The reply that the operation's folder keeps (`reply.xml`), made by the FINALLY step. Asked again after a
   * crash.
   */
  readonly reply?: (context: ActionContext<Services>) => Promise<Buffer | Readable | undefined>;
  /**
   * Its steps may be done again from any earlier one, with the same result: the marks of a small operation's steps are
   * written together, and a crash has the steps done again whose marks were not written.
   */
  readonly gathersWhenSmall?: true;
  /**
   * Asked in the transaction that writes gathered marks: throws when what the steps worked on is not there any more, and
   * nothing of them is written.
   */
  readonly confirm?: (
    transaction: Transaction,
    operation: { readonly tenant: number; readonly operationId: string },
    services: Services,
  ) => Promise<void>;
  /** After everything else: what the operation leaves in its working places is removed. Idempotent. */
  readonly cleanUp?: (context: ActionContext<Services>) => Promise<void>;
  /**
   * The worker lets the operation go, ended or not: what this process holds of it in memory is given back.
   */
  readonly release?: (
    operation: { readonly tenant: number; readonly operationId: string },
    services: Services,
  ) => Promise<void>;
}

/** A definition with its services in hand: what a worker runs. */
export type Workflow = WorkflowDefinition<undefined>;
