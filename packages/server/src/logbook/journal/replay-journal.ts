import { chartrierError } from '@chartrier/messages';
import type { Queryable } from '../../platform/index.ts';
import { type FactsChunk, insertFacts } from '../lifecycle/facts-store.ts';
import { RENDERING_VERSION } from '../lifecycle/render-lifecycle.ts';
import { forgetLifecycles, insertSharedEvents } from '../lifecycle/shared-events.ts';
import type { StoredFact } from '../lifecycle/stored-fact.ts';
import { insertEvents, type OperationReference, writeMaster } from '../operation/write-operation.ts';
import { JOURNAL_FORMAT, type JournalLine } from './journal-lines.ts';

/**
 * Puts an operation's journal back in the database from the lines of its `journal.jsonl`, parsed; what the
 * database had of it is replaced. Answers the header that the engine had given. Memory holds one chunk of
 * facts.
 *
 * @throws JOURNAL_UNREADABLE for a line that is none of ours, or a journal of a later format.
 */
export async function replayJournal(
  queryable: Queryable,
  reference: OperationReference,
  lines: AsyncIterable<object> | Iterable<object>,
): Promise<Readonly<Record<string, unknown>>> {
  const { tenant, id } = reference;
  await forgetLifecycles(queryable, reference);
  await queryable.query('delete from logbook_event where tenant = $1 and operation_id = $2', [tenant, id]);
  await queryable.query('delete from logbook_operation where tenant = $1 and id = $2', [tenant, id]);
  let header: Readonly<Record<string, unknown>> | undefined;
  let chunk:
    | (Omit<FactsChunk, 'facts'> & { readonly facts: Record<string, readonly StoredFact[]> })
    | undefined;
  let read = 0;
  const flush = async () => {
    if (chunk !== undefined) await insertFacts(queryable, reference, chunk);
    chunk = undefined;
  };
  for await (const given of lines) {
    const line = knownLine(id, given, read + 1);
    switch (line.line) {
      case 'journal':
        if (line.format !== JOURNAL_FORMAT || line.rendering !== RENDERING_VERSION)
          throw unreadable(id, read + 1, `format ${line.format}, rendering ${line.rendering}`);
        break;
      case 'operation':
        header = line.operation;
        break;
      case 'master':
        await writeMaster(queryable, reference, line.event);
        await queryable.query(
          `update logbook_operation set version = $3, last_persisted_date = $4::timestamp where tenant = $1 and id = $2`,
          [tenant, id, line.version, line.lastPersistedDate],
        );
        break;
      case 'event':
        await insertEvents(queryable, reference, line.ordinal, [line.event]);
        break;
      case 'shared':
        await insertSharedEvents(queryable, reference, [
          { kind: line.kind, ordinal: line.ordinal, document: line.event },
        ]);
        break;
      case 'facts': {
        await flush();
        const { line: _, ...place } = line;
        chunk = { ...place, facts: {} };
        break;
      }
      case 'item':
        if (chunk === undefined) throw unreadable(id, read + 1, 'an item before any facts line');
        chunk.facts[line.id] = line.facts;
        break;
    }
    read += 1;
  }
  await flush();
  if (header === undefined) throw unreadable(id, read, 'it does not tell its operation');
  return header;
}

const LINES: ReadonlySet<string> = new Set<JournalLine['line']>([
  'journal',
  'operation',
  'master',
  'event',
  'shared',
  'facts',
  'item',
]);

function knownLine(operationId: string, value: object, number: number): JournalLine {
  if ('line' in value && LINES.has(String(value.line))) return value as JournalLine;
  throw unreadable(operationId, number, 'an unknown kind of line');
}

function unreadable(operation: string, line: number, reason: string): Error {
  return chartrierError('JOURNAL_UNREADABLE', { operation, line, reason });
}
