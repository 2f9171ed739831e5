import { hash } from 'node:crypto';
import { chartrierError } from '@chartrier/messages';
import {
  LAYOUT_VERSION,
  OFFER_FILE,
  parseOfferFile,
  readWhole,
  renderOfferFile,
} from '@chartrier/offer-format';
import type { Offer } from './offer.ts';

export const DEFAULT_STRATEGY = 'default';
const MAX_OFFER_FILE = 2 ** 16;

/** The offers that each byte of a kind is written to, by rank: the first is read first. */
export interface Strategy {
  readonly id: string;
  readonly offers: readonly Offer[];
}

/** What an operator should know and nobody waits for: a read that had to go to the next offer. */
export interface StorageEvent {
  readonly kind: 'read-failed';
  readonly offer: string;
  readonly key: string;
  readonly error: unknown;
}

/** The storage of an archive: its offers and what is written where. */
export interface Storage {
  readonly archiveId: string;
  readonly offers: ReadonlyMap<string, Offer>;
  readonly strategies: ReadonlyMap<string, Strategy>;
  readonly report: (event: StorageEvent) => void;
  /** Makes sure that an offer is this archive's, before anything is written to it; a new one becomes it. */
  readonly identify: (offer: Offer) => Promise<void>;
  /** Makes sure, once, that this database may write to the offers at all. */
  readonly mayWrite: () => Promise<void>;
}

export interface StorageOptions {
  readonly archiveId: string;
  readonly offers: readonly Offer[];
  readonly strategies: readonly { readonly id: string; readonly offers: readonly string[] }[];
  /** Offers that have had their `offer.json`: without it they are not mounted, rather than new. */
  readonly knownOffers: ReadonlySet<string>;
  /** Remembers that an offer has its `offer.json`. */
  readonly rememberOffer: (offerId: string) => Promise<void>;
  readonly report: (event: StorageEvent) => void;
  /**
   * Asked before the first write of the process, when the offers can be reached, and again until it agrees: it refuses
   * when the offers are ahead of the database, whichever process is the first to meet them.
   */
  readonly guard?: (storage: Storage) => Promise<void>;
}

/**
 * Puts strategies and offers together. It asks nothing of the offers: one that is down is met when it is used.
 * @throws OFFER_UNKNOWN, STRATEGY_UNKNOWN (there is no `default`)
 */
export function openStorage(options: StorageOptions): Storage {
  const offers = new Map(options.offers.map((offer) => [offer.id, offer]));
  const strategies = new Map(
    options.strategies.map(({ id, offers: names }) => [
      id,
      { id, offers: names.map((name) => namedOffer(offers, id, name)) },
    ]),
  );
  if (!strategies.has(DEFAULT_STRATEGY))
    throw chartrierError('STRATEGY_UNKNOWN', { strategy: DEFAULT_STRATEGY, known: [...strategies.keys()] });
  const identified = new Map<string, Promise<void>>();
  let agreed: Promise<void> | undefined;
  const storage: Storage = {
    archiveId: options.archiveId,
    offers,
    strategies,
    report: options.report,
    identify(offer) {
      const known = identified.get(offer.id);
      if (known) return known;
      const asked = identifyOffer(offer, options);
      identified.set(offer.id, asked);
      // an offer that was down is asked again next time
      asked.catch(() => identified.delete(offer.id));
      return asked;
    },
    mayWrite() {
      agreed ??= options.guard?.(storage) ?? Promise.resolve();
      agreed.catch(() => {
        agreed = undefined;
      });
      return agreed;
    },
  };
  return storage;
}

function namedOffer(offers: ReadonlyMap<string, Offer>, strategy: string, name: string): Offer {
  const offer = offers.get(name);
  if (!offer) throw chartrierError('OFFER_UNKNOWN', { strategy, offer: name, known: [...offers.keys()] });
  return offer;
}

/** @throws STRATEGY_UNKNOWN */
export function strategyOf({ strategies }: Pick<Storage, 'strategies'>, id: string): Strategy {
  const strategy = strategies.get(id);
  if (!strategy) throw chartrierError('STRATEGY_UNKNOWN', { strategy: id, known: [...strategies.keys()] });
  return strategy;
}

/**
 * The offers of some strategies, each once, known to be this archive's, and not ahead of the database.
 * @throws STRATEGY_UNKNOWN, OFFER_UNAVAILABLE, OFFER_OF_ANOTHER_ARCHIVE, OFFER_NOT_EMPTY, and what the guard throws
 */
export async function writableOffers(
  storage: Storage,
  strategies: Iterable<string>,
): Promise<readonly Offer[]> {
  const offers = new Set<Offer>();
  for (const id of strategies) for (const offer of strategyOf(storage, id).offers) offers.add(offer);
  await Promise.all([...offers].map(storage.identify));
  await storage.mayWrite();
  return [...offers];
}

/** The archive that an offer belongs to; undefined when nothing was ever written to it. @throws OFFER_UNAVAILABLE */
export async function archiveOf(offer: Offer): Promise<string | undefined> {
  if (!(await offer.stat(OFFER_FILE))) return undefined;
  return parseOfferFile(await readWhole(await offer.get(OFFER_FILE), MAX_OFFER_FILE)).archive;
}

async function identifyOffer(offer: Offer, options: StorageOptions): Promise<void> {
  const found = await foundArchive(offer, options.knownOffers);
  if (found === undefined) {
    const file = renderOfferFile({ archive: options.archiveId, layout: LAYOUT_VERSION, offer: offer.id });
    await offer.put(OFFER_FILE, file, hash('sha512', file, 'hex'), file.length);
  } else if (found !== options.archiveId)
    throw chartrierError('OFFER_OF_ANOTHER_ARCHIVE', { offer: offer.id, found, expected: options.archiveId });
  if (!options.knownOffers.has(offer.id)) await options.rememberOffer(offer.id);
}

/** The archive named by an offer; undefined for a new one, empty or not even made. */
async function foundArchive(offer: Offer, known: ReadonlySet<string>): Promise<string | undefined> {
  if (known.has(offer.id)) {
    const found = await archiveOf(offer);
    if (found !== undefined) return found;
    throw chartrierError('OFFER_UNAVAILABLE', {
      offer: offer.id,
      reason: `its ${OFFER_FILE} is gone (not mounted?)`,
    });
  }
  if (await offer.isNew()) return undefined;
  const found = await archiveOf(offer);
  if (found === undefined) throw chartrierError('OFFER_NOT_EMPTY', { offer: offer.id });
  return found;
}
