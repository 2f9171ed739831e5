import { offerSpace, type PreparedFile, strategyOf } from '../../../storage/index.ts';
import { formatsInForce } from '../attempt-memory.ts';
import type { IngestContext } from '../ingest-services.ts';
import type { OpenPackage } from '../package/open-package.ts';
import { analyzeTables, type Deposit, saveDeposit } from '../staging/deposit.ts';
import type { SpaceFacts } from '../staging/deposit-facts.ts';
import { type StagingWriter, stagingWriter } from '../staging/staging-writer.ts';
import { hashOnly } from '../storing/object-sink.ts';
import { giveUp, type OpenFolderEntry } from '../storing/open-folders.ts';
import { folderOfAttempt } from '../storing/operation-folder.ts';
import { isBlankTest } from '../workflow-flags.ts';
import type { ObjectPassResult } from './object-pass.ts';
import { hasRefusedEntries } from './package-queries.ts';
import { readObjects } from './read-objects.ts';
import { strategiesOf } from './strategies.ts';

/** Above, a deposit's objects are made durable at the end of the pass: an attempt that starts later keeps them. */
const SEALED_ABOVE_BYTES = 8 * 1024 * 1024;

/** Looks at every file of the package, and stores the objects of a deposit that nothing refuses so far. */
export async function passOverObjects(
  context: IngestContext,
  given: Deposit,
  opened: OpenPackage,
): Promise<Deposit> {
  const worthStoring = await isWorthStoring(context, given);
  const space = worthStoring ? await spaceFor(context, given) : undefined;
  const store = space?.offers.every(({ usable }) => usable === null || usable >= space.needed) ?? false;
  const options = { scan: true, hash: worthStoring, store };
  const { deposit, result, writer } = await storeObjects(context, given, opened, options);
  return await context.transaction(async (transaction) => {
    await writer.finish(transaction);
    return await saveDeposit(transaction, deposit, {
      phase: 'objects',
      facts: { scan: result.scan, objects: result.objects, ...(space === undefined ? {} : { space }) },
    });
  });
}

/** Stores the objects again, when the attempt that held them in memory is over. */
export async function storeObjectsAgain(
  context: IngestContext,
  deposit: Deposit,
  opened: OpenPackage,
): Promise<Deposit> {
  const options = { scan: false, hash: true, store: true };
  const { deposit: stored, writer } = await storeObjects(context, deposit, opened, options);
  await writer.finish();
  return stored;
}

interface StoredObjects {
  readonly deposit: Deposit;
  readonly result: ObjectPassResult;
  /** What it still holds is to be written. */
  readonly writer: StagingWriter;
}

async function storeObjects(
  context: IngestContext,
  given: Deposit,
  opened: OpenPackage,
  options: { readonly scan: boolean; readonly hash: boolean; readonly store: boolean },
): Promise<StoredObjects> {
  let deposit = given;
  // nothing was stored before the first pass of the first attempt
  const isFirst = context.gathered && options.scan;
  if (!isFirst) await forgetLostObjects(context, deposit);
  const writer = stagingWriter(deposit.deposit, deposit.tables, (work) => context.transaction(work));
  const blank = isBlankTest(context.workflow);
  const entry = options.store && !blank ? await folderOfAttempt(context, deposit) : undefined;
  // Without room the files are judged all the same: it is STORAGE_AVAILABILITY_CHECK that refuses.
  const sink = entry?.folder ?? (options.hash ? hashOnly() : undefined);
  const { object: strategy } = await strategiesOf(context, deposit);

  /** Remembers packs that are sealed while others are filled: the rows of their objects are there already. */
  async function sealBehind(): Promise<void> {
    if (entry === undefined) return;
    await saving;
    await writer.finish();
    const { sealed } = await entry.folder.beginCheckpoint();
    saving = sealed.then((files) => keepSealed(files, entry));
    // Told to whoever waits for it next.
    saving.catch(() => undefined);
  }

  async function keepSealed(sealed: readonly PreparedFile[], { added }: OpenFolderEntry): Promise<void> {
    deposit = await context.transaction((transaction) =>
      saveDeposit(transaction, deposit, { sealed, facts: { sealedParts: [...added] } }),
    );
  }

  let saving: Promise<void> | undefined;
  const result = await readObjects(context, {
    deposit,
    opened,
    writer,
    ...(sink === undefined ? {} : { folder: sink, formats: await formatsInForce(context) }),
    strategy,
    scan: options.scan,
    checkpoint: sealBehind,
  }).finally(() => saving?.catch(() => undefined));
  await saving;
  const isSealed = result.objects.bytes > SEALED_ABOVE_BYTES || deposit.sealed.length > 0;
  if (deposit.ownTables || isSealed) await writer.finish();
  await analyzeTables(context.services.database, deposit, { object_content: 'ordinal' });
  if (entry !== undefined && !result.stored) await giveUp(context.services.openFolders, context.operationId);
  if (entry !== undefined && result.stored) {
    entry.added.add('objects');
    if (isSealed) await keepSealed(await entry.folder.checkpoint(), entry);
  }
  return { deposit, result, writer };
}

/** Rows of objects that an earlier attempt wrote to a pack that is not durable. */
async function forgetLostObjects(
  context: IngestContext,
  { deposit, tables, sealed }: Deposit,
): Promise<void> {
  const names = sealed.map((file) => `%/${file.name}`);
  await context.transaction((transaction) =>
    transaction.query(
      `delete from ${tables.object_content} where deposit = $1 and not pack_key like any ($2::text[])`,
      [deposit, names],
    ),
  );
}

/** Storing is left out when the deposit is refused already for its files, its manifest or its strategy. */
async function isWorthStoring(context: IngestContext, deposit: Deposit): Promise<boolean> {
  const { manifest, identifiers, graph } = deposit.facts;
  if (manifest === undefined || manifest.refusedFor !== undefined) return false;
  if ((identifiers?.count ?? 0) > 0 || (graph?.unplaced ?? 0) > 0) return false;
  // A contract may name a strategy that is no more: CHECK_HEADER says so.
  if (!context.services.storage.strategies.has((await strategiesOf(context, deposit)).object)) return false;
  return !(await hasRefusedEntries(context.services.database, deposit));
}

/** The room that the objects need on each offer of their strategy, and the room that there is. */
async function spaceFor(context: IngestContext, deposit: Deposit): Promise<SpaceFacts> {
  const { rows } = await context.services.database.query<{ needed: number }>(
    `select coalesce(sum(e.size), 0)::bigint needed
     from ${deposit.tables.object} o join ${deposit.tables.entry} e on e.deposit = $1 and e.name = o.uri
     where o.deposit = $1 and not o.physical`,
    [deposit.deposit],
  );
  const { object } = await strategiesOf(context, deposit);
  const { storage } = context.services;
  // A new offer has no place yet whose room could be told.
  await Promise.all(strategyOf(storage, object).offers.map((offer) => storage.identify(offer)));
  const offers = await offerSpace(storage, object);
  return {
    needed: rows[0]?.needed ?? 0,
    offers: offers.map(({ offer, usableBytes }) => ({ offer, usable: usableBytes ?? null })),
  };
}
