import { chartrierError } from '@chartrier/messages';
import type { Queryable } from '../../platform/index.ts';
import type { CommitDefinition } from '../engine/index.ts';
import type { IngestAction, IngestContext, IngestServices } from './ingest-services.ts';
import { changedGroupItems, groupItems, unitItems } from './item-counts.ts';
import { objectGroupUpdate } from './object-group-update.ts';
import { ogMetadataIndexation } from './og-metadata-indexation.ts';
import { ogObjectsFormatCheck } from './og-objects-format-check.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { type Deposit, findDeposit } from './staging/deposit.ts';
import { giveUp } from './storing/open-folders.ts';
import { unitMetadataIndexation } from './unit-metadata-indexation.ts';
import { unitsRulesCompute } from './units-rules-compute.ts';

/** Rows that an action makes for later ones, and the items that it makes them of. */
interface Made {
  readonly action: IngestAction;
  readonly items: (context: IngestContext) => Promise<number>;
}

/** In the order in which they need one another. */
const MADE: readonly Made[] = [
  { action: unitsRulesCompute, items: unitItems },
  { action: ogObjectsFormatCheck, items: groupItems },
  { action: ogMetadataIndexation, items: groupItems },
  { action: unitMetadataIndexation, items: unitItems },
  { action: objectGroupUpdate, items: changedGroupItems },
];

/**
 * What actions stage is unlogged, and gone after a crash of PostgreSQL (a power cut): the package is read again, but the
 * steps that were done are not done again. Each action of a later step, and the commit, then look first for what earlier
 * steps made, and make what is missing again; nothing is told of it, the journal has it already.
 *
 * @throws Error (FATAL) when what was right is refused the second time: reference data changed meanwhile
 */
async function makeWhatIsMissing(context: IngestContext, keys: readonly string[]): Promise<void> {
  for (const { action, count } of await whatIsMissing(context, keys)) {
    // lines that were written from the rows that are gone would differ, by their dates, from those made now
    await giveUp(context.services.openFolders, context.operationId);
    await makeAgain(context, action, count);
  }
}

async function whatIsMissing(context: IngestContext, keys: readonly string[]) {
  const needed = MADE.filter(({ action }) => keys.includes(action.key));
  if (needed.length === 0 || !(await hasLostRows(context))) return [];
  const made = await countMade(context, await stagedDeposit(context));
  const missing: { readonly action: IngestAction; readonly count: number }[] = [];
  for (const { action, items } of needed) {
    const count = await items(context);
    if ((made.get(action.key) ?? 0) < count) missing.push({ action, count });
  }
  return missing;
}

/** The only question that is asked of a deposit to which nothing happened. */
async function hasLostRows({ services, tenant, operationId, gathered }: IngestContext): Promise<boolean> {
  if (gathered) return false;
  const deposit = await findDeposit(services.database, tenant, operationId);
  return deposit !== undefined && (deposit.facts.lost === true || !deposit.present);
}

async function countMade(
  { services }: IngestContext,
  { deposit, tables }: Deposit,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await services.database.query<{ part: string; items: number }>(
    `select part, sum(last - first + 1)::bigint items from ${tables.made} where deposit = $1 group by part`,
    [deposit],
  );
  return new Map(rows.map(({ part, items }) => [part, items]));
}

async function makeAgain(context: IngestContext, action: IngestAction, count: number): Promise<void> {
  const { logger } = context.services;
  logger.warn({ operation: context.operationId, action: action.key }, 'what an action made was lost');
  const untold: IngestContext = {
    ...context,
    range: { from: 0, to: count - 1, level: 0 },
    recordFacts: async () => {},
    recordFactsFrom: async () => 0,
  };
  const { status } = await action.run(untold);
  if (status !== 'OK' && status !== 'WARNING')
    throw new Error(
      `operation ${context.operationId}: ${action.key} was right, and is ${status} when done again`,
    );
  await noteMade(untold, action.key);
}

/** Notes what an action made for others since rows were lost. */
async function noteMade(context: IngestContext, key: string): Promise<void> {
  const { range } = context;
  if (range === undefined || !MADE.some(({ action }) => action.key === key)) return;
  if (!(await hasLostRows(context))) return;
  const { deposit, tables } = await stagedDeposit(context);
  await context.transaction(async (transaction) => {
    await transaction.query(
      `delete from ${tables.made} where deposit = $1 and part = $2 and first between $3 and $4`,
      [deposit, key, range.from, range.to],
    );
    await transaction.query(
      `insert into ${tables.made} (deposit, part, first, last) values ($1, $2, $3, $4)`,
      [deposit, key, range.from, range.to],
    );
  });
}

/** An action that looks for what the actions of earlier steps made, and notes what it makes. */
export function withMadeBefore(action: IngestAction, earlier: readonly string[]): IngestAction {
  return {
    ...action,
    run: async (context) => {
      await makeWhatIsMissing(context, earlier);
      const outcome = await action.run(context);
      if (outcome.status === 'OK' || outcome.status === 'WARNING') await noteMade(context, action.key);
      return outcome;
    },
  };
}

/** A commit that publishes what all actions made, or nothing. */
export function withAllMade(
  commit: CommitDefinition<IngestServices>,
  keys: readonly string[],
): CommitDefinition<IngestServices> {
  return {
    prepare: async (context) => {
      await makeWhatIsMissing(context, keys);
      return await commit.prepare(context);
    },
    addRows: async (context, transaction) => {
      const { services, tenant, operationId } = context;
      // read again under another attempt, not in the middle of the commit
      if (!(await findDeposit(services.database, tenant, operationId))?.present)
        throw new Error(`operation ${operationId}: its rows were lost before the commit`);
      await commit.addRows?.(context, transaction);
    },
    publish: commit.publish,
  };
}

/**
 * What several steps judged together is written only when their staged rows are there still: rows that are lost never come
 * back by themselves, so they were there all along.
 *
 * @throws DATABASE_UNAVAILABLE when PostgreSQL crashed meanwhile: the operation is left, and its steps are done again
 */
export async function confirmRows(
  transaction: Queryable,
  { tenant, operationId }: { readonly tenant: number; readonly operationId: string },
): Promise<void> {
  const deposit = await findDeposit(transaction, tenant, operationId);
  if (deposit?.present === false)
    throw chartrierError('DATABASE_UNAVAILABLE', {
      reason: 'it was restarted and lost the rows of a deposit',
    });
}
