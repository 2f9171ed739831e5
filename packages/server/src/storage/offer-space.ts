import { type Storage, strategyOf } from './storage.ts';

export interface OfferSpace {
  readonly offer: string;
  /** Undefined when the storage cannot tell. */
  readonly usableBytes: number | undefined;
}

/** The room left on each offer of a strategy: each must hold all of it. @throws STRATEGY_UNKNOWN, OFFER_UNAVAILABLE */
export async function offerSpace(storage: Storage, strategy: string): Promise<readonly OfferSpace[]> {
  return Promise.all(
    strategyOf(storage, strategy).offers.map(async (offer) => ({
      offer: offer.id,
      usableBytes: await offer.usableSpace(),
    })),
  );
}
