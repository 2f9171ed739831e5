import { guidSeries } from '../../../platform/index.ts';
import type { IngestContext } from '../ingest-services.ts';

/** Ids of what the deposit holds, by rank: derived from the operation's, hence the same in a pass done again. */
export function idsOf({ tenant, operationId }: Pick<IngestContext, 'tenant' | 'operationId'>) {
  return {
    unit: guidSeries('unit', tenant, operationId),
    group: guidSeries('objectgroup', tenant, operationId),
    object: guidSeries('object', tenant, operationId),
  };
}
