import type { Readable } from 'node:stream';
import {
  HEADERS,
  type ItemStatus,
  lowerCase,
  type OkEnvelope,
  PROCESS_STATES,
  type ProcessAction,
  type ProcessDetail,
  type ProcessQuery,
  type ProcessState,
  STATUS_CODES,
  type StatusCode,
  type Workflow,
} from '@chartrier/api-schema';
import type { Answer, AnswerHead } from './answer.ts';
import { readNothing } from './answer.ts';
import { type Caller, segment } from './caller.ts';
import type { Session } from './session.ts';

/** Where an operation stands. */
export interface Progress {
  readonly operationId: string;
  readonly state: ProcessState;
  readonly status: StatusCode;
  /** INGEST, MASTERDATA … */
  readonly processType: string | undefined;
}

export interface OperationsArea {
  status(session: Session, id: string): Promise<Answer<Progress>>;
  details(session: Session, id: string): Promise<Answer<OkEnvelope<ItemStatus>>>;
  list(session: Session, query?: ProcessQuery): Promise<Answer<OkEnvelope<ProcessDetail>>>;
  workflows(session: Session): Promise<Answer<OkEnvelope<Workflow>>>;
  act(session: Session, id: string, action: ProcessAction): Promise<Answer<OkEnvelope<ItemStatus>>>;
  cancel(session: Session, id: string): Promise<Answer<OkEnvelope<ItemStatus>>>;
  /** Changes of operations as they happen, as server-sent events: destroy the body to stop. */
  events(session: Session): Promise<Answer<Readable>>;
}

export function operationsArea(caller: Caller): OperationsArea {
  const path = (id: string) => `/operations/${segment(id)}`;
  return {
    async status(session, id) {
      const answer = await caller.call(
        session,
        { service: 'admin', method: 'HEAD', path: path(id) },
        readNothing,
      );
      return answer.ok ? { ...answer, value: progressOf(id, answer) } : answer;
    },
    details: (session, id) =>
      caller.envelope<ItemStatus>(session, { service: 'admin', method: 'GET', path: path(id) }),
    list: (session, query = {}) =>
      caller.envelope<ProcessDetail>(session, {
        service: 'admin',
        method: 'GET',
        path: '/operations',
        body: { json: query },
      }),
    workflows: (session) =>
      caller.envelope<Workflow>(session, { service: 'admin', method: 'GET', path: '/workflows' }),
    act: (session, id, action) =>
      caller.envelope<ItemStatus>(session, {
        service: 'admin',
        method: 'PUT',
        path: path(id),
        headers: { [HEADERS.action]: action },
      }),
    cancel: (session, id) =>
      caller.envelope<ItemStatus>(session, { service: 'admin', method: 'DELETE', path: path(id) }),
    events: (session) =>
      caller.call(
        session,
        { service: 'chartrier', method: 'GET', path: '/operations/events', accept: 'text/event-stream' },
        async ({ body }) => body,
      ),
  };
}

function progressOf(operationId: string, head: AnswerHead): Progress {
  const of = (name: string): string | undefined => {
    const value = head.headers[lowerCase(name)];
    return Array.isArray(value) ? value[0] : value;
  };
  const state = PROCESS_STATES.find((known) => known === of(HEADERS.executionState));
  const status = STATUS_CODES.find((known) => known === of(HEADERS.executionStatus));
  if (state === undefined || status === undefined)
    throw new Error(`The answer about ${operationId} says neither state nor status`);
  return { operationId, state, status, processType: of(HEADERS.context) };
}
