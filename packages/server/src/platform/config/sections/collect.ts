import { Type } from 'typebox';
import { whole } from './keys.ts';

/** Minutes of a day. */
const DAY = 1_440;

export const collect = Type.Object(
  {
    acknowledgementMinutes: whole(
      'How often the ingests of transactions that were sent are looked at (Vitam: `statusTransactionThreadFrequency`).',
      { default: 5, minimum: 1, maximum: DAY },
    ),
    purgeMinutes: whole('How often what was prepared is purged (Vitam: `purgeTransactionThreadFrequency`).', {
      default: 60,
      minimum: 1,
      maximum: DAY,
    }),
    purgeDelayMinutes: whole(
      'Minutes after which what a transaction holds is purged, once its ingest ended well or it was aborted.',
      { default: 60 },
    ),
    purgeDelayMinutesByTenant: Type.Record(
      Type.String({ pattern: '^[0-9]+$' }),
      Type.Integer({ minimum: 0 }),
      {
        description: 'The same by tenant (Vitam: `purgeTransactionDelayInMinutes`).',
        default: {},
      },
    ),
  },
  { description: 'The pre-deposit.' },
);
