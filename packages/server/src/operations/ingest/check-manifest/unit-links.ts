import { planForSets } from '../../../platform/index.ts';
import type { PackageCheck } from '../package-check.ts';
import { linkTargets } from '../pass/resolve-units.ts';
import { describeFault, MAX_LISTED_FAULTS } from '../refusal.ts';
import { holdsNo } from '../staging/rare-parts.ts';

interface Row {
  readonly child_manifest_id: string;
  readonly malformed: boolean;
  readonly line: number;
  readonly col: number;
  readonly total: number;
}

/** `ArchiveUnitRefId` holds the id of a unit of the manifest, and nothing else. */
export const checkUnitLinks: PackageCheck['run'] = async ({ services }, { deposit, tables, facts }) => {
  if (holdsNo(facts, 'unitLinks')) return undefined;
  // Joined, not looked for link by link: a tree of many parents has a hundred thousand links.
  const statement = `
    select l.child_manifest_id, l.malformed, l.line, l.col, count(*) over () total
    from ${tables.unit_link} l
    left join (
      select distinct target.manifest_id from (${linkTargets({ tables })}) target
      join ${tables.unit} u on u.deposit = $1 and u.manifest_id = target.child_manifest_id) known
      on known.manifest_id = l.manifest_id
    where l.deposit = $1 and (l.malformed or known.manifest_id is null)
    order by l.line, l.col limit ${MAX_LISTED_FAULTS}`;
  const { rows } = await services.database.transaction((transaction) =>
    planForSets(transaction, () => transaction.query<Row>(statement, [deposit])),
  );
  if (rows.length === 0) return undefined;
  const faults = rows.map(({ child_manifest_id: id, malformed, line, col: column }) => ({
    code: malformed ? ('INGEST_UNIT_LINK_MALFORMED' as const) : ('INGEST_UNIT_LINK_UNKNOWN' as const),
    line,
    column,
    element: 'ArchiveUnitRefId',
    parameters: { id },
  }));
  const first = faults[0];
  return {
    subcode: 'CHECK_MANIFEST_MALFORMED_DATA',
    techData: { error: first === undefined ? '' : describeFault(first) },
    total: rows[0]?.total ?? 0,
    faults,
  };
};
