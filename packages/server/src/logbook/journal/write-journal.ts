import type { Transaction } from '../../platform/index.ts';
import type { LifecycleKind } from '../lifecycle/fact.ts';
import { RENDERING_VERSION } from '../lifecycle/render-lifecycle.ts';
import type { SharedEvent } from '../lifecycle/shared-events.ts';
import type { StoredFact } from '../lifecycle/stored-fact.ts';
import { readOperation } from '../operation/read-operation.ts';
import type { OperationReference } from '../operation/write-operation.ts';
import { JOURNAL_FORMAT, type JournalLine } from './journal-lines.ts';

const CHUNKS_PER_FETCH = 4;

/**
 * The lines of an operation's `journal.jsonl`, in order. Memory holds a few chunks of facts.
 *
 * @param header what the engine keeps of the operation: `replayJournal` gives it back.
 */
export async function* journalLines(
  transaction: Transaction,
  reference: OperationReference,
  header: Readonly<Record<string, unknown>>,
): AsyncGenerator<JournalLine> {
  yield { line: 'journal', format: JOURNAL_FORMAT, rendering: RENDERING_VERSION };
  yield { line: 'operation', operation: header };
  const operation = await readOperation(transaction, reference);
  if (operation !== undefined) {
    const { _id, _tenant, _v, _lastPersistedDate, events, ...event } = operation;
    yield { line: 'master', version: _v, lastPersistedDate: _lastPersistedDate, event };
    for (const [place, entry] of events.entries()) yield { line: 'event', ordinal: place + 1, event: entry };
  }
  yield* await sharedLines(transaction, reference);
  yield* factsLines(transaction, reference);
}

async function sharedLines(
  transaction: Transaction,
  { tenant, id }: OperationReference,
): Promise<readonly JournalLine[]> {
  const shared = await transaction.query<{ kind: LifecycleKind; ordinal: number; document: SharedEvent }>(
    `select kind, ordinal, document from lifecycle_shared
     where tenant = $1 and operation_id = $2 order by kind, ordinal`,
    [tenant, id],
    { name: 'lifecycle-shared-lines' },
  );
  return shared.rows.map((row) => ({
    line: 'shared',
    kind: row.kind,
    ordinal: row.ordinal,
    event: row.document,
  }));
}

/** A chunk's lines: its own, then one for each item. */
async function* factsLines(
  transaction: Transaction,
  { tenant, id }: OperationReference,
): AsyncGenerator<JournalLine> {
  const pages = transaction.stream<{
    kind: LifecycleKind;
    step: number;
    action: string;
    batch_from: number;
    chunk: number;
    labels: Readonly<Record<string, string>>;
    facts: Readonly<Record<string, readonly StoredFact[]>>;
  }>(
    `select kind, step, action, batch_from, chunk, labels, facts from lifecycle_facts
     where tenant = $1 and operation_id = $2 order by step, action, batch_from, kind, chunk`,
    [tenant, id],
    CHUNKS_PER_FETCH,
  );
  for await (const page of pages)
    for (const { kind, step, action, batch_from, chunk, labels, facts } of page) {
      yield { line: 'facts', kind, step, action, batchFrom: batch_from, chunk, labels };
      for (const [id, list] of Object.entries(facts)) yield { line: 'item', id, facts: list };
    }
}
