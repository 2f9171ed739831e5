import type { Transaction } from '../../platform/index.ts';
import { COMPUTED_RULES_FIELDS, withComputedRulesOf } from '../rules-in-force/computed-rules.ts';
import { OPEN_SHELF } from './shelf.ts';
import { UNIT_COLUMNS, unitRows } from './unit-columns.ts';

/**
 * Writes stored documents as they are, replacing those of the same ids: what a rebuild reads on an offer, in the order
 * of the operations. Their derived fields are absent until `recomputeGraph`.
 */
export async function putUnitDocuments(
  transaction: Transaction,
  tenant: number,
  documents: readonly object[],
): Promise<void> {
  const text = JSON.stringify(documents);
  // An older version may be on another shelf, where no constraint sees it.
  const replaced = await transaction.query<{ readonly id: string; readonly document: object }>(
    `delete from unit where tenant = $1
       and id in (select given ->> '_id' from jsonb_array_elements($2::jsonb) one (given))
     returning id, jsonb_strip_nulls(jsonb_build_object(${COMPUTED_RULES_FIELDS.map((name) => `'${name}', document -> '${name}'`).join(', ')})) document`,
    [tenant, text],
  );
  // computed rules are of no version: those of the row that goes stay
  const kept = JSON.stringify(replaced.rows.map(({ id, document }) => ({ id, document })));
  const source = `select case when k.document is null then d.document else ${withComputedRulesOf('d.document', 'k.document')} end document
    from jsonb_array_elements($2::jsonb) d (document)
    left join jsonb_to_recordset($3::jsonb) k (id text, document jsonb) on k.id = d.document ->> '_id'`;
  await transaction.query(
    `insert into unit (${UNIT_COLUMNS}) ${unitRows('$1::integer', String(OPEN_SHELF), source)}`,
    [tenant, text, kept],
  );
}

export async function deleteUnits(
  transaction: Transaction,
  tenant: number,
  ids: readonly string[],
): Promise<void> {
  await transaction.query('delete from unit where tenant = $1 and id = any($2)', [tenant, ids]);
}
