import type { LifecycleKind } from '../lifecycle/fact.ts';
import type { SharedEvent } from '../lifecycle/shared-events.ts';
import type { StoredFact } from '../lifecycle/stored-fact.ts';
import type { LogbookEvent, LogbookMaster } from '../operation/operation-document.ts';

/** The form of `journal.jsonl`; a reader refuses one that it does not know. */
export const JOURNAL_FORMAT = 1;

/** A line of `journal.jsonl`, in the order in which they stand. See docs/journal-format.md. */
export type JournalLine =
  | { readonly line: 'journal'; readonly format: number; readonly rendering: number }
  | { readonly line: 'operation'; readonly operation: Readonly<Record<string, unknown>> }
  | {
      readonly line: 'master';
      readonly version: number;
      readonly lastPersistedDate: string;
      readonly event: LogbookMaster;
    }
  | { readonly line: 'event'; readonly ordinal: number; readonly event: LogbookEvent }
  | {
      readonly line: 'shared';
      readonly kind: LifecycleKind;
      readonly ordinal: number;
      readonly event: SharedEvent;
    }
  | {
      readonly line: 'facts';
      readonly kind: LifecycleKind;
      readonly step: number;
      readonly action: string;
      readonly batchFrom: number;
      readonly chunk: number;
      readonly labels: Readonly<Record<string, string>>;
    }
  /** An item of the `facts` line above. */
  | { readonly line: 'item'; readonly id: string; readonly facts: readonly StoredFact[] };
