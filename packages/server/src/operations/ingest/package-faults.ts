import type { ErrorCode } from '@chartrier/messages';
import type { Queryable } from '../../platform/index.ts';
import { CONTAINER_FAULTS, type EntryFaultCode, type PackageFaultCode } from './package/entry.ts';
import { type DepositFault, MAX_LISTED_FAULTS } from './refusal.ts';
import type { Deposit } from './staging/deposit.ts';

export const PACKAGE_ERRORS: Readonly<Record<PackageFaultCode, ErrorCode>> = {
  NOT_A_PACKAGE: 'INGEST_PACKAGE_NOT_ARCHIVE',
  DAMAGED: 'INGEST_PACKAGE_DAMAGED',
  TOO_MANY_ENTRIES: 'INGEST_PACKAGE_TOO_MANY_ENTRIES',
  TOO_LARGE: 'INGEST_PACKAGE_TOO_LARGE',
  RATIO_TOO_HIGH: 'INGEST_PACKAGE_RATIO',
};

export const ENTRY_ERRORS: Readonly<Record<EntryFaultCode, ErrorCode>> = {
  ENCRYPTED: 'INGEST_ENTRY_ENCRYPTED',
  METHOD_UNSUPPORTED: 'INGEST_ENTRY_METHOD',
  OVERLAPPING: 'INGEST_ENTRY_OVERLAPPING',
  CORRUPTED: 'INGEST_ENTRY_CORRUPTED',
  TOO_LARGE: 'INGEST_ENTRY_TOO_LARGE',
  RATIO_TOO_HIGH: 'INGEST_ENTRY_RATIO',
  NAME_NOT_ALLOWED: 'INGEST_ENTRY_NAME',
  NAME_UNREADABLE: 'INGEST_ENTRY_NAME',
  SEPARATOR_BACKSLASH: 'INGEST_ENTRY_BACKSLASH',
  TRAVERSAL: 'INGEST_ENTRY_TRAVERSAL',
  DUPLICATE: 'INGEST_ENTRY_DUPLICATE',
  LINK: 'INGEST_ENTRY_LINK',
  SPECIAL_FILE: 'INGEST_ENTRY_SPECIAL',
};

export interface FaultList {
  readonly faults: readonly DepositFault[];
  readonly total: number;
}

interface Row {
  readonly name: string;
  readonly fault: EntryFaultCode;
  readonly detail: string | null;
  readonly total: number;
}

/** Faults of the package's entries: of the container (how they are packed), or of what they are (names, links). */
export async function entryFaults(
  queryable: Queryable,
  { deposit, tables }: Deposit,
  kind: 'container' | 'content',
): Promise<FaultList> {
  const { rows } = await queryable.query<Row>(
    `select f.name, f.fault, f.detail, count(*) over () total from (
       select ordinal, name, fault, fault_detail detail from ${tables.entry} where deposit = $1 and fault is not null
       union all
       select e.ordinal, e.name, n.finding, n.detail
       from ${tables.entry_finding} n join ${tables.entry} e on e.deposit = $1 and e.ordinal = n.ordinal
       where n.deposit = $1 and n.finding not in ('infected', 'not_scanned')
       union all
       select d.ordinal, d.name, 'DUPLICATE', null from (
         select ordinal, name, row_number() over (partition by name order by ordinal) place
         from ${tables.entry} where deposit = $1) d
       where d.place = 2) f
     where (f.fault = any ($2)) = $3
     order by f.ordinal limit ${MAX_LISTED_FAULTS}`,
    [deposit, [...CONTAINER_FAULTS], kind === 'container'],
  );
  const systemFiles = rows.filter(({ name }) => isSystemFile(name)).map(({ name }) => name);
  const faults = rows.filter(({ name }) => !isSystemFile(name)).map(faultOf);
  const listed = systemFiles.length > 0 ? [systemFilesFault(systemFiles), ...faults] : faults;
  return { faults: listed, total: rows[0]?.total ?? 0 };
}

function faultOf({ name, fault, detail }: Row): DepositFault {
  return { code: ENTRY_ERRORS[fault], entry: name, parameters: { entry: name, detail: detail ?? '' } };
}

/** Files that systems add by themselves when someone makes an archive. */
const SYSTEM_FILE = /(^|\/)(__MACOSX(\/|$)|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

export function isSystemFile(name: string): boolean {
  return SYSTEM_FILE.test(name);
}

export function systemFilesFault(names: readonly string[]): DepositFault {
  return { code: 'INGEST_SYSTEM_FILES', parameters: { entries: names } };
}
