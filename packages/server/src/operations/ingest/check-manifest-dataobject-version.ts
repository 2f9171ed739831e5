import type { PackageCheck, PackageRefusal } from './package-check.ts';
import { type DepositFault, describeFault, MAX_LISTED_FAULTS } from './refusal.ts';
import { DIGEST_ALGORITHMS } from './storing/digest-algorithm.ts';

export const BINARY_USAGES = ['BinaryMaster', 'Dissemination', 'Thumbnail', 'TextContent'] as const;
export const PHYSICAL_USAGES = ['PhysicalMaster', 'Dissemination'] as const;

type VersionFault =
  | 'BDO_DATAOBJECTIONVERSION_PHYSICALMASTER'
  | 'PDO_DATAOBJECTIONVERSION_BINARYMASTER'
  | 'INVALID_DATAOBJECTVERSION'
  | 'EMPTY_REQUIRED_FIELD'
  | 'INVALIDE_ALGO';

interface Row {
  readonly fault: VersionFault;
  readonly manifest_id: string;
  readonly physical: boolean;
  readonly declared_version: string | null;
  readonly algorithm: string | null;
  readonly line: number;
  readonly col: number;
  readonly total: number;
}

/** Each object's usage is one of its kind, a file has its Uri and a known digest algorithm, a physical object its id. */
export const checkManifestDataObjectVersion: PackageCheck = {
  key: 'CHECK_MANIFEST_DATAOBJECT_VERSION',
  async run({ services }, { deposit, tables }) {
    const { rows } = await services.database.query<Row>(
      `select *, count(*) over () total from (
         select case
             when not physical and usage = 'PhysicalMaster' then 'BDO_DATAOBJECTIONVERSION_PHYSICALMASTER'
             when physical and usage = 'BinaryMaster' then 'PDO_DATAOBJECTIONVERSION_BINARYMASTER'
             when not usage = any (case when physical then $3::text[] else $2::text[] end) then 'INVALID_DATAOBJECTVERSION'
             when coalesce(case when physical then physical_id else uri end, '') = '' then 'EMPTY_REQUIRED_FIELD'
             when not physical and algorithm is not null and not algorithm = any ($4) then 'INVALIDE_ALGO'
           end fault, manifest_id, physical, declared_version, algorithm, line, col
         from ${tables.object} where deposit = $1) o
       where fault is not null order by line, col limit ${MAX_LISTED_FAULTS}`,
      [deposit, BINARY_USAGES, PHYSICAL_USAGES, DIGEST_ALGORITHMS],
    );
    const first = rows[0];
    return first === undefined ? undefined : refusal(first, rows);
  },
};

function refusal(first: Row, rows: readonly Row[]): PackageRefusal {
  const faults = rows.map(faultOf);
  const common = { subcode: first.fault, faults, total: first.total };
  if (first.fault === 'INVALIDE_ALGO') {
    const fault = faults[0];
    return { ...common, data: { Error: fault === undefined ? '' : describeFault(fault) } };
  }
  const kind = first.physical ? 'PhysicalDataObject' : 'BinaryDataObject';
  return { ...common, techData: { [kind]: `${first.declared_version ?? ''} - ${first.manifest_id}` } };
}

function faultOf(row: Row): DepositFault {
  const { manifest_id: id, line, col: column, physical } = row;
  const version = row.declared_version ?? '';
  const element = physical ? 'PhysicalDataObject' : 'BinaryDataObject';
  const place = { line, column, element };
  switch (row.fault) {
    case 'INVALID_DATAOBJECTVERSION': {
      const known = physical ? PHYSICAL_USAGES : BINARY_USAGES;
      return { ...place, code: 'INGEST_VERSION_INVALID', parameters: { id, version, known } };
    }
    case 'EMPTY_REQUIRED_FIELD':
      return {
        ...place,
        code: 'INGEST_OBJECT_FIELD_EMPTY',
        parameters: { id, field: physical ? 'PhysicalId' : 'Uri' },
      };
    case 'INVALIDE_ALGO':
      return {
        ...place,
        code: 'INGEST_DIGEST_ALGORITHM',
        parameters: { id, algorithm: row.algorithm ?? '', known: DIGEST_ALGORITHMS },
      };
    default:
      return { ...place, code: 'INGEST_VERSION_OF_OTHER_KIND', parameters: { id, version, kind: element } };
  }
}
