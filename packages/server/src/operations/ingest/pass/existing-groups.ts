import type { Transaction } from '../../../platform/index.ts';
import type { Deposit } from '../staging/deposit.ts';

/**
 * Groups of the manifest that units designate which stand for units of the archive: their objects are added to those
 * units' groups. `$1` deposit, `$2` tenant; columns ordinal and manifest_id (the group's), unit_ordinal, unit, og.
 */
export function groupsOfExistingUnits({ tables }: Pick<Deposit, 'tables'>): string {
  return `
    select g.ordinal, g.manifest_id, u.ordinal unit_ordinal, e.id unit, e.og
    from ${tables.unit} u
    join ${tables.attachment} a on a.deposit = $1 and a.ordinal = u.ordinal
    join ${tables.group} g on g.deposit = $1 and g.manifest_id = u.designated_id
    join unit e on e.tenant = $2 and e.id = a.id
    where u.deposit = $1 and u.existing is not null and u.designated_kind in ('group', 'object')`;
}

/** What a manifest holds of, to change groups of the archive. */
export const CHANGE_GROUPS = ['attachedUnits', 'sharedGroups'] as const;

/**
 * Groups of the archive that the deposit changes: those that it adds objects to, and those that its new units share
 * (SEDA `DataObjectGroupExistingReferenceId`). `$1` deposit; column id.
 */
export function changedGroups({ tables }: Pick<Deposit, 'tables'>): string {
  return `
    select id from ${tables.group} where deposit = $1 and existing
    union
    select designated_id from ${tables.unit}
    where deposit = $1 and designated_kind = 'existingGroup' and existing is null`;
}

/** Gives those groups the id of the one that they add to; a group that would add to two keeps its own, and is refused. */
export async function resolveExistingGroups(transaction: Transaction, deposit: Deposit): Promise<void> {
  await transaction.query(
    `update ${deposit.tables.group} g set id = target.og, existing = true
     from (select ordinal, min(og) og from (${groupsOfExistingUnits(deposit)}) given
           group by ordinal having count(distinct og) = 1 and count(*) = count(og)) target
     where g.deposit = $1 and g.ordinal = target.ordinal`,
    [deposit.deposit, deposit.tenant],
  );
}
