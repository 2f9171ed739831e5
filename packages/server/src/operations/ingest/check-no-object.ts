import type { PackageCheck } from './package-check.ts';
import { MAX_LISTED_FAULTS } from './refusal.ts';

/** Filing plans and holding trees describe; they bring no object. */
export const checkNoObject: PackageCheck = {
  key: 'CHECK_NO_OBJECT',
  async run({ services }, { deposit, tables }) {
    const { rows } = await services.database.query<{
      manifest_id: string;
      line: number;
      col: number;
      total: number;
    }>(
      `select manifest_id, line, col, count(*) over () total from ${tables.object}
       where deposit = $1 order by ordinal limit ${MAX_LISTED_FAULTS}`,
      [deposit],
    );
    if (rows.length === 0) return undefined;
    return {
      total: rows[0]?.total ?? 0,
      faults: rows.map(({ manifest_id: id, line, col }) => ({
        code: 'INGEST_OBJECT_NOT_ALLOWED',
        line,
        column: col,
        element: 'DataObjectPackage',
        parameters: { id },
      })),
    };
  },
};
