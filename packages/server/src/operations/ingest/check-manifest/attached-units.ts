import type { ErrorCode } from '@chartrier/messages';
import { planForSets } from '../../../platform/index.ts';
import type { IngestContext } from '../ingest-services.ts';
import type { PackageCheck, PackageRefusal } from '../package-check.ts';
import type { AttachmentFault } from '../pass/attachments.ts';
import { linkTargets } from '../pass/resolve-units.ts';
import { type DepositFault, MAX_LISTED_FAULTS } from '../refusal.ts';
import type { Deposit } from '../staging/deposit.ts';
import { holdsNo } from '../staging/rare-parts.ts';

const FAULTS: Readonly<Record<AttachmentFault, { readonly subcode: string; readonly code: ErrorCode }>> = {
  INVALID_GUID: { subcode: 'INVALID_GUID_ATTACHMENT', code: 'INGEST_ATTACHMENT_GUID' },
  NOT_FOUND: { subcode: 'NOT_FOUND_ATTACHMENT', code: 'INGEST_ATTACHMENT_NOT_FOUND' },
  TOO_MANY_FOUND: { subcode: 'TOO_MANY_FOUND_ATTACHMENT', code: 'INGEST_ATTACHMENT_TOO_MANY' },
  EMPTY_KEY: { subcode: 'EMPTY_KEY_ATTACHMENT', code: 'INGEST_ATTACHMENT_KEY_EMPTY' },
  KEY_NOT_SEARCHABLE: { subcode: 'NULL_LINK_PARENT_ID_ATTACHMENT', code: 'INGEST_ATTACHMENT_KEY_NAME' },
};

/** Each unit that stands for one of the archive has found it, and is given no other parent by the manifest. */
export const checkAttachedUnits: PackageCheck['run'] = async (context, deposit) =>
  holdsNo(deposit.facts, 'attachedUnits')
    ? undefined
    : ((await notFound(context, deposit)) ?? (await givenParents(context, deposit)));

interface Row {
  readonly manifest_id: string;
  readonly title_path: string[];
  readonly line: number;
  readonly col: number;
  readonly total: number;
}

async function notFound(
  { services }: IngestContext,
  { deposit, tables }: Deposit,
): Promise<PackageRefusal | undefined> {
  const { rows } = await services.database.query<Row & { fault: AttachmentFault; detail: string }>(
    `select u.manifest_id, u.title_path, u.line, u.col, a.fault, a.detail, count(*) over () total
     from ${tables.attachment} a join ${tables.unit} u on u.deposit = $1 and u.ordinal = a.ordinal
     where a.deposit = $1 and a.fault is not null order by a.ordinal limit ${MAX_LISTED_FAULTS}`,
    [deposit],
  );
  const first = rows[0];
  if (first === undefined) return undefined;
  return {
    subcode: FAULTS[first.fault].subcode,
    techData: { [first.manifest_id]: { ArchiveUnit: first.detail } },
    total: first.total,
    faults: rows.map((row) => ({
      ...placeOf(row),
      code: FAULTS[row.fault].code,
      parameters: { detail: row.detail },
    })),
  };
}

async function givenParents(
  { services }: IngestContext,
  { deposit, tables }: Deposit,
): Promise<PackageRefusal | undefined> {
  const statement = `
     select u.manifest_id, u.title_path, u.line, u.col, a.id, l.parent, count(*) over () total
     from ${tables.unit} u
     join ${tables.attachment} a on a.deposit = $1 and a.ordinal = u.ordinal
     join (select manifest_id child, parent_manifest_id parent from ${tables.unit}
           where deposit = $1 and parent_manifest_id is not null
           union all
           select child_manifest_id, parent_manifest_id from (${linkTargets({ tables })}) target
           where parent_manifest_id is not null) l on l.child = u.manifest_id
     where u.deposit = $1 and u.existing is not null order by u.ordinal limit ${MAX_LISTED_FAULTS}`;
  const { rows } = await services.database.transaction((transaction) =>
    planForSets(transaction, () =>
      transaction.query<Row & { id: string; parent: string }>(statement, [deposit]),
    ),
  );
  const first = rows[0];
  if (first === undefined) return undefined;
  const faults = rows.map((row): DepositFault => ({ ...placeOf(row), code: 'INGEST_ATTACHMENT_PARENT' }));
  return {
    subcode: 'MODIFY_PARENT_EXISTING_UNIT_UNAUTHORIZED',
    techData: {
      [first.manifest_id]: {
        ManifestUnitId: first.manifest_id,
        SystemId: first.id,
        ParentUnitId: first.parent,
        Message: 'MODIFY_PARENT_EXISTING_UNIT_UNAUTHORIZED',
      },
    },
    total: first.total,
    faults,
  };
}

function placeOf({ manifest_id: unit, title_path: titlePath, line, col: column }: Row) {
  return { line, column, unit, titlePath, element: 'UpdateOperation' };
}
