/**
 * Journals: what operations did, event by event, and what happened to each unit and object group. The engine
 * is the only writer; everybody reads.
 */
export type { JournalLine } from './journal/journal-lines.ts';
export { replayJournal } from './journal/replay-journal.ts';
export { journalLines } from './journal/write-journal.ts';
export type {
  ImportedEvent,
  LifecycleAudience,
  LifecycleDeclaration,
  LifecycleFact,
  LifecycleKind,
} from './lifecycle/fact.ts';
export {
  type FactsPlace,
  factsChunk,
  forgetFacts,
  ITEMS_PER_CHUNK,
  insertFacts,
  insertFactsFrom,
  type PossibleOutcome,
} from './lifecycle/facts-store.ts';
export {
  type LifecycleProblem,
  type LifecycleReference,
  lifecycleProblems,
  readLifecycle,
} from './lifecycle/read-lifecycle.ts';
export { readLifecycles } from './lifecycle/read-lifecycles.ts';
export { RENDERING_VERSION } from './lifecycle/render-lifecycle.ts';
export {
  forgetLifecycles,
  insertSharedEvents,
  persistSharedEvents,
  type SharedDeclarations,
  sharedEventRows,
  writeSharedEvents,
} from './lifecycle/shared-events.ts';
export { type StoredFact, storedFact } from './lifecycle/stored-fact.ts';
export { jacksonPrint } from './operation/jackson-print.ts';
export { jsonObject, type MasterUpdate } from './operation/master-data.ts';
export {
  type Agent,
  agentText,
  type LifecycleEvent,
  type LogbookEvent,
  type LogbookLifecycle,
  type LogbookMaster,
  type LogbookOperation,
} from './operation/operation-document.ts';
export { labelOf, messageWithMeter, outDetail } from './operation/outcome-message.ts';
export { readOperation, readOperations } from './operation/read-operation.ts';
export {
  appendEvents,
  appendWrites,
  insertEvents,
  type JournalWrite,
  type NewEvent,
  type OperationReference,
  writeMaster,
} from './operation/write-operation.ts';
export {
  EMPTY_METER,
  gravity,
  isAtLeast,
  type Meter,
  STATUSES,
  type Status,
  worst,
} from './status.ts';
export { storedJson } from './stored-json.ts';
