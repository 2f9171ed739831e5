import { checkLogbook } from '../../operations/logbook-check/index.ts';
import type { Route } from '../route.ts';
import { refusedByAdmin } from './refusal-families.ts';

/** Vitam has it on its administration port: whether journals tell what workflows and lifecycles say. */
export const LOGBOOK_CHECK_ROUTES: readonly Route[] = [
  {
    service: 'chartrier',
    method: 'POST',
    path: '/checklogbook',
    description: 'Checks the journals of the tenant’s operations',
    permission: 'logbook:check',
    consumes: 'any',
    produces: 'json',
    body: { kind: 'none' },
    refusals: refusedByAdmin(),
    handle: async ({ tenant, signal }, { database, workflows }) => ({
      kind: 'json',
      value: await checkLogbook({ database, workflows }, tenant, signal),
    }),
  },
];
