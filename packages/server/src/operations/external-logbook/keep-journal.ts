import { chartrierError } from '@chartrier/messages';
import { agentText, type LogbookEvent } from '../../logbook/index.ts';
import { type Database, vitamDateTime } from '../../platform/index.ts';
import {
  createOperation,
  type JournalVoice,
  type OperationCaller,
  waitForCompletion,
} from '../engine/index.ts';
import { EXTERNAL_LOGBOOK, type GivenEvent, readExternalJournal } from './read-journal.ts';
import { externalLogbookOutline } from './workflow.ts';

export interface ExternalLogbookServices {
  readonly database: Database;
  readonly voice: JournalVoice;
  /** How long an answer waits for its operation. */
  readonly timeoutMilliseconds: number;
}

export interface KeepJournalRequest {
  readonly tenant: number;
  /** The request's id, which becomes the operation's and its events'. */
  readonly operationId: string;
  readonly caller: OperationCaller;
  readonly body: unknown;
  readonly signal?: AbortSignal;
}

/**
 * Keeps the journal of another application as an operation of its own, whose master and events all carry the request's
 * id (Vitam's rule), and waits until it is on the offers.
 *
 * @returns false when the wait was over first
 * @throws the refusals of `readExternalJournal` (400); OPERATION_EXISTS (409); OPERATION_STOPPED for a fault of ours
 */
export async function keepExternalJournal(
  { database, voice, timeoutMilliseconds }: ExternalLogbookServices,
  { tenant, operationId, caller, body, signal }: KeepJournalRequest,
): Promise<boolean> {
  const { evType, outMessg, events, evDetData, evIdAppSession, agIdExt, obIdIn } = readExternalJournal(body);
  const now = vitamDateTime(voice.clock.now());
  const agId = agentText(voice.agent);
  const reference = await database.transaction((transaction) =>
    createOperation(transaction, voice, {
      workflow: { ...externalLogbookOutline, identifier: evType },
      tenant,
      id: operationId,
      parameters: {},
      caller,
      firstAction: 'RESUME',
      master: {
        obId: operationId,
        ...(evDetData === undefined ? {} : { evDetData }),
        ...(evIdAppSession === undefined ? {} : { evIdAppSession }),
        ...(agIdExt === undefined ? {} : { agIdExt }),
        ...(obIdIn === undefined ? {} : { obIdIn }),
      },
      journal: {
        outcome: 'OK',
        outMessg,
        events: events.map((event) => keptEvent(event, { operationId, now, agId })),
      },
    }),
  );
  const { state, status } = await waitForCompletion(database, reference, {
    timeoutMilliseconds,
    ...(signal === undefined ? {} : { signal }),
  });
  if (status === 'FATAL') throw chartrierError('OPERATION_STOPPED', { operation: operationId });
  return state === 'COMPLETED';
}

function keptEvent(
  { evParentId, evDateTime, agId: givenAgent, ...event }: GivenEvent,
  { operationId, now, agId }: { readonly operationId: string; readonly now: string; readonly agId: string },
): LogbookEvent {
  return {
    ...event,
    evId: operationId,
    evParentId: evParentId ?? null,
    evDateTime: evDateTime ?? now,
    evIdProc: operationId,
    evTypeProc: EXTERNAL_LOGBOOK,
    agId: givenAgent ?? agId,
    evIdReq: operationId,
  };
}
