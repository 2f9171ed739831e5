import { StarterResult } from '@chartrier/api-schema';
import { loadStarterData } from '../../operations/referential-import/index.ts';
import { listAnswer } from '../answers/route-answer.ts';
import type { Route } from '../route.ts';
import { operationCaller } from './operation-caller.ts';
import { refusedByAdmin } from './refusal-families.ts';

/** What a new tenant needs before its first deposit. */
export const STARTER_DATA_ROUTES: readonly Route[] = [
  {
    service: 'chartrier',
    method: 'POST',
    path: '/starterdata',
    description: 'Gives a new tenant an agency, rules and contracts to start with',
    permission: 'starterdata:create',
    answer: StarterResult,
    consumes: 'any',
    produces: 'json',
    body: { kind: 'none' },
    refusals: refusedByAdmin(),
    handle: async (exchange, { imports, newGuid }) =>
      listAnswer(
        await loadStarterData(
          { ...imports, newGuid },
          { tenant: exchange.tenant, caller: operationCaller(exchange), signal: exchange.signal },
        ),
        { status: 201 },
      ),
  },
];
