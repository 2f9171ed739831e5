import type { Line } from '@chartrier/offer-format';
import {
  type ChangedUnits,
  COMPUTED_RULES_FIELDS,
  DERIVED_UNIT_FIELDS,
  invalidateComputedRules,
  replaceUnitDocument,
  staleRulesLine,
  unitsWithValidRules,
} from '../../archive/index.ts';
import { DEFAULT_STRATEGY, prepareFolder } from '../../storage/index.ts';
import { type CommitDefinition, CommitRefused } from '../engine/index.ts';
import { isObject } from './document/rule-faults.ts';
import type { UpdateWorkflowServices } from './services.ts';
import { type StagedUnit, stagedUnit } from './staged-unit.ts';
import { isManagementPath, touchedPaths } from './touched-management.ts';
import { parametersOf, type UpdateContext } from './update-context.ts';
import { refusedUpdate } from './update-fault.ts';

/**
 * The new version becomes durable in the operation's folder, on the offers of the unit's strategy; then it takes the place
 * of the version that it was made from, unless another operation changed the unit meanwhile.
 */
export const updateCommit: CommitDefinition<UpdateWorkflowServices> = {
  async prepare(context) {
    const { services, tenant } = context;
    const staged = await stagedUnit(services.database, context);
    return await prepareFolder(services.storage, context, async (folder) => {
      await folder.addLine(unitLine(staged), strategyOf(staged));
      const changed = touchedRules(context);
      if (changed !== undefined)
        await folder.addLines(
          (await unitsWithValidRules(services.database, tenant, changed)).map(staleRulesLine),
        );
    });
  },

  async publish(context, transaction) {
    const { unit, document, expected } = await stagedUnit(transaction, context);
    const { tenant } = context;
    if (await replaceUnitDocument(transaction, tenant, unit, document, expected)) {
      const changed = touchedRules(context);
      if (changed !== undefined) await invalidateComputedRules(transaction, tenant, changed);
      return;
    }
    const fault = { code: 'UPDATE_UNIT_CONFLICT', parameters: { unit } } as const;
    const outcome = refusedUpdate('UPDATE_UNIT_CONFLICT', [fault], context.services.language);
    throw new CommitRefused('COMMIT', outcome);
  },
};

/**
 * The unit, when the update touches its management metadata: its computed rules and those of the units under it are stale.
 * (Vitam leaves them as they are; a contract that filters by them would then show what is not communicable any more.)
 */
function touchedRules(context: UpdateContext): ChangedUnits | undefined {
  const { unit, update } = parametersOf(context);
  return touchedPaths(update).some(isManagementPath)
    ? { text: 'select $1::text id', values: [unit] }
    : undefined;
}

function unitLine({ unit, document }: StagedUnit): Line {
  const derived: ReadonlySet<string> = new Set([...DERIVED_UNIT_FIELDS, ...COMPUTED_RULES_FIELDS]);
  const kept = Object.entries(document).filter(([name]) => !derived.has(name));
  return { kind: 'unit', id: unit, version: Number(document._v), document: Object.fromEntries(kept) };
}

function strategyOf({ document }: StagedUnit): string {
  const strategy = isObject(document._storage) ? document._storage.strategyId : undefined;
  return typeof strategy === 'string' ? strategy : DEFAULT_STRATEGY;
}
