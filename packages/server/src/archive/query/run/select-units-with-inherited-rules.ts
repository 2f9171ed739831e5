import { createField, createProjection, type JsonObject, type Projection } from '@chartrier/dsl';
import type { Database } from '../../../platform/index.ts';
import { inheritedRulesOfUnits } from '../../rules-in-force/inherited-rules-of-units.ts';
import type { QueryOutcome } from '../answer.ts';
import { renderUnit } from '../render/render-unit.ts';
import type { UnitSearch } from '../requests.ts';
import { ARCHIVED_UNITS } from '../searched-units.ts';
import { emptyQueryFault } from './empty-query.ts';
import { searchUnits } from './select-units.ts';

/**
 * Searches units as `selectUnits` does, and adds to each the rules in force on it (`InheritedRules`), read in the same
 * snapshot. The contract chooses the units; their ancestors count whether it shows them or not.
 *
 * @throws INHERITANCE_TOO_LARGE, UNIT_GRAPH_BROKEN as `inheritedRulesOfUnits`
 */
export async function selectUnitsWithInheritedRules(
  database: Database,
  request: UnitSearch,
): Promise<QueryOutcome> {
  const { access, query, units = ARCHIVED_UNITS, settings = {} } = request;
  const empty = emptyQueryFault(query);
  if (empty) return { ok: false, faults: [empty] };
  const projection = withId(query.projection);
  return await searchUnits(database, request, async (rows, transaction) => {
    const ids = rows.map(({ id }) => id);
    const rules = await inheritedRulesOfUnits(transaction, access.tenant, ids, {
      table: units.table,
      ...(settings.explain === undefined ? {} : { explain: settings.explain }),
    });
    return rows.map((row): JsonObject => {
      const inherited = rules.get(row.id);
      const unit = renderUnit(row, projection);
      return inherited === undefined ? unit : { ...unit, InheritedRules: inherited };
    });
  });
}

/** These units always show their `#id`: the paths of their rules name it. */
function withId(projection: Projection): Projection {
  return projection.kind === 'whole'
    ? projection
    : createProjection([...projection.fields, createField('#id', '_id')]);
}
