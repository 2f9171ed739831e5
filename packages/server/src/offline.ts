import { chartrierError } from '@chartrier/messages';
import { createServiceLogger, type Foundation, openFoundation, reachPostgres } from './foundation.ts';
import { catchUp, type RebuildReport, type RebuildServices, rebuild } from './operations/rebuild/index.ts';
import type { Config } from './platform/index.ts';
import { openRooms, type Rooms } from './rooms.ts';

export type ReplayProgress = NonNullable<RebuildServices['progress']>;

/** Opens the database and the offers without server or worker, does the work, and closes them whatever happens. */
export async function offline<T>(
  config: Config,
  work: (foundation: Foundation, rooms: Rooms) => Promise<T>,
): Promise<T> {
  const logger = createServiceLogger(config, 'worker');
  const postgres = await reachPostgres(config, logger);
  try {
    const foundation = await openFoundation(config, 'worker', postgres.connection, logger);
    try {
      const rooms = await openRooms(foundation);
      try {
        return await work(foundation, rooms);
      } finally {
        await rooms.close();
      }
    } finally {
      await foundation.close();
    }
  } finally {
    await postgres.release();
  }
}

function servicesOf({ config, database }: Foundation, progress: ReplayProgress): RebuildServices {
  return { database, administrationTenant: config.administrationTenant, tenants: config.tenants, progress };
}

/**
 * Makes the empty database of the configuration again from one of its offers.
 * @throws OFFER_UNKNOWN, and what `rebuild` throws
 */
export async function rebuildDatabase(
  config: Config,
  offerId: string,
  progress: ReplayProgress = () => {},
): Promise<RebuildReport> {
  return offline(config, async (foundation, rooms) => {
    const offer = rooms.storage.offers.get(offerId);
    if (offer === undefined) {
      throw chartrierError('REBUILD_OFFER_UNKNOWN', {
        offer: offerId,
        known: [...rooms.storage.offers.keys()],
      });
    }
    return rebuild(servicesOf(foundation, progress), offer);
  });
}

/** Gives the database what its offers have beyond it; no worker of the archive runs meanwhile. */
export async function catchUpWithOffers(
  config: Config,
  options: { readonly whole: boolean } = { whole: false },
  progress: ReplayProgress = () => {},
): Promise<RebuildReport> {
  return offline(config, (foundation, rooms) =>
    catchUp(servicesOf(foundation, progress), rooms.storage, options),
  );
}
