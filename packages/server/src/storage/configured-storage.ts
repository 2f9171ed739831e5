import type { Config, Database } from '../platform/index.ts';
import { readArchiveIdentity } from './archive-identity.ts';
import { createFileSystemOffer } from './file-system/file-system-offer.ts';
import type { WritePoint } from './file-system/file-system-writer.ts';
import type { Offer } from './offer.ts';
import { openStorage, type Storage, type StorageEvent, type StorageOptions } from './storage.ts';

export interface ConfiguredStorageOptions {
  readonly report: (event: StorageEvent) => void;
  readonly guard?: NonNullable<StorageOptions['guard']>;
  /** Told of each moment of each write: a crash test stops the process there. */
  readonly onWrite?: (point: WritePoint) => void;
}

/** The offers of the configuration. One adapter a type. */
export function configuredOffers(
  { offers }: Pick<Config, 'offers'>,
  { onWrite }: Pick<ConfiguredStorageOptions, 'onWrite'> = {},
): readonly Offer[] {
  return offers.map(({ id, path }) => createFileSystemOffer({ id, path, ...(onWrite && { onWrite }) }));
}

/** The storage that the configuration describes, of the archive that the database is of. */
export async function openConfiguredStorage(
  config: Pick<Config, 'offers' | 'strategies'>,
  database: Database,
  options: ConfiguredStorageOptions,
): Promise<Storage> {
  return openStorage({
    ...(await readArchiveIdentity(database)),
    offers: configuredOffers(config, options),
    strategies: config.strategies,
    report: options.report,
    ...(options.guard && { guard: options.guard }),
  });
}

/**
 * Makes sure, at start, that every offer is this archive's and can be reached: a new one is made, a foreign one is told.
 * @throws OFFER_UNAVAILABLE, OFFER_OF_ANOTHER_ARCHIVE, OFFER_NOT_EMPTY
 */
export async function identifyOffers(storage: Storage): Promise<void> {
  for (const offer of storage.offers.values()) await storage.identify(offer);
}

/** Gives back what the offers hold (threads, connections). */
export async function closeStorage(storage: Storage): Promise<void> {
  for (const offer of storage.offers.values()) await offer.close();
}
