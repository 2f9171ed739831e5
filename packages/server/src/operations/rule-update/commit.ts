import type { Line } from '@chartrier/offer-format';
import {
  type ChangedUnits,
  COMPUTED_RULES_FIELDS,
  DERIVED_UNIT_FIELDS,
  invalidateComputedRules,
  replaceUnitDocuments,
  staleRulesLine,
  unitsWithValidRules,
} from '../../archive/index.ts';
import type { Transaction } from '../../platform/index.ts';
import { prepareFolder } from '../../storage/index.ts';
import { type CommitDefinition, CommitRefused } from '../engine/index.ts';
import type { StoredUnit } from './recompute-end-dates.ts';
import { ruleUpdateReport } from './report.ts';
import type { RuleUpdateContext, RuleUpdateServices } from './services.ts';
import { stageNewVersions } from './staged-units.ts';

const BATCH = 500;
/** Another operation changed the unit, or removed it, since its new version was made. */
const IS_STALE = `(u.version, u.atomic_version) is distinct from (l.expected_version, l.expected_atomic_version)`;

/** New versions of units are durable on their offers, then take the place of the old ones, all at once. */
export const ruleUpdateCommit: CommitDefinition<RuleUpdateServices> = {
  async prepare(context) {
    const { services, tenant, operationId } = context;
    await stageNewVersions(context, IS_STALE, []);
    return await prepareFolder(services.storage, context, async (folder) => {
      await services.database.transaction(
        async (transaction) => {
          for (const strategy of await strategiesOf(transaction, context))
            await folder.addLines(unitLines(transaction, context, strategy), strategy);
          const stale = await unitsWithValidRules(transaction, tenant, changedUnits(context));
          await folder.addLines(stale.map(staleRulesLine));
          await folder.addFile(`reports/${operationId}.jsonl`, ruleUpdateReport(context, transaction));
        },
        { isolation: 'repeatable read', readOnly: true },
      );
    });
  },

  async publish(context, transaction) {
    const { tenant, operationId } = context;
    const conflicts = await replaceUnitDocuments(transaction, tenant, {
      text: `select unit_id id, document, expected_version "version", expected_atomic_version atomic
             from rule_update_unit where tenant = $1 and operation_id = $2 and document is not null`,
      values: [tenant, operationId],
    });
    if (conflicts.length > 0) {
      await noteConflicts(context, conflicts);
      throw new CommitRefused('UPDATE_UNIT_RULES', {
        status: 'KO',
        subcode: 'CONFLICT',
        evDetData: { changedMeanwhile: conflicts.slice(0, BATCH) },
      });
    }
    await invalidateComputedRules(transaction, tenant, changedUnits(context));
  },
};

/** The units that have a new version. */
function changedUnits({ tenant, operationId }: RuleUpdateContext): ChangedUnits {
  return {
    text: `select unit_id id from rule_update_unit
           where tenant = $1 and operation_id = $2 and document is not null`,
    values: [tenant, operationId],
  };
}

/** Out of the transaction that is given up: the update that is made in this one's place looks at it. */
async function noteConflicts(
  { services, tenant, operationId }: RuleUpdateContext,
  units: readonly string[],
): Promise<void> {
  await services.database.query(
    `update rule_update_unit set conflict = true
     where tenant = $1 and operation_id = $2 and unit_id = any ($3)`,
    [tenant, operationId, units],
  );
}

async function strategiesOf(
  transaction: Transaction,
  { tenant, operationId }: RuleUpdateContext,
): Promise<readonly string[]> {
  const { rows } = await transaction.query<{ strategy: string }>(
    `select distinct strategy from rule_update_unit
     where tenant = $1 and operation_id = $2 and document is not null order by strategy`,
    [tenant, operationId],
  );
  return rows.map(({ strategy }) => strategy);
}

async function* unitLines(
  transaction: Transaction,
  { tenant, operationId }: RuleUpdateContext,
  strategy: string,
): AsyncGenerator<Line> {
  const batches = transaction.stream<{ id: string; document: StoredUnit }>(
    `select unit_id id, document - $4::text[] document from rule_update_unit
     where tenant = $1 and operation_id = $2 and strategy = $3 and document is not null order by ordinal`,
    [tenant, operationId, strategy, [...DERIVED_UNIT_FIELDS, ...COMPUTED_RULES_FIELDS]],
    BATCH,
  );
  for await (const rows of batches)
    for (const { id, document } of rows) yield { kind: 'unit', id, version: Number(document._v), document };
}
