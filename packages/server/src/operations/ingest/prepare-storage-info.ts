import { strategyOf } from '../../storage/index.ts';
import type { IngestAction } from './ingest-services.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { strategiesOf } from './pass/strategies.ts';

/** The strategies that the deposit will use are configured, with their offers. @throws STRATEGY_UNKNOWN (FATAL) */
export const prepareStorageInfo: IngestAction = {
  key: 'PREPARE_STORAGE_INFO',
  behavior: 'BLOCKING',
  run: async (context) => {
    const strategies = await strategiesOf(context, await stagedDeposit(context));
    for (const id of new Set(Object.values(strategies))) strategyOf(context.services.storage, id);
    return { status: 'OK' };
  },
};
