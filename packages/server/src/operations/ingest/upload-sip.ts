import type { IngestAction } from './ingest-services.ts';
import { entryFaults } from './package-faults.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { faultsData } from './refusal.ts';

/**
 * Every file of the package may be unpacked: its path is allowed, once, below the root, and it is an ordinary file. Vitam
 * tells the outcome by the step alone; a refusal is told by the action too, for it must say which file.
 */
export const uploadSip: IngestAction = {
  key: 'UPLOAD_SIP',
  behavior: 'BLOCKING',
  run: async (context) => {
    const deposit = await stagedDeposit(context);
    const { faults, total } = await entryFaults(context.services.database, deposit, 'content');
    if (total === 0) return { status: 'OK', silent: true };
    return { status: 'KO', evDetData: faultsData(faults, { total }) };
  },
};
