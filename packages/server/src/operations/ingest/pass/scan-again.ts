import { DEFAULT_STRATEGY } from '../../../storage/index.ts';
import type { IngestContext } from '../ingest-services.ts';
import { type Deposit, saveDeposit } from '../staging/deposit.ts';
import { stagingWriter } from '../staging/staging-writer.ts';
import { readObjects } from './read-objects.ts';
import { withPackageOf } from './with-package.ts';

/** Asks the antivirus again about every file, after a pause: limits may have been raised, the service is back. */
export async function scanAgain(context: IngestContext, deposit: Deposit): Promise<Deposit> {
  await context.transaction((transaction) =>
    transaction.query(
      `delete from ${deposit.tables.entry_finding} where deposit = $1 and finding in ('infected', 'not_scanned')`,
      [deposit.deposit],
    ),
  );
  const { scan } = await withPackageOf(context, (opened) =>
    readObjects(context, {
      deposit,
      opened,
      writer: stagingWriter(deposit.deposit, deposit.tables, (work) => context.transaction(work)),
      strategy: DEFAULT_STRATEGY,
      scan: true,
      everyFile: true,
      checkpoint: async () => {},
    }),
  );
  return await context.transaction((transaction) =>
    saveDeposit(transaction, deposit, { facts: { scan, scanPaused: false } }),
  );
}
