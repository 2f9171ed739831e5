import { CollectDescribed, CollectSent, CollectTree } from '@chartrier/api-schema';
import {
  type DescriptionForm,
  importTree,
  sendTransaction,
  updateDescriptions,
} from '../../collect/index.ts';
import { listAnswer } from '../answers/route-answer.ts';
import type { Route } from '../route.ts';
import { COLLECT_REFUSALS, transactionOf } from './collect-answers.ts';
import { refuseAboveQuota } from './ingest.ts';
import { operationCaller } from './operation-caller.ts';

const common = { service: 'collect', produces: 'any', refusals: COLLECT_REFUSALS } as const;
const TRANSACTION = '/transactions/{transactionId}';

/** What comes to a transaction in bulk, and how it leaves. */
export const COLLECT_BULK_ROUTES: readonly Route[] = [
  {
    ...common,
    method: 'POST',
    path: `${TRANSACTION}/upload`,
    description:
      'Imports a ZIP of a tree of files; a metadata.csv or metadata.jsonl at its root describes it',
    permission: 'transaction:zip:create',
    consumes: 'zip',
    queryParameters: ['systemFiles'],
    body: { kind: 'stream' },
    answer: CollectTree,
    handle: async (exchange, { collect }) => {
      const { guessed, ...counts } = await importTree(
        collect,
        transactionOf(exchange),
        () => exchange.openBody(),
        { withoutSystemFiles: exchange.queryParameters.systemFiles === 'leave-out' },
      );
      return listAnswer([{ ...counts, guessedNames: guessed.count, someGuessedNames: guessed.names }]);
    },
  },
  descriptions('csv', {
    path: `${TRANSACTION}/units`,
    permission: 'transaction:id:units:update',
    description: 'Describes units by a CSV file (File;Content.…;Management.…)',
  }),
  descriptions('jsonl', {
    path: `${TRANSACTION}/units/metadata/jsonl`,
    permission: 'transaction:id:units:jsonl:update',
    description: 'Describes units by a JSON Lines file ({"File": …, "UnitContent": {…}})',
  }),
  {
    ...common,
    method: 'POST',
    path: `${TRANSACTION}/send`,
    description: 'Sends a transaction that is validated: its package is written, and its ingest starts',
    permission: 'transaction:send',
    consumes: 'any',
    body: { kind: 'none' },
    answer: CollectSent,
    handle: async (exchange, services) => {
      await refuseAboveQuota(exchange, services);
      const key = transactionOf(exchange);
      const operation = await sendTransaction(services.collect, key, operationCaller(exchange));
      return listAnswer([{ '#id': key.id, VitamOperationId: operation }]);
    },
  },
];

function descriptions(
  form: DescriptionForm,
  { path, permission, description }: Pick<Route, 'path' | 'permission' | 'description'>,
): Route {
  return {
    ...common,
    method: 'PUT',
    path,
    description,
    permission,
    consumes: 'octets',
    body: { kind: 'stream' },
    answer: CollectDescribed,
    handle: async (exchange, { collect }) => {
      const described = await updateDescriptions(collect, transactionOf(exchange), form, () =>
        exchange.openBody(),
      );
      return listAnswer([{ described }]);
    },
  };
}
