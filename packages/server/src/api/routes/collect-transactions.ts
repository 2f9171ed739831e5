import { CollectTransaction, CollectTransactionBody } from '@chartrier/api-schema';
import {
  abortTransaction,
  type CollectServices,
  closeTransaction,
  createTransaction,
  deleteTransaction,
  listTransactions,
  readTransaction,
  reopenTransaction,
  type TransactionKey,
  updateTransaction,
} from '../../collect/index.ts';
import { emptyAnswer, listAnswer } from '../answers/route-answer.ts';
import { checkedBody } from '../bodies/checked-body.ts';
import type { Route } from '../route.ts';
import {
  COLLECT_REFUSALS,
  jsonObjectOf,
  toldList,
  toldTransaction,
  transactionOf,
} from './collect-answers.ts';

const transactionBody = checkedBody(CollectTransactionBody);

const common = {
  service: 'collect',
  produces: 'json',
  answer: CollectTransaction,
  refusals: COLLECT_REFUSALS,
} as const;

/** Transactions of the pre-deposit: future packages, and where they stand. */
export const COLLECT_TRANSACTION_ROUTES: readonly Route[] = [
  {
    ...common,
    method: 'GET',
    path: '/projects/{projectId}/transactions',
    description: 'Lists the transactions of a project',
    permission: 'project:id:transactions',
    consumes: 'any',
    body: { kind: 'none' },
    handle: async ({ tenant, parameters }, { collect }) => {
      const listed = await listTransactions(collect, tenant, parameters.projectId ?? '');
      return toldList(listed, toldTransaction);
    },
  },
  {
    ...common,
    method: 'POST',
    path: '/projects/{projectId}/transactions',
    description: 'Opens a transaction in a project, whose header it takes where it gives none',
    permission: 'transaction:create',
    consumes: 'json',
    body: { kind: 'json', schema: transactionBody.schema },
    handle: async (exchange, { collect }) => {
      transactionBody.check(exchange.body);
      const { tenant, requestId: id, parameters } = exchange;
      const place = { tenant, id, projectId: parameters.projectId ?? '' };
      return listAnswer([toldTransaction(await createTransaction(collect, place, jsonObjectOf(exchange)))]);
    },
  },
  {
    ...common,
    method: 'GET',
    path: '/transactions/{transactionId}',
    description: 'Reads a transaction',
    permission: 'transaction:id:read',
    consumes: 'any',
    body: { kind: 'none' },
    handle: async (exchange, { collect }) =>
      listAnswer([toldTransaction(await readTransaction(collect, transactionOf(exchange)))]),
  },
  {
    ...common,
    method: 'PUT',
    path: '/transactions',
    description: 'Replaces the header of a transaction',
    permission: 'transaction:update',
    consumes: 'json',
    body: { kind: 'json', schema: transactionBody.schema },
    handle: async (exchange, { collect }) => {
      transactionBody.check(exchange.body);
      const transaction = await updateTransaction(collect, exchange.tenant, jsonObjectOf(exchange));
      return listAnswer([toldTransaction(transaction)]);
    },
  },
  change({
    method: 'DELETE',
    path: '/transactions/{transactionId}',
    description: 'Deletes a transaction and what it holds',
    permission: 'transaction:id:delete',
    run: deleteTransaction,
  }),
  change({
    method: 'POST',
    path: '/transactions/{transactionId}/close',
    description: 'Validates a transaction: its content is frozen',
    permission: 'transaction:close',
    run: closeTransaction,
  }),
  change({
    method: 'PUT',
    path: '/transactions/{transactionId}/reopen',
    description: 'Opens a transaction again',
    permission: 'transaction:reopen',
    run: reopenTransaction,
  }),
  change({
    method: 'PUT',
    path: '/transactions/{transactionId}/abort',
    description: 'Gives a transaction up, for good',
    permission: 'transaction:abort',
    run: abortTransaction,
  }),
];

/** A change that is answered with nothing but 200. */
function change({
  run,
  ...route
}: Pick<Route, 'method' | 'path' | 'description' | 'permission'> & {
  readonly run: (services: CollectServices, key: TransactionKey) => Promise<void>;
}): Route {
  return {
    service: 'collect',
    consumes: 'any',
    produces: 'any',
    body: { kind: 'none' },
    refusals: COLLECT_REFUSALS,
    ...route,
    handle: async (exchange, { collect }) => {
      await run(collect, transactionOf(exchange));
      return emptyAnswer(200);
    },
  };
}
