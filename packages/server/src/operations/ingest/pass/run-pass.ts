import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Transaction } from '../../../platform/index.ts';
import { memoryOf, remember } from '../attempt-memory.ts';
import { type IngestContext, UPLOAD } from '../ingest-services.ts';
import { PackageUnreadable } from '../package/entry.ts';
import { type OpenPackage, openPackage } from '../package/open-package.ts';
import { beginStaging, type Deposit, findDeposit, openDeposit, saveDeposit } from '../staging/deposit.ts';
import { tablesOf } from '../staging/staging-tables.ts';
import { stagingWriter } from '../staging/staging-writer.ts';
import { passOverManifest } from './manifest-phase.ts';
import { passOverObjects } from './objects-phase.ts';
import { needsOwnTables } from './own-tables.ts';
import { readDirectory } from './read-directory.ts';
import { scanWholePackage } from './scan-package.ts';

/**
 * The deposit with everything known of its package. The first call reads the package, in one pass: its directory, its
 * manifest, its files. It goes on where an interrupted one stopped, and starts again when PostgreSQL lost the rows.
 */
export async function stagedDeposit(context: IngestContext): Promise<Deposit> {
  const known = memoryOf(context)?.deposit;
  if (known !== undefined) return known;
  return remember(context, await readPackage(context));
}

async function readPackage(context: IngestContext): Promise<Deposit> {
  let deposit = await openDeposit(context.services.database, context.tenant, context.operationId);
  if (deposit.phase === 'objects') return deposit;
  const path = await context.services.workspace.localPath(context.operationId, UPLOAD);
  const expanded = join(await context.services.workspace.scratch(context.operationId), 'expanded.tar');
  const { size } = await stat(path);
  let opened: OpenPackage | undefined;
  try {
    opened = await openPackage(path, expanded, context.services.limits);
    if (deposit.phase === 'received') deposit = await passOverDirectory(context, deposit, opened, size);
    if (deposit.phase === 'directory') deposit = await passOverManifest(context, deposit, opened);
    return await passOverObjects(context, deposit, opened);
  } catch (error) {
    if (error instanceof PackageUnreadable) return await unreadable(context, deposit, error, path, size);
    throw error;
  } finally {
    await opened?.close();
  }
}

async function passOverDirectory(
  context: IngestContext,
  received: Deposit,
  opened: OpenPackage,
  size: number,
): Promise<Deposit> {
  const own = await needsOwnTables(opened);
  // an attempt whose marks are gathered is the first
  const isFirst = context.gathered && !received.ownTables;
  let begun: Deposit | undefined;
  const begin = async (transaction: Transaction): Promise<Deposit> => {
    begun ??= await beginStaging(transaction, received, own, isFirst);
    return begun;
  };
  const writer = stagingWriter(received.deposit, tablesOf(received.deposit, own), (work) =>
    context.transaction(async (transaction) => {
      await begin(transaction);
      return await work(transaction);
    }),
  );
  const facts = await readDirectory(opened, size, context.services.limits, writer);
  return await context.transaction(async (transaction) => {
    const deposit = await begin(transaction);
    await writer.finish(transaction);
    if (opened.format === 'zip') await markOverlaps(transaction, deposit);
    return await saveDeposit(transaction, deposit, { phase: 'directory', facts: { package: facts } });
  });
}

/** Two entries over the same bytes: a bomb that no ratio shows. */
async function markOverlaps(transaction: Transaction, { deposit, tables }: Deposit): Promise<void> {
  await transaction.query(
    `insert into ${tables.entry_finding} (deposit, ordinal, finding, detail)
     select $1, o.ordinal, 'OVERLAPPING', o.before
     from (select ordinal, byte_offset, lag(name) over w before,
                  max(byte_offset + 30 + length(name) + stored_size) over (w rows between unbounded preceding and 1 preceding) upto
           from ${tables.entry} where deposit = $1 window w as (order by byte_offset, ordinal)) o
     where o.byte_offset < o.upto
     on conflict do nothing`,
    [deposit],
  );
}

/** Nothing of it can be read as a package: the antivirus looks at the file as it is, the actions refuse it. */
async function unreadable(
  context: IngestContext,
  deposit: Deposit,
  { code, detail }: PackageUnreadable,
  path: string,
  size: number,
): Promise<Deposit> {
  const scan = await scanWholePackage(context, path, size);
  return await context.transaction(async (transaction) => {
    // As it stands now: its directory may have begun to be staged, in tables of its own.
    const staged = (await findDeposit(transaction, context.tenant, context.operationId)) ?? deposit;
    const begun = await beginStaging(transaction, staged, false);
    return await saveDeposit(transaction, begun, {
      phase: 'objects',
      facts: { package: { unreadable: { code, detail }, entries: 0, bytes: size }, scan },
    });
  });
}
