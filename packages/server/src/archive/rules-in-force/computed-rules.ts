import type { Queryable, SqlValue, Transaction } from '../../platform/index.ts';

/**
 * What a unit's document keeps of the rules in force on it: computed when it is asked for, of no version, and never in the
 * lines of units.
 */
export const COMPUTED_RULES_FIELDS = ['_computedInheritedRules', '_validComputedInheritedRules'] as const;

const NAMES = `array['${COMPUTED_RULES_FIELDS.join("', '")}']`;

/** An SQL expression: the same document, with the computed rules of another one, or without any. */
export function withComputedRulesOf(document: string, other: string): string {
  return `((${document} - ${NAMES}) || jsonb_strip_nulls(jsonb_build_object(${COMPUTED_RULES_FIELDS.map(
    (name) => `'${name}', ${other} -> '${name}'`,
  ).join(', ')})))`;
}

/** What a query gives of each unit: its `id`, and in `computed` the fields above, or null to remove them. */
export interface ComputedRulesSource {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/**
 * Writes computed rules on units, or removes them; other fields, and the version, stay as they are. A unit that has gone
 * meanwhile is passed over. Answers how many were written.
 */
export async function putComputedRules(
  transaction: Transaction,
  tenant: number,
  { text, values }: ComputedRulesSource,
): Promise<number> {
  const { rowCount } = await transaction.query(
    `update unit u set document = (u.document - ${NAMES}) || coalesce(s.computed, '{}')
     from (${text}) s (id, computed) where u.tenant = $${values.length + 1} and u.id = s.id`,
    [...values, tenant],
  );
  return rowCount;
}

/** The fields of a unit whose rules are computed again before they count. */
export const INVALID_COMPUTED_RULES = { _validComputedInheritedRules: false } as const;

/** Units that a change makes stale: those whose `id` a query gives, and those under them. */
export interface ChangedUnits {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** Units with computed rules that are still said to be valid, among the changed ones and under them. */
function staleUnits({ text, values }: ChangedUnits, tenant: number) {
  const changed = `changed as materialized (select coalesce(array_agg(id), '{}') ids from (${text}) given)`;
  return {
    with: `with ${changed}`,
    where: `u.tenant = $${values.length + 1} and (u.id = any((select ids from changed)::text[]) or u.us && (select ids from changed)::text[])
      and u.document @> '{"_validComputedInheritedRules": true}'`,
    values: [...values, tenant],
  };
}

/** Their ids, in order: an operation that makes them stale writes a line for each (see `staleRulesLine`). */
export async function unitsWithValidRules(
  queryable: Queryable,
  tenant: number,
  changed: ChangedUnits,
): Promise<readonly string[]> {
  const stale = staleUnits(changed, tenant);
  const { rows } = await queryable.query<{ readonly id: string }>(
    `${stale.with} select u.id from unit u where ${stale.where} order by u.id`,
    stale.values,
  );
  return rows.map(({ id }) => id);
}

export async function countComputedRules(
  queryable: Queryable,
  tenant: number,
  changed: ChangedUnits,
): Promise<number> {
  const stale = staleUnits(changed, tenant);
  const { rows } = await queryable.query<{ readonly units: number }>(
    `${stale.with} select count(*)::integer units from unit u where ${stale.where}`,
    stale.values,
  );
  return rows[0]?.units ?? 0;
}

/** Their computed rules do not count any more. Answers how many. */
export async function invalidateComputedRules(
  transaction: Transaction,
  tenant: number,
  changed: ChangedUnits,
): Promise<number> {
  const stale = staleUnits(changed, tenant);
  const { rowCount } = await transaction.query(
    `${stale.with} update unit u set document = (u.document - ${NAMES}) || $${stale.values.length + 1}::jsonb where ${stale.where}`,
    [...stale.values, JSON.stringify(INVALID_COMPUTED_RULES)],
  );
  return rowCount;
}

/** The line that keeps on the offers that a unit's computed rules do not count any more. */
export function staleRulesLine(id: string) {
  return { kind: 'computed_rules', id, version: 0, document: INVALID_COMPUTED_RULES } as const;
}

/**
 * Whether some unit of the tenant waits for its rules to be computed.
 * @param createdBy looks among the units of this operation alone, which costs nothing in a large archive
 */
export async function hasInvalidComputedRules(
  queryable: Queryable,
  tenant: number,
  createdBy?: string,
): Promise<boolean> {
  const waiting = 'select from unit where tenant = $1 and document @> $2::jsonb';
  const values = [tenant, JSON.stringify(INVALID_COMPUTED_RULES)];
  const { rowCount } =
    createdBy === undefined
      ? await queryable.query(`${waiting} limit 1`, values)
      : await queryable.query(
          // found by the operation, then looked at one by one
          `select from (select document from unit where tenant = $1 and opi = $3 offset 0) u where document @> $2::jsonb limit 1`,
          [...values, createdBy],
        );
  return rowCount > 0;
}
