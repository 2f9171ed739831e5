import { HEADERS } from '@chartrier/api-schema';
import { keepExternalJournal } from '../../operations/external-logbook/index.ts';
import { emptyAnswer } from '../answers/route-answer.ts';
import type { Route } from '../route.ts';
import { operationCaller } from './operation-caller.ts';

/** Vitam's codes of this call, by status. */
const CODES = { 400: '0506O1', 409: '0503O2' } as const;

/** Journals of other applications, kept with ours. */
export const EXTERNAL_LOGBOOK_ROUTES: readonly Route[] = [
  {
    service: 'admin',
    method: 'POST',
    path: '/logbookoperations',
    description: 'Keeps the journal of another application',
    permission: 'logbookoperations:create',
    consumes: 'json',
    produces: 'json',
    body: { kind: 'json' },
    refusals: {
      envelope: 'VE',
      code: (status) => (status === 400 || status === 409 ? CODES[status] : '0502O0'),
    },
    handle: async (exchange, { imports: { database, voice, timeoutMilliseconds } }) => {
      const kept = await keepExternalJournal(
        { database, voice, timeoutMilliseconds },
        {
          tenant: exchange.tenant,
          operationId: exchange.requestId,
          caller: operationCaller(exchange),
          body: exchange.body,
          signal: exchange.signal,
        },
      );
      return emptyAnswer(kept ? 201 : 202, { [HEADERS.requestId]: exchange.requestId });
    },
  },
];
