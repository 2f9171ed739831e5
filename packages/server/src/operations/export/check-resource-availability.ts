import { chartrierError } from '@chartrier/messages';
import { strategyOf } from '../../storage/index.ts';
import type { ExportAction } from './services.ts';

/**
 * Makes sure that the packs of a batch of objects are on an offer that can be read now. (In Vitam, objects on tapes are waited
 * for here; every offer gives its objects at once here.)
 *
 * It throws OBJECT_UNREADABLE when no offer has one, and what an offer that is down throws: the operation waits.
 */
export const checkResourceAvailability: ExportAction = {
  key: 'EXPORT_CHECK_RESOURCE_AVAILABILITY',
  behavior: 'BLOCKING',
  lifecycle: [],
  run: async ({ tenant, operationId, range, services }) => {
    if (range === undefined) throw new Error('this action works on a batch');
    const { rows } = await services.database.query<{ readonly strategy: string; readonly key: string }>(
      `select distinct l.strategy, l.pack_key key
       from export_object o join object_location l on l.tenant = o.tenant and l.object_id = o.object_id
       where o.tenant = $1 and o.operation_id = $2 and o.ordinal between $3 and $4`,
      [tenant, operationId, range.from, range.to],
    );
    for (const { strategy, key } of rows) {
      let failure: unknown;
      let found = false;
      for (const offer of strategyOf(services.storage, strategy).offers) {
        try {
          found = (await offer.stat(key)) !== undefined;
        } catch (error) {
          failure = error;
        }
        if (found) break;
      }
      if (!found) throw failure ?? chartrierError('OBJECT_UNREADABLE', { key });
    }
    return { status: 'OK' };
  },
};
