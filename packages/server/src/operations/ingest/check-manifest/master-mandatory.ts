import type { PackageCheck } from '../package-check.ts';
import { referentialOf } from '../pass/strategies.ts';
import { MAX_LISTED_FAULTS } from '../refusal.ts';

/** When the contract asks for it (MasterMandatory), every new group has an original: a BinaryMaster or a physical object. */
export const checkMasterMandatory: PackageCheck['run'] = async (context, { deposit, tables, facts }) => {
  const identifier = facts.header?.archivalAgreement;
  const contract =
    identifier === undefined ? undefined : await referentialOf(context).find('IngestContract', identifier);
  if (contract?.MasterMandatory === false) return undefined;
  const { rows } = await context.services.database.query<{
    manifest_id: string;
    line: number;
    total: number;
  }>(
    `select g.manifest_id, g.line, count(*) over () total from ${tables.group} g
     where g.deposit = $1 and not g.existing and not exists (
       select from ${tables.object} o
       where o.deposit = $1 and o.group_manifest_id = g.manifest_id and (o.physical or o.usage = 'BinaryMaster'))
     order by g.ordinal limit ${MAX_LISTED_FAULTS}`,
    [deposit],
  );
  const first = rows[0];
  if (first === undefined) return undefined;
  return {
    subcode: 'MASTER_MANDATORY_REQUIRED',
    techData: { DataObjectGroupId: first.manifest_id },
    total: first.total,
    faults: rows.map(({ manifest_id: group, line }) => ({
      code: 'INGEST_GROUP_WITHOUT_MASTER',
      line,
      element: 'DataObjectGroup',
      parameters: { group },
    })),
  };
};
