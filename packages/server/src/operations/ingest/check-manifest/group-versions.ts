import type { IngestContext } from '../ingest-services.ts';
import type { PackageCheck } from '../package-check.ts';
import { describeFault, MAX_LISTED_FAULTS } from '../refusal.ts';
import type { Deposit } from '../staging/deposit.ts';

/**
 * In a group, each usage and number is there once, and masters are numbered from 1. Objects added to a group of the archive
 * are numbered after those that it has, whatever the manifest says.
 */
export const checkGroupVersions: PackageCheck['run'] = async (context, deposit) =>
  (await sameVersions(context, deposit)) ?? (await mastersWithoutFirst(context, deposit));

async function sameVersions({ services }: IngestContext, { deposit, tables }: Deposit) {
  const { rows } = await services.database.query<{
    group_manifest_id: string;
    version: string;
    count: number;
    line: number;
    total: number;
  }>(
    `select group_manifest_id, usage || '_' || number version, count(*) count, max(line) line, count(*) over () total
     from ${tables.object} where deposit = $1
     group by group_manifest_id, usage, number having count(*) > 1
     order by line limit ${MAX_LISTED_FAULTS}`,
    [deposit],
  );
  if (rows.length === 0) return undefined;
  return {
    total: rows[0]?.total ?? 0,
    faults: rows.map(({ group_manifest_id: group, version, count, line }) => ({
      code: 'INGEST_GROUP_SAME_VERSION' as const,
      line,
      parameters: { group, version, count },
    })),
  };
}

async function mastersWithoutFirst({ services }: IngestContext, { deposit, tables }: Deposit) {
  const { rows } = await services.database.query<{
    group_manifest_id: string;
    usage: string;
    line: number;
    total: number;
  }>(
    `select group_manifest_id, usage, min(line) line, count(*) over () total
     from ${tables.object} where deposit = $1 and usage in ('BinaryMaster', 'PhysicalMaster')
       and not group_manifest_id in (select manifest_id from ${tables.group} where deposit = $1 and existing)
     group by group_manifest_id, usage having min(number) <> 1 and not 1 = any (array_agg(number))
     order by line limit ${MAX_LISTED_FAULTS}`,
    [deposit],
  );
  if (rows.length === 0) return undefined;
  const faults = rows.map(({ group_manifest_id: group, usage, line }) => ({
    code: 'INGEST_GROUP_WITHOUT_FIRST' as const,
    line,
    parameters: { group, usage },
  }));
  const first = faults[0];
  return {
    subcode: 'EXPECTED_MANDATORY_VERSION_1',
    techData: { MsgError: first === undefined ? '' : describeFault(first) },
    total: rows[0]?.total ?? 0,
    faults,
  };
}
