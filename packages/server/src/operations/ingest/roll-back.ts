import { dropShelf } from '../../archive/index.ts';
import { memoryOf } from './attempt-memory.ts';
import type { IngestAction, IngestContext } from './ingest-services.ts';
import { afterLocalUpload } from './local-upload/after-local-upload.ts';
import { type Deposit, findDeposit, removeDeposit } from './staging/deposit.ts';
import { giveUp } from './storing/open-folders.ts';

/** Takes away what a refused deposit left on the way: its folder's files, its shelf. Its journal and reply stay. */
export const rollBack: IngestAction = {
  key: 'ROLL_BACK',
  behavior: 'BLOCKING',
  run: async (context) => {
    await giveUp(context.services.openFolders, context.operationId);
    if (context.seq === undefined) await dropShelfOf(context);
    return { status: 'OK' };
  },
};

/** After the end: the package, the staged rows, whatever is open, the file it came from. Done again, nothing happens. */
export async function cleanUp(context: IngestContext): Promise<void> {
  const { database, workspace, openFolders } = context.services;
  await giveUp(openFolders, context.operationId);
  await dropShelfOf(context);
  const deposit = await depositOf(context);
  // gone for good with the mark that the operation is completed, at the latest
  if (deposit !== undefined)
    await database.transaction((transaction) => removeDeposit(transaction, deposit), {
      durableAtOnce: false,
    });
  await workspace.remove(context.operationId);
  await afterLocalUpload(context);
}

/** A shelf that the commit attached is the archive's by now, and stays. */
async function dropShelfOf(context: IngestContext): Promise<void> {
  const shelf = (await depositOf(context))?.facts.shelf;
  if (shelf !== undefined) await dropShelf(context.services.database, shelf.shelf);
}

async function depositOf(context: IngestContext): Promise<Deposit | undefined> {
  const { services, tenant, operationId } = context;
  return memoryOf(context)?.deposit ?? (await findDeposit(services.database, tenant, operationId));
}
