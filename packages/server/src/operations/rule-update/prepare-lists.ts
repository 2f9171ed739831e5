import { type ChangedUnits, countComputedRules } from '../../archive/index.ts';
import {
  changedRules,
  type RuleUpdateAction,
  type RuleUpdateContext,
  type RuleUpdatePlace,
} from './services.ts';
import { listUnits } from './staged-units.ts';

/** Operations and rules that the journal names. */
const MAX_NAMED = 1_000;

/** The deposits that are not over: they may have computed their end dates before the rules changed. */
export async function runningIngests({
  tenant,
  services,
}: RuleUpdateContext): Promise<{ readonly runningIngests: readonly string[]; readonly count: number }> {
  const { rows } = await services.database.query<{ id: string; count: number }>(
    `select id, count(*) over ()::integer count from operation
     where tenant = $1 and type_proc = 'INGEST' and state <> 'COMPLETED' and seq is null
     order by created_at, id limit $2`,
    [tenant, MAX_NAMED],
  );
  return { runningIngests: rows.map(({ id }) => id), count: rows[0]?.count ?? 0 };
}

export const listRunningIngests: RuleUpdateAction = {
  key: 'LIST_RUNNING_INGESTS',
  behavior: 'BLOCKING',
  run: async (context) => ({ status: 'OK', evDetData: { ...(await runningIngests(context)) } }),
};

/** The units that hold one of the rules themselves. */
export const listArchiveUnits: RuleUpdateAction = {
  key: 'LIST_ARCHIVE_UNITS',
  behavior: 'BLOCKING',
  run: async (context) => {
    const rules = changedRules(context);
    const units = await context.transaction((transaction) => listUnits(transaction, context, rules));
    return { status: 'OK', evDetData: { rules: rules.slice(0, MAX_NAMED), units } };
  },
};

/** The listed units: those in which nothing changes are few. */
export function listedUnits({ tenant, operationId }: RuleUpdatePlace): ChangedUnits {
  return {
    text: 'select unit_id id from rule_update_unit where tenant = $1 and operation_id = $2',
    values: [tenant, operationId],
  };
}

/** How many units have computed inherited rules that the change makes stale: listed ones, and those below them. */
export function countStaleRules({ tenant, operationId, services }: RuleUpdateContext): Promise<number> {
  return countComputedRules(services.database, tenant, listedUnits({ tenant, operationId }));
}

export const listComputedRules: RuleUpdateAction = {
  key: 'COMPUTE_INHERITED_RULES_PROGENY_IDENTIFIER',
  behavior: 'BLOCKING',
  run: async (context) => ({ status: 'OK', evDetData: { units: await countStaleRules(context) } }),
};
