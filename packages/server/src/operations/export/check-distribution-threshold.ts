import { ChartrierError, errorMessage } from '@chartrier/messages';
import { fieldTypesOf, unitIdsStatement } from '../../archive/query/index.ts';
import { readWholeCollection } from '../../referential/index.ts';
import { contractOf } from './contract-of-export.ts';
import { refused } from './refused.ts';
import { requestOf } from './request.ts';
import type { ExportAction, ExportContext } from './services.ts';
import { clearStaged } from './staged.ts';

/** Lists the units that are delivered: those that the contract shows now, unless they are more than the threshold. */
export const checkDistributionThreshold: ExportAction = {
  key: 'CHECK_DISTRIBUTION_THRESHOLD',
  behavior: 'BLOCKING',
  run: async (context) => {
    const { database, administrationTenant, settings, language } = context.services;
    const { query, contract } = requestOf(context);
    const rights = await contractOf(context);
    if (rights === undefined) return refused(context, 'error', 'EXPORT_CONTRACT', { contract });
    const ontology = await readWholeCollection(database, administrationTenant, 'Ontology');
    const { access } = rights;
    const found = unitIdsStatement({ query, access, fieldTypes: fieldTypesOf(ontology.values()) });
    // the request was refused otherwise
    if (!found.ok) throw new Error(`The operation's query cannot be run: ${JSON.stringify(found.faults)}`);
    const threshold = query.threshold ?? settings.unitsThreshold;
    const count = await listUnits(context, found.statement, threshold);
    if (count > threshold)
      return refused(context, 'error', 'DISTRIBUTION_THRESHOLD', { found: count, threshold });
    if (count <= settings.unitsThreshold) return { status: 'OK' };
    const warning = { found: count, threshold: settings.unitsThreshold };
    return {
      status: 'WARNING',
      evDetData: {
        warning: errorMessage(new ChartrierError('DISTRIBUTION_THRESHOLD', warning), language),
      },
    };
  },
};

type Statement = Extract<ReturnType<typeof unitIdsStatement>, { readonly ok: true }>['statement'];

/** Lists units, no more than one beyond the threshold; answers how many there are. */
async function listUnits(
  context: ExportContext,
  { text, values }: Statement,
  threshold: number,
): Promise<number> {
  const place = values.length;
  const { tenant, operationId } = context;
  return await context.transaction(async (transaction) => {
    await clearStaged(transaction, context);
    const { rowCount } = await transaction.query(
      `insert into export_unit (tenant, operation_id, ordinal, unit_id)
       select $${place + 1}, $${place + 2}, ordinal, id from (${text}) listed limit $${place + 3}`,
      [...values, tenant, operationId, threshold + 1],
    );
    if (rowCount > threshold) {
      const { rows } = await transaction.query<{ readonly units: number }>(
        `select count(*)::integer units from (${text}) listed`,
        values,
      );
      return rows[0]?.units ?? rowCount;
    }
    if (rowCount >= ANALYSED_FROM) await transaction.query('analyze export_unit');
    return rowCount;
  });
}
const ANALYSED_FROM = 500;
