import { askedOnce } from './attempt-memory.ts';
import type { IngestContext } from './ingest-services.ts';
import { CHANGE_GROUPS, changedGroups } from './pass/existing-groups.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import type { Deposit } from './staging/deposit.ts';
import { holdsNo } from './staging/rare-parts.ts';

/** Items of the steps on object groups: the groups of the manifest, new ones and those added to the archive's. */
export async function groupItems(context: IngestContext): Promise<number> {
  const { deposit, tables } = await stagedDeposit(context);
  return await askedOnce(context, 'groups', async () => {
    const { rows } = await context.services.database.query<{ count: number }>(
      `select count(*) count from ${tables.group} where deposit = $1`,
      [deposit],
    );
    return rows[0]?.count ?? 0;
  });
}

/** Groups of the archive that the deposit changes. */
export async function changedGroupItems(context: IngestContext): Promise<number> {
  const deposit = await stagedDeposit(context);
  if (holdsNo(deposit.facts, ...CHANGE_GROUPS)) return 0;
  const { rows } = await context.services.database.query<{ count: number }>(
    `select count(*) count from (${changedGroups(deposit)}) c`,
    [deposit.deposit],
  );
  return rows[0]?.count ?? 0;
}

/** Items of the steps on units: ranks of the manifest's units, none when all stand for units of the archive. */
export async function unitItems(context: IngestContext): Promise<number> {
  const deposit = await stagedDeposit(context);
  const units = await newUnits(context, deposit);
  return units === 0 ? 0 : (deposit.facts.manifest?.counts.archiveUnits ?? 0);
}

/** New units of the deposit. */
export async function newUnits(context: IngestContext, { deposit, tables }: Deposit): Promise<number> {
  return await askedOnce(context, 'units', async () => {
    const { rows } = await context.services.database.query<{ count: number }>(
      `select count(*) count from ${tables.unit} where deposit = $1 and existing is null`,
      [deposit],
    );
    return rows[0]?.count ?? 0;
  });
}
