import { chartrierError } from '@chartrier/messages';
import type { Database } from '../../platform/index.ts';
import {
  DEFAULT_STRATEGY,
  identifyOffers,
  type Offer,
  type Storage,
  strategyOf,
} from '../../storage/index.ts';
import { type RebuildServices, replaySurvey } from './replay-survey.ts';
import type { RebuildReport } from './report.ts';
import { type SurveyOptions, surveyOffer } from './survey-offers.ts';

/**
 * Gives a database what its offers have beyond it (yesterday's database beside today's offers), then finishes on every
 * offer what was finished on one. Nothing else may write meanwhile. `whole` looks at every folder, however old.
 *
 * @throws OFFER_UNAVAILABLE, OFFER_OF_ANOTHER_ARCHIVE, REBUILD_CHAIN_BROKEN, REBUILD_FOLDER_UNREADABLE
 */
export async function catchUp(
  services: RebuildServices,
  storage: Storage,
  options: SurveyOptions = { whole: false },
): Promise<RebuildReport> {
  await identifyOffers(storage);
  return replaySurvey(services, journalOffers(storage), options);
}

/** What offers have beyond the database. */
export interface OffersAhead {
  /** Finished operations that the database lacks: writes stop until `catchUp`. */
  readonly operations: number;
  /** Folders prepared, and folders begun, of operations that the database does not know: kept, to be looked at. */
  readonly setApart: readonly string[];
}

const SHOWN_FOLDERS = 100;

/** Compares the offers with the database, at start. Changes nothing. @throws OFFER_UNAVAILABLE */
export async function offerAhead(database: Database, storage: Storage): Promise<OffersAhead> {
  const ahead = new Set<string>();
  const setApart = new Set<string>();
  for (const offer of journalOffers(storage))
    for await (const { state, tenant, day, operationId } of surveyOffer(database, offer, { whole: false })) {
      const folder = `${tenant} ${day} ${operationId}`;
      if (state === 'finished') ahead.add(folder);
      else if (setApart.size < SHOWN_FOLDERS) setApart.add(folder);
    }
  return { operations: ahead.size, setApart: [...setApart] };
}

/** @throws OFFERS_AHEAD when a worker must not start. */
export function refuseWhenAhead({ operations }: OffersAhead): void {
  if (operations > 0) throw chartrierError('OFFERS_AHEAD', { count: operations });
}

/** Journals are where the default strategy says. */
function journalOffers(storage: Storage): readonly Offer[] {
  return strategyOf(storage, DEFAULT_STRATEGY).offers;
}
