import type { IngestContext } from '../ingest-services.ts';
import type { PackageCheck, PackageRefusal } from '../package-check.ts';
import { groupsOfExistingUnits } from '../pass/existing-groups.ts';
import { referentialOf } from '../pass/strategies.ts';
import { type DepositFault, describeFault, MAX_LISTED_FAULTS } from '../refusal.ts';
import type { Deposit } from '../staging/deposit.ts';
import { holdsNo } from '../staging/rare-parts.ts';

/**
 * Objects may be added to the groups of the archive that the manifest names: each is one group, of the deposit's own
 * originating agency, and the contract allows the usages (EveryDataObjectVersion, DataObjectVersion).
 */
export const checkExistingGroups: PackageCheck['run'] = async (context, deposit) =>
  holdsNo(deposit.facts, 'attachedUnits')
    ? undefined
    : ((await withoutGroup(context, deposit)) ??
      (await withManyGroups(context, deposit)) ??
      (await ofAnotherAgency(context, deposit)) ??
      (await usagesRefused(context, deposit)));

async function withoutGroup(
  { services, tenant }: IngestContext,
  deposit: Deposit,
): Promise<PackageRefusal | undefined> {
  const { rows } = await services.database.query<{
    manifest_id: string;
    title_path: string[];
    line: number;
    col: number;
    group_id: string;
    id: string;
    total: number;
  }>(
    `select u.manifest_id, u.title_path, u.line, u.col, given.manifest_id group_id, given.unit id, count(*) over () total
     from (${groupsOfExistingUnits(deposit)}) given
     join ${deposit.tables.unit} u on u.deposit = $1 and u.ordinal = given.unit_ordinal
     where given.og is null order by u.ordinal limit ${MAX_LISTED_FAULTS}`,
    [deposit.deposit, tenant],
  );
  const first = rows[0];
  if (first === undefined) return undefined;
  return {
    subcode: 'UNAUTHORIZED_ATTACHMENT',
    techData: { ArchiveUnit: first.manifest_id, DataObjectGroupId: first.group_id },
    total: first.total,
    faults: rows.map(({ manifest_id: unit, title_path: titlePath, line, col: column, id }) => ({
      code: 'INGEST_GROUP_EXISTING_NO_GROUP',
      line,
      column,
      unit,
      titlePath,
      element: 'DataObjectReference',
      parameters: { id },
    })),
  };
}

async function withManyGroups(
  { services, tenant }: IngestContext,
  deposit: Deposit,
): Promise<PackageRefusal | undefined> {
  const { rows } = await services.database.query<{ manifest_id: string; line: number; total: number }>(
    `select g.manifest_id, g.line, count(*) over () total
     from (select ordinal from (${groupsOfExistingUnits(deposit)}) given
           group by ordinal having count(distinct og) > 1) many
     join ${deposit.tables.group} g on g.deposit = $1 and g.ordinal = many.ordinal
     order by g.ordinal limit ${MAX_LISTED_FAULTS}`,
    [deposit.deposit, tenant],
  );
  const first = rows[0];
  if (first === undefined) return undefined;
  return {
    techData: { DataObjectGroupId: first.manifest_id },
    total: first.total,
    faults: rows.map(({ manifest_id: group, line }) => ({
      code: 'INGEST_GROUP_EXISTING_MANY',
      line,
      element: 'DataObjectGroup',
      parameters: { group },
    })),
  };
}

async function ofAnotherAgency(
  { services, tenant }: IngestContext,
  { deposit, tables, facts }: Deposit,
): Promise<PackageRefusal | undefined> {
  const agency = facts.managementMetadata?.originatingAgency ?? '';
  const { rows } = await services.database.query<{
    manifest_id: string;
    line: number;
    id: string;
    sp: string | null;
    total: number;
  }>(
    `select g.manifest_id, g.line, o.id, o.sp, count(*) over () total
     from ${tables.group} g join object_group o on o.tenant = $2 and o.id = g.id
     where g.deposit = $1 and g.existing and o.sp is distinct from $3
     order by g.ordinal limit ${MAX_LISTED_FAULTS}`,
    [deposit, tenant, agency],
  );
  const faults = rows.map(
    ({ line, id: group, sp }): DepositFault => ({
      code: 'INGEST_GROUP_EXISTING_AGENCY',
      line,
      element: 'DataObjectGroup',
      parameters: { group, existing: sp ?? '', agency },
    }),
  );
  const [first] = faults;
  if (first === undefined) return undefined;
  return {
    subcode: 'SUBTASK_UNAUTHORIZED_ATTACHMENT_BY_BAD_SP',
    techData: describeFault(first),
    total: rows[0]?.total ?? 0,
    faults,
  };
}

async function usagesRefused(
  context: IngestContext,
  { deposit, tables, facts }: Deposit,
): Promise<PackageRefusal | undefined> {
  const identifier = facts.header?.archivalAgreement;
  const contract =
    identifier === undefined ? undefined : await referentialOf(context).find('IngestContract', identifier);
  if (contract === undefined || contract.EveryDataObjectVersion) return undefined;
  const { rows } = await context.services.database.query<{
    manifest_id: string;
    line: number;
    col: number;
    usage: string;
    id: string;
    unit: string | null;
    total: number;
  }>(
    `select g.manifest_id, o.line, o.col, o.usage, g.id,
       (select u.manifest_id from ${tables.unit} u
        where u.deposit = $1 and u.designated_id = g.manifest_id and u.existing is not null
        order by u.ordinal limit 1) unit, count(*) over () total
     from ${tables.group} g join ${tables.object} o on o.deposit = $1 and o.group_manifest_id = g.manifest_id
     where g.deposit = $1 and g.existing and not o.usage = any ($2)
     order by o.ordinal limit ${MAX_LISTED_FAULTS}`,
    [deposit, contract.DataObjectVersion ?? []],
  );
  const first = rows[0];
  if (first === undefined) return undefined;
  return {
    subcode: 'ATTACHMENT_OBJECTGROUP',
    techData: { ArchiveUnit: first.unit ?? '', DataObjectGroupId: first.manifest_id },
    total: first.total,
    faults: rows.map(({ line, col: column, usage, id: group }) => ({
      code: 'INGEST_GROUP_EXISTING_USAGE',
      line,
      column,
      element: 'DataObjectVersion',
      parameters: { contract: contract.Identifier, usage, group },
    })),
  };
}
