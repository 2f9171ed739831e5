import { vitamDateTime } from '../../../platform/index.ts';
import type { PackageCheck } from '../package-check.ts';
import { describeFault, MAX_LISTED_FAULTS } from '../refusal.ts';
import { holdsNo } from '../staging/rare-parts.ts';

/** Events of the journals that the manifest brings are not dated in the future. */
export const checkExternalEvents: PackageCheck['run'] = async ({ services }, { deposit, tables, facts }) => {
  if (holdsNo(facts, 'events')) return undefined;
  const now = vitamDateTime(services.clock.now());
  const { rows } = await services.database.query<{
    manifest_id: string;
    title_path: string[];
    line: number;
    col: number | null;
    date: string;
    total: number;
  }>(
    `select *, count(*) over () total from (
       select u.manifest_id, u.title_path, u.line, u.col, e ->> 'evDateTime' date
       from ${tables.unit} u, jsonb_array_elements(u.events) e where u.deposit = $1 and u.events is not null
       union all
       select g.group_manifest_id, '{}', g.line, null, g.event ->> 'evDateTime'
       from ${tables.group_event} g where g.deposit = $1) f
     where left(date, 19) > left($2, 19) collate "C" order by line limit ${MAX_LISTED_FAULTS}`,
    [deposit, now],
  );
  if (rows.length === 0) return undefined;
  const faults = rows.map(({ manifest_id: unit, title_path: titlePath, line, col, date }) => ({
    code: 'INGEST_EVENT_IN_FUTURE' as const,
    line,
    ...(col === null ? {} : { column: col }),
    unit,
    titlePath,
    element: 'EventDateTime',
    parameters: { detail: date },
  }));
  const first = faults[0];
  return {
    subcode: 'CHECK_MANIFEST_MALFORMED_DATA',
    techData: { error: first === undefined ? '' : describeFault(first) },
    total: rows[0]?.total ?? 0,
    faults,
  };
};
