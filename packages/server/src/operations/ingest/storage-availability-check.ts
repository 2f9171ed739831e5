import type { SubOutcome } from '../engine/index.ts';
import type { IngestAction } from './ingest-services.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { type DepositFault, faultsData } from './refusal.ts';

/**
 * Every offer of the objects' strategy had room for all of them when the package was read; nothing was stored otherwise. An
 * offer that does not tell its room is taken at its word.
 */
export const storageAvailabilityCheck: IngestAction = {
  key: 'STORAGE_AVAILABILITY_CHECK',
  behavior: 'BLOCKING',
  run: async (context) => {
    const { facts } = await stagedDeposit(context);
    const { needed, offers } = facts.space ?? { needed: 0, offers: [] };
    const known = offers.filter(({ usable }) => usable !== null);
    const evDetData: Record<string, unknown> = {};
    const faults: DepositFault[] = [];
    for (const { offer, usable } of known) {
      const enough = usable === null || usable >= needed;
      evDetData[offer] = enough ? 'OK' : 'KO';
      if (enough) continue;
      evDetData[`${offer}_usableSpace`] = usable;
      evDetData[`${offer}_totalSizeToBeStored`] = needed;
      faults.push({ code: 'INGEST_OFFER_FULL', parameters: { offer, needed, usable } });
    }
    if (known.length === 0) return { status: 'OK' };
    const status = faults.length > 0 ? 'KO' : 'OK';
    const sub: SubOutcome = {
      key: 'STORAGE_AVAILABILITY_CHECK',
      status,
      meter: {
        ...(known.length > faults.length ? { OK: known.length - faults.length } : {}),
        ...(faults.length > 0 ? { KO: faults.length } : {}),
      },
    };
    return {
      status,
      subOutcomes: [sub],
      evDetData: faults.length > 0 ? { ...evDetData, ...faultsData(faults) } : evDetData,
    };
  },
};
