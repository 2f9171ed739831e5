import { chartrierError, isChartrierError } from '@chartrier/messages';
import { folderPrefix, OfferFormatError } from '@chartrier/offer-format';
import type { Database } from '../../platform/index.ts';
import { removeTenantRows } from '../../security/index.ts';
import { type Offer, spreadFinished } from '../../storage/index.ts';
import { computeDerived } from './compute-derived.ts';
import { type ReplayedFolder, replayFolder } from './replay-folder.ts';
import { collectFolders, type RebuildReport } from './report.ts';
import { erasedTenants, type SurveyOptions, surveyOffer } from './survey-offers.ts';

export interface RebuildServices {
  readonly database: Database;
  readonly administrationTenant: number;
  /** Names of tenants that the configuration knows. */
  readonly tenants: readonly { readonly id: number; readonly name: string }[];
  /** Told of each operation that is replayed. */
  readonly progress?: (replayed: {
    readonly tenant: number;
    readonly operationId: string;
    readonly seq?: number;
  }) => void;
}

interface FolderRow {
  readonly tenant: number;
  readonly operation_id: string;
  readonly day: string;
  readonly offers: readonly string[];
}

const FOLDERS_PER_FETCH = 500;

/**
 * Replays every finished folder that the offers have and the database has not: the administration tenant first, then by
 * tenant, in the order of sequence numbers, refused operations last; then computes what is derived. What was replayed
 * stays when a later folder fails: asked again, it goes on from there.
 *
 * @throws REBUILD_CHAIN_BROKEN, REBUILD_FOLDER_UNREADABLE, OFFER_UNAVAILABLE
 */
export async function replaySurvey(
  services: RebuildServices,
  offers: readonly Offer[],
  options: SurveyOptions,
): Promise<RebuildReport> {
  const { database } = services;
  const setApart = collectFolders();
  const partial = collectFolders();
  await database.query('truncate rebuild_folder');
  for (const offer of offers)
    for await (const folder of surveyOffer(database, offer, options)) {
      if (folder.state === 'finished')
        await database.query(
          `insert into rebuild_folder (tenant, operation_id, day, offers, seq) values ($1, $2, $3, $4, $5)
           on conflict (tenant, operation_id) do update set offers = rebuild_folder.offers || excluded.offers`,
          [folder.tenant, folder.operationId, folder.day, [folder.offer], folder.seq ?? null],
        );
      else (folder.state === 'prepared' ? setApart : partial).add(folderPrefix(folder));
    }
  await nameTenants(services);
  const counts = { committed: 0, refused: 0, elsewhere: 0 };
  let erased: ReadonlySet<number> | undefined;
  for await (const row of orderedFolders(services)) {
    // the administration tenant, which comes first, says which ones were erased
    if (row.tenant !== services.administrationTenant) {
      erased ??= await erasedTenants(database);
      if (erased.has(row.tenant)) continue;
    }
    const { stored, elsewhere } = await replayFromAny(database, offers, row);
    const seq = stored.operation?.commit?.seq;
    counts[seq === undefined ? 'refused' : 'committed'] += 1;
    counts.elsewhere += elsewhere;
    services.progress?.({
      tenant: row.tenant,
      operationId: row.operation_id,
      ...(seq !== undefined && { seq }),
    });
  }
  // a database put back from a backup may still have what was erased since
  for (const tenant of await erasedTenants(database)) await removeTenantRows(database, tenant);
  await computeDerived(database);
  await database.query('truncate rebuild_folder');
  return { ...counts, setApart: setApart.list(), partial: partial.list() };
}

/** Tenants that have a folder exist, under the name that the configuration gives them. */
async function nameTenants({ database, tenants }: RebuildServices): Promise<void> {
  const { rows } = await database.query<{ tenant: number }>('select distinct tenant from rebuild_folder');
  for (const { tenant } of rows) {
    const name = tenants.find(({ id }) => id === tenant)?.name ?? `Tenant ${tenant}`;
    await database.query('insert into tenant (id, name) values ($1, $2) on conflict do nothing', [
      tenant,
      name,
    ]);
  }
}

/** By page, since each folder is replayed in a transaction of its own. */
async function* orderedFolders({
  database,
  administrationTenant,
}: RebuildServices): AsyncGenerator<FolderRow> {
  for (let offset = 0; ; offset += FOLDERS_PER_FETCH) {
    const { rows } = await database.query<FolderRow>(
      `select tenant, operation_id, day, offers from rebuild_folder
       order by tenant <> $1, tenant, seq nulls last, day, operation_id limit $2 offset $3`,
      [administrationTenant, FOLDERS_PER_FETCH, offset],
    );
    yield* rows;
    if (rows.length < FOLDERS_PER_FETCH) return;
  }
}

/** Replays a folder from the first offer that can; then the others get the last files that they may lack. */
async function replayFromAny(
  database: Database,
  offers: readonly Offer[],
  { tenant, operation_id: operationId, day, offers: names }: FolderRow,
): Promise<ReplayedFolder> {
  const name = { tenant, day, operationId };
  let last: unknown;
  for (const offer of offers.filter(({ id }) => names.includes(id))) {
    try {
      const replayed = await replayFolder(database, offer, name);
      await spread(offers, replayed);
      return replayed;
    } catch (error) {
      if (!isDamage(error)) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      last = chartrierError(
        'REBUILD_FOLDER_UNREADABLE',
        { folder: folderPrefix(name), offer: offer.id, reason },
        { cause: error },
      );
    }
  }
  throw last;
}

async function spread(offers: readonly Offer[], { stored }: ReplayedFolder): Promise<void> {
  const { operation, prepared, prefix, operationId } = stored;
  if (!operation || offers.length === 1) return;
  const involved = new Set(Object.values(prepared?.strategies ?? {}).flat());
  await spreadFinished(prepared ? offers.filter(({ id }) => involved.has(id)) : offers, prefix, {
    operationId,
    outcome: operation.outcome,
    ...(operation.commit && {
      commit: { ...operation.commit, preparedDigest: operation.commit.prepared },
    }),
  });
}

/** Another offer may have the folder whole. */
function isDamage(error: unknown): boolean {
  return (
    error instanceof OfferFormatError ||
    isChartrierError(error, 'OFFER_KEY_ABSENT') ||
    isChartrierError(error, 'OFFER_UNAVAILABLE') ||
    isChartrierError(error, 'JOURNAL_UNREADABLE')
  );
}
