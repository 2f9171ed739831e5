import { chartrierError } from '@chartrier/messages';
import type { Database, NewGuid } from '../../platform/index.ts';
import { findDocument } from '../../referential/index.ts';
import { createOperation, type JournalVoice, waitForCompletion } from '../engine/index.ts';
import { FIRST_CONTEXT, type InitialStateParameters } from './initial-state-workflow.ts';
import { initialStateOutline } from './workflows.ts';

export interface InitialiseServices {
  readonly database: Database;
  readonly voice: JournalVoice;
  readonly newGuid: NewGuid;
}

export interface InitialState {
  readonly tenants: readonly { readonly id: number; readonly name: string }[];
  readonly administrationTenant: number;
  /** How long to wait for a worker to do it. */
  readonly timeoutMilliseconds: number;
}

/**
 * Makes sure that the platform has its tenants, its first context and security profile, and its ontology. What is
 * missing is added by one operation of the administration tenant, that a worker must run meanwhile; nothing
 * happens when nothing is missing. Several servers may start at once: the first one asks, the others wait.
 *
 * @throws INITIAL_STATE_UNFINISHED
 */
export async function initialise(services: InitialiseServices, wanted: InitialState): Promise<void> {
  const { database } = services;
  const { administrationTenant: tenant, timeoutMilliseconds } = wanted;
  const id = await database.transaction(async (transaction) => {
    await transaction.query(`select pg_advisory_xact_lock(hashtext('chartrier initial state'))`);
    const { rows } = await transaction.query<{ id: string }>(
      `select id from operation where tenant = $1 and workflow = $2 and state <> 'COMPLETED' limit 1`,
      [tenant, initialStateOutline.id],
    );
    if (rows[0] !== undefined) return rows[0].id;
    const missing = await missingState(transaction, wanted);
    if (missing === undefined) return undefined;
    const operationId = services.newGuid('operation', tenant);
    await createOperation(transaction, services.voice, {
      workflow: initialStateOutline,
      tenant,
      id: operationId,
      parameters: { ...missing },
      caller: { contextId: FIRST_CONTEXT },
      firstAction: 'RESUME',
    });
    return operationId;
  });
  if (id === undefined) return;
  const { state, status } = await waitForCompletion(database, { tenant, id }, { timeoutMilliseconds });
  if (state !== 'COMPLETED' || status !== 'OK')
    throw chartrierError('INITIAL_STATE_UNFINISHED', { operation: id, state, status });
}

async function missingState(
  queryable: Parameters<typeof findDocument>[0],
  { tenants, administrationTenant }: InitialState,
): Promise<InitialStateParameters | undefined> {
  const { rows } = await queryable.query<{ id: number }>('select id from tenant');
  const known = new Set(rows.map((row) => row.id));
  const missing = tenants.filter(({ id }) => !known.has(id));
  const context = await findDocument(queryable, administrationTenant, 'Context', FIRST_CONTEXT);
  return missing.length === 0 && context !== undefined
    ? undefined
    : { tenants: context === undefined ? tenants : missing, referential: context === undefined };
}
