import type { Status } from '../status.ts';

export type LifecycleKind = 'unit' | 'objectgroup';

/** Whom a shared event is for: the items that the operation created, or those that were there before. */
export type LifecycleAudience = 'created' | 'changed';

/** An event of a manifest's LogBook, kept with its own values. */
export interface ImportedEvent {
  readonly evId?: string;
  readonly evTypeProc?: string;
  readonly evType?: string;
  readonly evDateTime?: string;
  readonly outcome?: string;
  readonly outDetail?: string;
  readonly outMessg?: string;
  /** JSON text, or any text. */
  readonly evDetData?: string;
  readonly agId?: string;
  readonly obId?: string;
}

/** A unit's or group's own part of a lifecycle event: what differs from what the operation shares. */
export interface LifecycleFact {
  readonly itemId: string;
  readonly kind: LifecycleKind;
  /**
   * `LFC.<ACTION>`: this item's outcome or detail in place of the shared one; `LFC.<ACTION>.<SUB>`: a
   * sub-task, rendered before its parent. A sub-task that is shared too (`LFC.CHECK_MANIFEST.LFC_CREATION`)
   * is overridden.
   */
  readonly evType: string;
  readonly status: Status;
  readonly subcode?: string;
  /** Of a sub-task about one object: the object's id. */
  readonly obId?: string;
  readonly evDetData?: Readonly<Record<string, unknown>>;
  /** Only of `LFC.EXTERNAL_LOGBOOK`: the events appended after it. */
  readonly imported?: readonly ImportedEvent[];
}

/** A lifecycle event that the engine gives to every item of the audience when the action's step ends. */
export interface LifecycleDeclaration {
  readonly kind: LifecycleKind;
  /** `LFC.CHECK_MANIFEST`, or `LFC.CHECK_MANIFEST.LFC_CREATION` with `parent`. */
  readonly evType: string;
  /** evType of the event that this one is under; it stands before this one in the declarations. */
  readonly parent?: string;
  /** Default `created`. */
  readonly audience?: LifecycleAudience;
  /** Only the items that have a fact of this evType receive it (`LFC.EXTERNAL_LOGBOOK`). */
  readonly onlyWithFact?: boolean;
}
