import type { IngestContext } from '../ingest-services.ts';
import type { PackageCheck, PackageRefusal } from '../package-check.ts';
import { type DepositFault, describeFault, MAX_LISTED_FAULTS } from '../refusal.ts';
import type { Deposit } from '../staging/deposit.ts';
import { workflowFlags } from '../workflow-flags.ts';

interface Row {
  readonly fault: 'many' | 'in_group' | 'unknown' | 'not_found' | 'of_existing' | 'of_plan';
  readonly manifest_id: string;
  readonly title_path: string[];
  readonly designations: number;
  readonly designated_kind: string;
  readonly designated_id: string;
  readonly group_id: string | null;
  readonly line: number;
  readonly col: number;
  readonly total: number;
}

/** What a unit says it describes: at most one group, by the group when the object has one; groups of the archive exist. */
export const checkObjectDesignations: PackageCheck['run'] = async (context, deposit) => {
  const rows = await wrongDesignations(context, deposit);
  const first = rows[0];
  return first === undefined
    ? undefined
    : { ...refusalOf(first), faults: rows.map(faultOf), total: first.total };
};

async function wrongDesignations(
  { services, tenant, workflow }: IngestContext,
  { deposit, tables }: Deposit,
): Promise<readonly Row[]> {
  const { rows } = await services.database.query<Row>(
    `select *, count(*) over () total from (
       select case
           when u.designations > 1 then 'many'
           when u.designated_kind = 'existingGroup' and $3 then 'of_plan'
           when u.designated_kind = 'existingGroup' and u.existing is not null then 'of_existing'
           when u.designated_kind = 'existingGroup' and e.id is null then 'not_found'
           when u.designated_kind = 'object' and o.manifest_id is not null and o.group_origin <> 'automatic' then 'in_group'
           when u.designated_kind = 'object' and o.manifest_id is null then 'unknown'
           when u.designated_kind = 'group' and g.manifest_id is null then 'unknown'
         end fault, u.manifest_id, u.title_path, u.designations, u.designated_kind, u.designated_id,
         o.group_manifest_id group_id, u.line, u.col, u.ordinal
       from ${tables.unit} u
       left join ${tables.object} o on o.deposit = $1 and u.designated_kind = 'object' and o.manifest_id = u.designated_id
       left join ${tables.group} g on g.deposit = $1 and u.designated_kind = 'group' and g.manifest_id = u.designated_id
       left join object_group e on e.tenant = $2 and u.designated_kind = 'existingGroup' and e.id = u.designated_id
       where u.deposit = $1 and u.designations > 0) d
     where fault is not null order by ordinal limit ${MAX_LISTED_FAULTS}`,
    [deposit, tenant, workflowFlags(workflow).checkNoObject],
  );
  return rows;
}

function refusalOf(row: Row): Omit<PackageRefusal, 'faults'> {
  const { manifest_id: unit, designated_id: id, designated_kind: kind, group_id: group } = row;
  switch (row.fault) {
    case 'many':
      return {
        subcode: 'ARCHIVEUNIT_REFERENCES_MULTIPLE_OBJECTGROUP',
        techData: { error: describeFault(faultOf(row)) },
      };
    case 'in_group':
      return {
        subcode: 'EXISTING_OG_NOT_DECLARED',
        techData: { ArchiveUnit: unit, BinaryDataObjectID: id, DataObjectGroupId: group ?? '' },
      };
    case 'unknown': {
      const key = kind === 'object' ? 'DataObjectReferenceId' : 'DataObjectGroupReferenceId';
      return { techData: { ArchiveUnit: unit, [key]: id } };
    }
    case 'not_found':
      return { subcode: 'NOT_FOUND_ATTACHMENT', techData: { [id]: { DataObjectGroup: id } } };
    case 'of_existing':
      return { subcode: 'UNAUTHORIZED_ATTACHMENT', techData: { ArchiveUnit: unit, DataObjectGroupId: id } };
    case 'of_plan':
      return { techData: { ArchiveUnit: unit, DataObjectGroupId: id } };
  }
}

function faultOf(row: Row): DepositFault {
  const { manifest_id: unit, title_path: titlePath, line, col: column, designated_id: id } = row;
  const place = { line, column, unit, titlePath, element: 'DataObjectReference' };
  switch (row.fault) {
    case 'many':
      return { ...place, code: 'INGEST_UNIT_MANY_OBJECTS', parameters: { count: row.designations } };
    case 'in_group':
      return { ...place, code: 'INGEST_OBJECT_IN_GROUP', parameters: { id, group: row.group_id ?? '' } };
    case 'unknown':
      return { ...place, code: 'INGEST_OBJECT_REFERENCE_UNKNOWN', parameters: { id } };
    case 'not_found':
      return { ...place, code: 'INGEST_GROUP_EXISTING_NOT_FOUND', parameters: { group: id } };
    case 'of_existing':
      return { ...place, code: 'INGEST_GROUP_EXISTING_UNIT', parameters: { group: id } };
    case 'of_plan':
      return { ...place, code: 'INGEST_GROUP_EXISTING_PLAN', parameters: { group: id } };
  }
}
