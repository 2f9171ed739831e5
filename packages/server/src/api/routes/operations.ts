import { HEADERS, type ItemStatus, PROCESS_ACTIONS } from '@chartrier/api-schema';
import { chartrierError } from '@chartrier/messages';
import {
  cancelOperation,
  describeWorkflows,
  listOperations,
  type OperationStatus,
  operationStatus,
  requestAction,
} from '../../operations/engine/index.ts';
import { type AnswerHeaders, emptyAnswer, listAnswer, type RouteAnswer } from '../answers/route-answer.ts';
import { readProcessQuery } from '../bodies/process-query.ts';
import type { Exchange } from '../exchange.ts';
import type { Route } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { guidParameter } from './guid-parameter.ts';
import { refusedWith } from './refusal-families.ts';

const path = '/operations/{id}';

/** Polling operations, acting on them, and the workflows that they follow. No access contract is needed. */
export const OPERATION_ROUTES: readonly Route[] = [
  {
    service: 'admin',
    method: 'GET',
    path: '/operations',
    description: 'Lists operations',
    permission: 'operations:read',
    consumes: 'json',
    produces: 'json',
    body: { kind: 'optional-json' },
    refusals: refusedWith('020113'),
    handle: list,
  },
  {
    service: 'admin',
    method: 'HEAD',
    path,
    description: 'Tells the state and the status of an operation in headers',
    permission: 'operations:id:read:status',
    consumes: 'any',
    produces: 'any',
    body: { kind: 'none' },
    refusals: refusedWith('040109'),
    handle: async (exchange, { database }) => {
      const status = await operationStatus(database, operationOf(exchange));
      return emptyAnswer(statusCode(status), executionHeaders(status));
    },
  },
  {
    service: 'admin',
    method: 'GET',
    path,
    description: 'Reads the state and the status of an operation',
    permission: 'operations:id:read',
    consumes: 'any',
    produces: 'json',
    body: { kind: 'none' },
    refusals: refusedWith('040109'),
    // 200 even while it runs; the envelope's httpCode tells the difference
    handle: async (exchange, { database }) =>
      itemAnswer(await operationStatus(database, operationOf(exchange)), 200),
  },
  {
    service: 'admin',
    method: 'PUT',
    path,
    description: 'Acts on an operation: next, resume, replay, pause',
    permission: 'operations:id:update',
    consumes: 'any',
    produces: 'json',
    body: { kind: 'none' },
    refusals: refusedWith('040106'),
    handle: act,
  },
  {
    service: 'admin',
    method: 'DELETE',
    path,
    description: 'Cancels an operation',
    permission: 'operations:id:delete',
    consumes: 'any',
    produces: 'json',
    body: { kind: 'none' },
    refusals: refusedWith('040106'),
    handle: async (exchange, { database, voice }) => {
      const status = await cancelOperation(database, voice, operationOf(exchange));
      return itemAnswer(status, statusCode(status));
    },
  },
  {
    service: 'admin',
    method: 'GET',
    path: '/workflows',
    description: 'Lists the workflows that operations follow',
    permission: 'workflows:read',
    consumes: 'any',
    produces: 'json',
    body: { kind: 'none' },
    refusals: refusedWith('040106'),
    handle: async (_exchange, { workflows }) => listAnswer(describeWorkflows(workflows.all)),
  },
];

async function list(exchange: Exchange, { database }: ApiServices): Promise<RouteAnswer> {
  const query = readProcessQuery(exchange.body);
  return listAnswer(await listOperations(database, exchange.tenant, query), { context: exchange.body });
}

async function act(exchange: Exchange, { database }: ApiServices): Promise<RouteAnswer> {
  const operation = operationOf(exchange);
  const asked = exchange.header(HEADERS.action);
  const expected = PROCESS_ACTIONS.join(', ');
  if (asked === undefined) throw chartrierError('HEADER_MISSING', { header: HEADERS.action, expected });
  const action = PROCESS_ACTIONS.find((known) => known === asked.trim().toUpperCase());
  if (action === undefined)
    throw chartrierError('HEADER_UNREADABLE', { header: HEADERS.action, value: asked, expected });
  const status = await requestAction(database, operation, action);
  return itemAnswer(status, statusCode(status));
}

function operationOf(exchange: Exchange): { readonly tenant: number; readonly id: string } {
  return { tenant: exchange.tenant, id: guidParameter(exchange, 'id') };
}

function statusCode({ state }: OperationStatus): number {
  return state === 'COMPLETED' ? 200 : 202;
}

/** X-Context-Id is the process type here, not the workflow's id; X-Request-Id is the operation's. */
function executionHeaders({ id, state, status, typeProc }: OperationStatus): AnswerHeaders {
  return {
    [HEADERS.executionState]: state,
    [HEADERS.executionStatus]: status,
    [HEADERS.context]: typeProc,
    [HEADERS.requestId]: id,
  };
}

function itemAnswer(status: OperationStatus, httpStatus: number): RouteAnswer {
  return listAnswer([itemOf(status)], {
    status: httpStatus,
    httpCode: statusCode(status),
    headers: executionHeaders(status),
  });
}

/** What is shown of an operation. */
export function itemOf(status: OperationStatus): ItemStatus {
  return {
    itemId: status.id,
    itemsStatus: {},
    subTaskStatus: {},
    globalStatus: status.status,
    statusMeter: [...status.statusMeter],
    data: dataOf(status),
    globalState: status.state,
    lifecycleEnable: true,
  };
}

/** Which step comes, and how far the running one is: for whoever shows progress. */
function dataOf({ workflow, previousStep, nextStep, progress }: OperationStatus): Record<string, unknown> {
  return {
    workflow,
    ...(previousStep === undefined ? {} : { previousStep }),
    ...(nextStep === undefined ? {} : { nextStep }),
    ...(progress === undefined ? {} : { progress }),
  };
}
