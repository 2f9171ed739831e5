import { isChartrierError } from '@chartrier/messages';
import { type ComputationOptions, computedRules, type InheritedRules } from '@chartrier/rules';
import { inheritedRulesOfUnits } from '../../archive/index.ts';
import { storedJson } from '../../logbook/index.ts';
import type { ActionContext, ActionDefinition } from '../engine/index.ts';
import type { ComputedRulesServices } from './services.ts';

type Context = ActionContext<ComputedRulesServices>;

/**
 * Computes what is in force on the units of a batch, with one statement for all of them and their ancestors. A unit whose
 * rules come by more paths than can be held is KO, and keeps what it had.
 */
export const computeRules: ActionDefinition<ComputedRulesServices> = {
  key: 'COMPUTE_INHERITED_RULES_ACTION',
  behavior: 'BLOCKING',
  aggregation: 'KO_CAUSES_WARNING',
  lifecycle: [],
  run: async (context) => {
    const { tenant, operationId, services, range } = context;
    if (range === undefined) throw new Error('this action works on a batch');
    const { rows } = await services.database.query<{ readonly id: string }>(
      `select unit_id id from computed_rules_staged
       where tenant = $1 and operation_id = $2 and ordinal between $3 and $4 order by ordinal`,
      [tenant, operationId, range.from, range.to],
    );
    const ids = rows.map(({ id }) => id);
    const rules = await rulesOf(context, ids);
    const options: ComputationOptions = {
      today: services.clock.now().toISOString().slice(0, 10),
      withRuleIds: services.withRuleIds.has(tenant),
      withOutput: services.withOutput.has(tenant),
    };
    const computed = [...rules].map(([id, inherited]) => ({
      id,
      computed: {
        _computedInheritedRules: computedRules(inherited, options),
        _validComputedInheritedRules: true,
      },
    }));
    await context.transaction((transaction) =>
      transaction.query(
        `update computed_rules_staged s set computed = c.computed
         from jsonb_to_recordset($3::jsonb) c (id text, computed jsonb)
         where s.tenant = $1 and s.operation_id = $2 and s.ordinal between $4 and $5 and s.unit_id = c.id`,
        [tenant, operationId, storedJson(computed), range.from, range.to],
      ),
    );
    const refused = ids.length - computed.length;
    return {
      status: refused === 0 ? 'OK' : 'KO',
      meter: { OK: computed.length, ...(refused === 0 ? {} : { KO: refused }) },
    };
  },
};

/** Units that went since they were listed have none. */
async function rulesOf(
  context: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, InheritedRules>> {
  const { tenant, services } = context;
  try {
    return await inheritedRulesOfUnits(services.database, tenant, await present(context, ids));
  } catch (error) {
    if (!isChartrierError(error, 'INHERITANCE_TOO_LARGE')) throw error;
    // too large together, or one alone: each is tried apart
    if (ids.length < 2) return new Map();
    const middle = Math.ceil(ids.length / 2);
    const [first, second] = [
      await rulesOf(context, ids.slice(0, middle)),
      await rulesOf(context, ids.slice(middle)),
    ];
    return new Map([...first, ...second]);
  }
}

async function present({ tenant, services }: Context, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await services.database.query<{ readonly id: string }>(
    'select id from unit where tenant = $1 and id = any($2)',
    [tenant, ids],
  );
  return rows.map(({ id }) => id);
}
