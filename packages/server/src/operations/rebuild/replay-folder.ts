import {
  type FolderName,
  folderEntries,
  folderJournal,
  readStoredFolder,
  type StoredFolder,
} from '@chartrier/offer-format';
import { putObjectLocations } from '../../archive/index.ts';
import { replayJournal } from '../../logbook/index.ts';
import type { Database, Transaction } from '../../platform/index.ts';
import type { ObjectLocation, Offer } from '../../storage/index.ts';
import { restoreOperation } from '../engine/index.ts';
import { checkChain } from './check-chain.ts';
import { replayLines } from './replay-lines.ts';
import { replayReplacements } from './replay-replacements.ts';

const BATCH_LOCATIONS = 2_000;

/** What a folder that was replayed says of itself. */
export interface ReplayedFolder {
  readonly stored: StoredFolder;
  /** Files that this offer has not, by its strategy. */
  readonly elsewhere: number;
}

/**
 * Puts a finished folder's operation in the database: objects' locations, lines, journal, the operation's row, the chain.
 * All of it in one transaction, which digests and roots that differ roll back. What the database had of the same
 * operation, unfinished, is forgotten.
 *
 * @throws OfferFormatError, REBUILD_CHAIN_BROKEN, JOURNAL_UNREADABLE
 */
export async function replayFolder(
  database: Database,
  offer: Offer,
  name: FolderName,
): Promise<ReplayedFolder> {
  const stored = await readStoredFolder(offer, name);
  const { operation } = stored;
  if (!operation) throw new Error(`${stored.prefix} is not finished`);
  const reference = { tenant: name.tenant, id: name.operationId };
  return database.transaction(async (transaction) => {
    if (operation.commit) await checkChain(transaction, name, operation.commit);
    await forgetUnfinished(transaction, name);
    const header = await replayJournal(transaction, reference, folderJournal(offer, stored));
    const elsewhere = operation.commit ? await replayContent(transaction, offer, stored, header) : 0;
    const commit = operation.commit && {
      preparedDigest: operation.commit.prepared,
      seq: operation.commit.seq,
      previousLink: operation.commit.previousLink,
      link: operation.commit.link,
    };
    await restoreOperation(transaction, reference, header, commit);
    return { stored, elsewhere };
  });
}

/** The row of an operation that this database thinks unfinished, and what it noted of its steps. */
async function forgetUnfinished(
  transaction: Transaction,
  { tenant, operationId }: FolderName,
): Promise<void> {
  await transaction.query('delete from operation where tenant = $1 and id = $2', [tenant, operationId]);
  for (const table of ['step_run', 'batch'])
    await transaction.query(`delete from ${table} where tenant = $1 and operation_id = $2`, [
      tenant,
      operationId,
    ]);
}

async function replayContent(
  transaction: Transaction,
  offer: Offer,
  stored: StoredFolder,
  header: Readonly<Record<string, unknown>>,
): Promise<number> {
  const { tenant, operationId, operation, prepared } = stored;
  const origin = {
    tenant,
    operationId,
    seq: BigInt(operation?.commit?.seq ?? 0),
    committedAt: new Date(String(header.committedAt)),
  };
  const lines = replayLines(transaction, origin);
  let locations: ObjectLocation[] = [];
  let elsewhere = 0;
  async function flush(): Promise<void> {
    if (locations.length > 0) await putObjectLocations(transaction, tenant, locations);
    locations = [];
  }
  for await (const entry of folderEntries(offer, stored, offer.id)) {
    if (entry.type === 'line') await lines.add(entry.line, entry.characters);
    else if (entry.type === 'elsewhere') elsewhere += 1;
    else {
      const { id, offset, length, sha512 } = entry.index;
      locations.push({ objectId: id, strategy: entry.strategy, packKey: entry.key, offset, length, sha512 });
      if (locations.length >= BATCH_LOCATIONS) await flush();
    }
  }
  await flush();
  await lines.flush();
  if (prepared?.replacements) await replayReplacements(transaction, offer, tenant, prepared.replacements);
  await transaction.query('insert into rebuild_pending (tenant) values ($1) on conflict do nothing', [
    tenant,
  ]);
  return elsewhere;
}
