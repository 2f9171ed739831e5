import type { PackageCheck } from '../package-check.ts';
import { MAX_LISTED_FAULTS } from '../refusal.ts';
import { holdsNo } from '../staging/rare-parts.ts';

/** An object that joins a group joins one of the manifest's. */
export const checkGroupsDeclared: PackageCheck['run'] = async ({ services }, { deposit, tables, facts }) => {
  if (holdsNo(facts, 'joiningObjects')) return undefined;
  const { rows } = await services.database.query<{
    manifest_id: string;
    group_manifest_id: string;
    line: number;
    col: number;
    total: number;
  }>(
    `select o.manifest_id, o.group_manifest_id, o.line, o.col, count(*) over () total from ${tables.object} o
     where o.deposit = $1 and o.group_origin = 'referenced'
       and not exists (select from ${tables.group} g where g.deposit = $1 and g.manifest_id = o.group_manifest_id)
     order by o.ordinal limit ${MAX_LISTED_FAULTS}`,
    [deposit],
  );
  const first = rows[0];
  if (first === undefined) return undefined;
  return {
    subcode: 'CHECK_MANIFEST_MALFORMED_DATA',
    techData: { error: `${first.manifest_id} → ${first.group_manifest_id}` },
    total: first.total,
    faults: rows.map(({ manifest_id: id, group_manifest_id: group, line, col: column }) => ({
      code: 'INGEST_GROUP_UNKNOWN',
      line,
      column,
      element: 'DataObjectGroupReferenceId',
      parameters: { id, group },
    })),
  };
};
