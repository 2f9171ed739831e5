import type { PackageCheck } from './package-check.ts';
import { MAX_LISTED_FAULTS } from './refusal.ts';

/** Every object group of the deposit belongs to a unit: directly, or by the object that stands alone in it. */
export const checkConsistency: PackageCheck = {
  key: 'CHECK_CONSISTENCY',
  async run({ services }, { deposit, tables }) {
    const { rows } = await services.database.query<{ manifest_id: string; line: number; total: number }>(
      `select g.manifest_id, g.line, count(*) over () total from ${tables.group} g
       where g.deposit = $1 and not exists (
         select from ${tables.unit} u
         where u.deposit = $1 and u.designated_id = g.manifest_id and u.designated_kind in ('group', 'object'))
       order by g.ordinal limit ${MAX_LISTED_FAULTS}`,
      [deposit],
    );
    if (rows.length === 0) return undefined;
    return {
      subcode: 'CHECK_CONSISTENCY_ORPHAN_OBJECT',
      total: rows[0]?.total ?? 0,
      faults: rows.map(({ manifest_id: group, line }) => ({
        code: 'INGEST_GROUP_ORPHAN',
        line,
        element: 'DataObjectGroup',
        parameters: { group },
      })),
    };
  },
};
