import type { Queryable } from '../../platform/index.ts';

/**
 * Those of these rules that a unit of the tenant declares itself, under the category that the referential gives them.
 *
 * @param deposit only the units of this operation
 */
export async function rulesHeldByUnits(
  queryable: Queryable,
  tenant: number,
  rules: readonly string[],
  deposit?: string,
): Promise<readonly string[]> {
  if (rules.length === 0) return [];
  const { rows } = await queryable.query<{ identifier: string }>(
    `select rule.identifier from referential rule
     where rule.tenant = $1 and rule.collection = 'FileRules' and rule.identifier = any ($2)
       and exists (select from unit where unit.tenant = $1 and ($3::text is null or unit.opi = $3)
         and unit.document @> jsonb_build_object('_mgt', jsonb_build_object(rule.document ->> 'RuleType',
           jsonb_build_object('Rules', jsonb_build_array(jsonb_build_object('Rule', rule.identifier))))))
     order by rule.identifier`,
    [tenant, rules, deposit ?? null],
  );
  return rows.map(({ identifier }) => identifier);
}
