import {
  type FolderName,
  folderPrefix,
  listFolders,
  listTenants,
  PREPARED_FILE,
  readStoredFolder,
} from '@chartrier/offer-format';
import type { Database } from '../../platform/index.ts';
import type { Offer } from '../../storage/index.ts';

/** A folder that the database does not know as finished. */
export interface SurveyedFolder extends FolderName {
  readonly offer: string;
  /**
   * `finished`: the database lacks it. `prepared`: it was never committed as far as this offer tells. `partial`: not even
   * prepared.
   */
  readonly state: 'finished' | 'prepared' | 'partial';
  /** Of a finished one that was committed. */
  readonly seq?: number;
}

const BATCH_FOLDERS = 500;
const DAY = 86_400_000;

export interface SurveyOptions {
  /** Looks at every folder; otherwise at those since the day before the database's youngest operation. */
  readonly whole: boolean;
}

/**
 * Looks for what an offer has beyond the database. Since an operation's row exists before its first byte, the operations
 * that a restored database lacks are younger than all that it has; and those that it thinks unfinished are looked at one
 * by one, whatever their age. Nothing is changed: an unknown folder is never deleted.
 *
 * @throws OFFER_UNAVAILABLE, OfferFormatError for JSON files that are damaged
 */
export async function* surveyOffer(
  database: Database,
  offer: Offer,
  options: SurveyOptions,
): AsyncGenerator<SurveyedFolder> {
  const erased = await erasedTenants(database);
  for (const tenant of await listTenants(offer)) {
    if (erased.has(tenant)) continue;
    const fromDay = options.whole ? undefined : await youngestDay(database, tenant);
    yield* examineAll(database, offer, listFolders(offer, tenant, fromDay === undefined ? {} : { fromDay }));
    if (fromDay !== undefined)
      yield* examineAll(database, offer, unfinishedBefore(database, tenant, fromDay));
  }
}

/** What an offer that was down still has of them is removed when it is back; it is not ahead of the database. */
export async function erasedTenants(database: Database): Promise<ReadonlySet<number>> {
  const { rows } = await database.query<{ id: number }>(`select id from tenant where status = 'ERASED'`);
  return new Set(rows.map(({ id }) => id));
}

/** The day before that of the youngest operation: clocks of several servers may differ. */
async function youngestDay(database: Database, tenant: number): Promise<string | undefined> {
  const { rows } = await database.query<{ youngest: Date | null }>(
    'select max(created_at) youngest from operation where tenant = $1',
    [tenant],
  );
  const youngest = rows[0]?.youngest;
  return youngest ? new Date(youngest.getTime() - DAY).toISOString().slice(0, 10) : undefined;
}

async function* unfinishedBefore(
  database: Database,
  tenant: number,
  day: string,
): AsyncGenerator<FolderName> {
  const { rows } = await database.query<{ id: string; created_at: Date }>(
    `select id, created_at from operation where tenant = $1 and not sealed and created_at < $2::timestamptz`,
    [tenant, `${day}T00:00:00Z`],
  );
  for (const { id, created_at } of rows)
    yield { tenant, day: created_at.toISOString().slice(0, 10), operationId: id };
}

async function* examineAll(
  database: Database,
  offer: Offer,
  names: AsyncIterable<FolderName>,
): AsyncGenerator<SurveyedFolder> {
  let batch: FolderName[] = [];
  for await (const name of names) {
    batch.push(name);
    if (batch.length < BATCH_FOLDERS) continue;
    yield* examine(database, offer, batch);
    batch = [];
  }
  yield* examine(database, offer, batch);
}

interface KnownOperation {
  readonly id: string;
  readonly sealed: boolean;
  readonly finished: boolean;
  readonly chain_link: string | null;
}

async function* examine(
  database: Database,
  offer: Offer,
  names: readonly FolderName[],
): AsyncGenerator<SurveyedFolder> {
  if (names.length === 0) return;
  const sealed = new Set(
    (await knownOperations(database, names)).filter((row) => row.sealed).map(({ id }) => id),
  );
  for (const name of names) {
    if (sealed.has(name.operationId)) continue;
    const folder = await stateOf(offer, name);
    // read after the folder: what goes on meanwhile is in the row before it is on the offer
    const [row] = await knownOperations(database, [name]);
    if (row && !isAhead(row, folder)) continue;
    yield {
      ...name,
      offer: offer.id,
      state: folder.state,
      ...(folder.seq !== undefined && { seq: folder.seq }),
    };
  }
}

async function knownOperations(
  database: Database,
  names: readonly FolderName[],
): Promise<readonly KnownOperation[]> {
  const { rows } = await database.query<KnownOperation>(
    'select id, sealed, finished, chain_link from operation where tenant = $1 and id = any($2)',
    [names[0]?.tenant ?? 0, names.map((name) => name.operationId)],
  );
  return rows;
}

interface FolderState extends Pick<SurveyedFolder, 'state' | 'seq'> {
  readonly link?: string;
}

/** An unfinished operation goes on by itself; unless the offer has an end of it that the database never reached. */
function isAhead(row: KnownOperation, folder: FolderState): boolean {
  if (row.sealed || folder.state !== 'finished') return false;
  return folder.link === undefined ? !row.finished : folder.link !== row.chain_link;
}

async function stateOf(offer: Offer, name: FolderName): Promise<FolderState> {
  const { operation } = await readStoredFolder(offer, name);
  if (!operation) {
    const prepared = await offer.stat(folderPrefix(name) + PREPARED_FILE);
    return { state: prepared ? 'prepared' : 'partial' };
  }
  if (!operation.commit) return { state: 'finished' };
  return { state: 'finished', seq: operation.commit.seq, link: operation.commit.link };
}
