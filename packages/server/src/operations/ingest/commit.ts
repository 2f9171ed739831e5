import {
  attachShelf,
  publishObjectGroups,
  publishObjectLocations,
  publishUnits,
  registerAssignedIdentifiers,
  registerDeposit,
  replaceObjectGroups,
} from '../../archive/index.ts';
import type { Transaction } from '../../platform/index.ts';
import { type CommitDefinition, CommitRefused } from '../engine/index.ts';
import { registerDetailOf } from './accession-registration.ts';
import { followRuleChanges } from './follow-rule-changes.ts';
import type { IngestContext, IngestServices } from './ingest-services.ts';
import { CHANGE_GROUPS } from './pass/existing-groups.ts';
import { persistentIdentificationOf } from './pass/persistent-identifiers.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { type DepositFault, faultsData, MAX_LISTED_FAULTS } from './refusal.ts';
import type { Deposit } from './staging/deposit.ts';
import { holdsNo } from './staging/rare-parts.ts';
import { ALL_PARTS } from './storing/folder-parts.ts';
import { giveUp } from './storing/open-folders.ts';
import { folderWith } from './storing/operation-folder.ts';
import { unitRowsOf } from './storing/unit-rows.ts';

/**
 * Ancestors were computed from parents in the archive as they were then: they are held until the commit ends.
 * @throws CommitRefused when one has changed, or gone, meanwhile.
 */
async function checkParents(
  transaction: Transaction,
  tenant: number,
  { deposit, tables, facts }: Deposit,
): Promise<void> {
  if (facts.graph?.outside === 0) return;
  const { rows } = await transaction.query<{ id: string; same: boolean }>(
    `select p.id, u.id is not null same
     from ${tables.parent} p
     left join lateral (
       select u.id from unit u where u.tenant = $2 and u.id = p.id and u.atomic_version = p.atomic_version for share
     ) u on true
     where p.deposit = $1 order by p.id`,
    [deposit, tenant],
  );
  const changed = rows.filter(({ same }) => !same).slice(0, MAX_LISTED_FAULTS);
  if (changed.length === 0) return;
  const faults = changed.map(
    ({ id }): DepositFault => ({ code: 'INGEST_ATTACHMENT_CHANGED', parameters: { id } }),
  );
  throw new CommitRefused('CHECK_ATTACHEMENT', { status: 'KO', evDetData: faultsData(faults) });
}

/** Groups of the archive get their new versions. @throws CommitRefused when one has changed, or gone, meanwhile. */
async function replaceGroups(
  transaction: Transaction,
  tenant: number,
  { deposit, tables, facts }: Deposit,
): Promise<void> {
  if (holdsNo(facts, ...CHANGE_GROUPS)) return;
  const changed = await replaceObjectGroups(transaction, tenant, {
    text: `select document, version, atomic_version from ${tables.changed_group} where deposit = $1`,
    values: [deposit],
  });
  if (changed.length === 0) return;
  const faults = changed
    .slice(0, MAX_LISTED_FAULTS)
    .map((group): DepositFault => ({ code: 'INGEST_GROUP_EXISTING_CHANGED', parameters: { group } }));
  const evDetData = faultsData(faults, { total: changed.length });
  throw new CommitRefused('CHECK_ATTACHEMENT', { status: 'KO', evDetData });
}

/** Identifiers that were assigned to new items become theirs. @throws CommitRefused when one is another item's. */
async function registerIdentifiers(
  context: IngestContext,
  transaction: Transaction,
  deposit: Deposit,
): Promise<void> {
  const identification = await persistentIdentificationOf(context, deposit);
  if (identification === undefined) return;
  const { tables } = deposit;
  const units = identification.units ? [{ kind: 'unit' as const, ...unitRowsOf(deposit, 'document') }] : [];
  const groups = [tables.group_document, tables.changed_group].map((table) => ({
    kind: 'objectgroup' as const,
    text: `select document from ${table} where deposit = $1`,
    values: [deposit.deposit],
  }));
  for (const source of [...units, ...groups]) {
    const [taken] = await registerAssignedIdentifiers(transaction, context.tenant, source);
    if (taken === undefined) continue;
    const fault: DepositFault = {
      code: 'INGEST_PERSISTENT_IDENTIFIER_TAKEN',
      parameters: { identifier: taken },
    };
    throw new CommitRefused('CHECK_ATTACHEMENT', { status: 'KO', evDetData: faultsData([fault]) });
  }
}

/** The deposit becomes durable on every offer, then visible: units, groups, places of objects, register, at once. */
export const ingestCommit: CommitDefinition<IngestServices> = {
  async prepare(context) {
    const folder = await folderWith(context, await stagedDeposit(context), ALL_PARTS);
    const { digest } = await folder.prepare();
    // A commit done again after a failure prepares a folder of its own.
    await giveUp(context.services.openFolders, context.operationId);
    return { preparedDigest: digest };
  },

  async addRows(context, transaction) {
    const deposit = await stagedDeposit(context);
    const { tenant } = context;
    const { tables, facts } = deposit;
    if (facts.shelf === undefined) await publishUnits(transaction, tenant, unitRowsOf(deposit, 'document'));
    await publishObjectGroups(transaction, tenant, {
      text: `select document from ${tables.group_document} where deposit = $1`,
      values: [deposit.deposit],
    });
    await publishObjectLocations(transaction, tenant, {
      text: `select o.id object_id, c.strategy, c.pack_key, c.byte_offset, c.size byte_length, c.sha512
             from ${tables.object_content} c join ${tables.object} o on o.deposit = $1 and o.ordinal = c.ordinal
             where c.deposit = $1`,
      values: [deposit.deposit],
    });
  },

  async publish(context, transaction) {
    const deposit = await stagedDeposit(context);
    const { tenant, operationId } = context;
    const { facts } = deposit;
    await checkParents(transaction, tenant, deposit);
    if (facts.shelf !== undefined) await attachShelf(transaction, facts.shelf, operationId);
    await replaceGroups(transaction, tenant, deposit);
    await registerIdentifiers(context, transaction, deposit);
    const detail = await registerDetailOf(context, deposit);
    if (detail !== undefined) await registerDeposit(transaction, tenant, detail);
    await followRuleChanges(transaction, context, deposit);
  },
};
