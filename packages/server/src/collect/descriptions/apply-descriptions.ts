import type { JsonObject } from '@chartrier/dsl';
import { type Transaction, vitamDateTime } from '../../platform/index.ts';
import type { HeldFolder } from '../folders/index.ts';
import { replaceUnits } from '../units/index.ts';

/** Units written in one statement. */
const UNITS_AT_ONCE = 500;

/**
 * Applies the staged lines to their units, in the transaction of the commit: each field of a line takes the place of the
 * unit's, whole; the others stay.
 *
 * @returns how many units were described
 */
export async function applyDescriptions(
  transaction: Transaction,
  { id: folder, transaction: { tenant } }: HeldFolder,
  now: Date,
): Promise<number> {
  const at = vitamDateTime(now);
  let described = 0;
  for (let after = 0; ; ) {
    const { rows } = await transaction.query<{
      readonly line: number;
      readonly document: JsonObject;
      readonly fields: JsonObject;
    }>(
      `select d.line, u.document, d.fields
       from collect_description d join collect_unit u on u.tenant = $1 and u.id = d.unit_id
       where d.tenant = $1 and d.folder = $2 and d.line > $3 order by d.line limit ${UNITS_AT_ONCE}`,
      [tenant, folder, after],
    );
    const last = rows.at(-1);
    if (last === undefined) return described;
    described += await replaceUnits(
      transaction,
      tenant,
      rows.map(({ document, fields }) => newVersion(document, fields, at)),
    );
    after = last.line;
  }
}

function newVersion(document: JsonObject, fields: JsonObject, at: string): JsonObject {
  return { ...document, ...fields, _v: next(document['_v']), _av: next(document['_av']), _aud: at };
}

function next(version: unknown): number {
  return typeof version === 'number' ? version + 1 : 1;
}
