import { UNIT_COLUMNS_BUT_IDENTITY } from '../../archive/index.ts';
import { type Transaction, vitamDateTime } from '../../platform/index.ts';
import type { HeldFolder } from '../folders/index.ts';

/** Units written in one statement. */
const UNITS_AT_ONCE = 500;

/**
 * Applies the staged lines to their units, in the transaction of the commit: each field of a line takes the place of the
 * unit's, whole; the others stay. Documents do not leave the database, however long they are.
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
    const { rows } = await transaction.query<{ readonly replaced: number; readonly last: number | null }>(
      `with page as materialized (
         select line, unit_id, fields from collect_description
         where tenant = $1 and folder = $2 and line > $3 order by line limit ${UNITS_AT_ONCE}),
       replaced as (
         update collect_unit u set ${UNIT_COLUMNS_BUT_IDENTITY}
         from (
           select n.id, n.document || p.fields || jsonb_build_object(
             '_v', ${next('_v')}, '_av', ${next('_av')}, '_aud', $4::text) document
           from page p join collect_unit n on n.tenant = $1 and n.id = p.unit_id offset 0) s
         where u.tenant = $1 and u.id = s.id
         returning u.id)
       select (select count(*) from replaced)::integer replaced, (select max(line) from page) last`,
      [tenant, folder, after, at],
    );
    const [page] = rows;
    if (page === undefined || page.last === null) return described;
    described += page.replaced;
    after = page.last;
  }
}

/** The number after that of a unit's document. */
function next(version: '_v' | '_av'): string {
  return `coalesce((n.document ->> '${version}')::integer, 0) + 1`;
}
