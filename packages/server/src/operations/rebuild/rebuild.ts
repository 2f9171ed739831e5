import { chartrierError } from '@chartrier/messages';
import type { Database } from '../../platform/index.ts';
import { adoptArchive, archiveOf, type Offer } from '../../storage/index.ts';
import { type RebuildServices, replaySurvey } from './replay-survey.ts';
import type { RebuildReport } from './report.ts';

/**
 * Makes the database again from one offer alone. The database is at the current schema and empty; it becomes the
 * database of the offer's archive. When it is broken off, `catchUp` goes on.
 *
 * @throws REBUILD_DATABASE_NOT_EMPTY, REBUILD_OFFER_EMPTY, REBUILD_CHAIN_BROKEN, REBUILD_FOLDER_UNREADABLE,
 * OFFER_UNAVAILABLE
 */
export async function rebuild(services: RebuildServices, offer: Offer): Promise<RebuildReport> {
  const { database } = services;
  if (!(await isEmpty(database))) throw chartrierError('REBUILD_DATABASE_NOT_EMPTY');
  const archive = await archiveOf(offer);
  if (archive === undefined) throw chartrierError('REBUILD_OFFER_EMPTY', { offer: offer.id });
  await database.transaction((transaction) => adoptArchive(transaction, archive, offer.id));
  return replaySurvey(services, [offer], { whole: true });
}

/** No operation, hence nothing that one made. */
async function isEmpty(database: Database): Promise<boolean> {
  const { rows } = await database.query<{ empty: boolean }>(
    `select not exists (select from operation) and not exists (select from unit)
       and not exists (select from referential) empty`,
  );
  return rows[0]?.empty ?? false;
}
