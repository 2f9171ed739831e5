import type { IngestAction } from './ingest-services.ts';
import { entryFaults, PACKAGE_ERRORS } from './package-faults.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { faultsData } from './refusal.ts';

/**
 * The package is one of the archives that are read (ZIP, TAR, TAR compressed by gzip or bzip2, told by their content), and
 * all of it can be read: sound, not encrypted, within the limits.
 */
export const checkContainer: IngestAction = {
  key: 'CHECK_CONTAINER',
  behavior: 'BLOCKING',
  run: async (context) => {
    const deposit = await stagedDeposit(context);
    const unreadable = deposit.facts.package?.unreadable;
    if (unreadable !== undefined) {
      const { code, detail } = unreadable;
      return {
        status: 'KO',
        evDetData: faultsData([{ code: PACKAGE_ERRORS[code], parameters: { detail } }]),
      };
    }
    const { faults, total } = await entryFaults(context.services.database, deposit, 'container');
    if (total > 0) return { status: 'KO', evDetData: faultsData(faults, { total }) };
    return { status: 'OK' };
  },
};
