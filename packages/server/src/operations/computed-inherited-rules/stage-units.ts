import { ChartrierError, chartrierError, errorMessage } from '@chartrier/messages';
import {
  type AccessFilter,
  accessFilter,
  fieldTypesOf,
  unitIdsStatement,
} from '../../archive/query/index.ts';
import type { Transaction } from '../../platform/index.ts';
import { openReferentialSnapshot, readWholeCollection } from '../../referential/index.ts';
import type { ActionContext, ActionDefinition, Outcome } from '../engine/index.ts';
import { parametersOf } from './request.ts';
import type { ComputedRulesServices } from './services.ts';

/** Units of an operation, when the request gives no threshold of its own. */
export const DEFAULT_THRESHOLD = 100_000_000;

type Context = ActionContext<ComputedRulesServices>;

/** Lists the units of the operation, those that its contract shows now, unless they are more than the threshold. */
export function checkThreshold(key: string): ActionDefinition<ComputedRulesServices> {
  return {
    key,
    behavior: 'BLOCKING',
    run: async (context) => {
      const { tenant, operationId, services } = context;
      const { query, contract } = parametersOf(context);
      const access = await accessOf(context, contract);
      if (access === undefined)
        return refused(context, 'COMPUTED_RULES_CONTRACT', { contract: contract ?? '' });
      const { database, administrationTenant } = services;
      const ontology = await readWholeCollection(database, administrationTenant, 'Ontology');
      const found = unitIdsStatement({ query, access, fieldTypes: fieldTypesOf(ontology.values()) });
      // the request was refused otherwise
      if (!found.ok) throw new Error(`The operation's query cannot be run: ${JSON.stringify(found.faults)}`);
      const { text, values } = found.statement;
      const count = await context.transaction(async (transaction) => {
        await clearStaged(transaction, context);
        const inserted = await transaction.query(
          `insert into computed_rules_staged (tenant, operation_id, ordinal, unit_id)
           select $${values.length + 1}, $${values.length + 2}, ordinal, id from (${text}) listed`,
          [...values, tenant, operationId],
        );
        return inserted.rowCount;
      });
      const threshold = query.threshold ?? DEFAULT_THRESHOLD;
      if (count > threshold) return refused(context, 'DISTRIBUTION_THRESHOLD', { found: count, threshold });
      if (count <= DEFAULT_THRESHOLD) return { status: 'OK' };
      const warning = { found: count, threshold: DEFAULT_THRESHOLD };
      return {
        status: 'WARNING',
        evDetData: {
          warning: errorMessage(chartrierError('DISTRIBUTION_THRESHOLD', warning), services.language),
        },
      };
    },
  };
}

async function accessOf(context: Context, identifier: string | undefined): Promise<AccessFilter | undefined> {
  const { tenant, services } = context;
  const { database, administrationTenant, clock } = services;
  const today = clock.now().toISOString().slice(0, 10);
  if (identifier === undefined)
    return accessFilter({ EveryOriginatingAgency: true, EveryDataObjectVersion: true }, tenant, today);
  const referential = openReferentialSnapshot(database, { tenant, administrationTenant });
  const contract = await referential.find('AccessContract', identifier);
  return contract === undefined || contract.Status !== 'ACTIVE'
    ? undefined
    : accessFilter(contract, tenant, today);
}

function refused(
  { services }: Context,
  code: 'DISTRIBUTION_THRESHOLD' | 'COMPUTED_RULES_CONTRACT',
  parameters: Readonly<Record<string, string | number>>,
): Outcome {
  const error = errorMessage(new ChartrierError(code, parameters), services.language);
  return { status: 'KO', evDetData: { error } };
}

/** How many units the operation has. */
export async function countStaged({ tenant, operationId, services }: Context): Promise<number> {
  const { rows } = await services.database.query<{ readonly units: number }>(
    'select count(*) units from computed_rules_staged where tenant = $1 and operation_id = $2',
    [tenant, operationId],
  );
  return Number(rows[0]?.units ?? 0);
}

export async function clearStaged(
  transaction: Transaction,
  { tenant, operationId }: Pick<Context, 'tenant' | 'operationId'>,
): Promise<void> {
  await transaction.query('delete from computed_rules_staged where tenant = $1 and operation_id = $2', [
    tenant,
    operationId,
  ]);
}
