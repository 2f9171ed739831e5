import { parseBatch } from '@chartrier/dsl';
import { hasInvalidComputedRules } from '../../archive/index.ts';
import type { ActionContext, Workflow } from '../engine/index.ts';
import { createOperation } from '../engine/index.ts';
import { printParameters } from './request.ts';
import type { ObsoleteRulesServices } from './services.ts';
import { outlineOf } from './workflow.ts';

/** Units whose rules were never computed, or do not count any more. */
const OBSOLETE = { $query: [{ $eq: { '#validComputedInheritedRules': false } }] };
/** Who computes at a time for a tenant; any number that no other lock of ours has. */
const LOCK = 0x0c_0f_fe;

/**
 * Launches the computation of the rules that units of a tenant wait for, unless it is under way already. (Vitam does it in
 * the night.)
 *
 * @param createdBy launches it when units of this operation wait, whatever others do
 * @returns the operation, or undefined when there is nothing to do
 */
export async function computeObsoleteRules(
  { database, voice, newGuid }: ObsoleteRulesServices,
  tenant: number,
  createdBy?: string,
): Promise<string | undefined> {
  if (!(await hasInvalidComputedRules(database, tenant, createdBy))) return undefined;
  const parsed = parseBatch(OBSOLETE);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const query = parsed.value;
  return await database.transaction(async (transaction) => {
    await transaction.query('select pg_advisory_xact_lock($1, $2)', [LOCK, tenant]);
    const { rowCount } = await transaction.query(
      `select from operation where tenant = $1 and workflow = $2 and state <> 'COMPLETED' and not finished
         and not parameters ? 'contract' limit 1`,
      [tenant, outlineOf('compute').id],
    );
    if (rowCount > 0) return undefined;
    const id = newGuid('operation', tenant);
    await createOperation(transaction, voice, {
      workflow: outlineOf('compute'),
      tenant,
      id,
      parameters: printParameters({ query, contract: undefined }),
      caller: {},
      firstAction: 'RESUME',
    });
    return id;
  });
}

/**
 * The same workflow, after which the rules that units wait for are computed: those of a deposit whose contract asks for it,
 * those that a change of management metadata made stale. A unit that could not be computed is not tried again by itself.
 *
 * @param onlyNewUnits the workflow makes units, and changes no rule of others
 */
export function followedByComputation(
  workflow: Workflow,
  services: ObsoleteRulesServices,
  { onlyNewUnits }: { readonly onlyNewUnits: boolean },
): Workflow {
  return {
    ...workflow,
    cleanUp: async (context: ActionContext<undefined>) => {
      await workflow.cleanUp?.(context);
      const isOwn = workflow.id === outlineOf('compute').id;
      if (context.seq === undefined || (isOwn && context.status !== 'OK')) return;
      await computeObsoleteRules(services, context.tenant, onlyNewUnits ? context.operationId : undefined);
    },
  };
}
