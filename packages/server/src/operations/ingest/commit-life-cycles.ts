import type { IngestAction } from './ingest-services.ts';

/** Lifecycles are kept with the operation from the first event on: the commit makes them those of the archive's items. */
export const commitLifeCycleObjectGroup: IngestAction = {
  key: 'COMMIT_LIFE_CYCLE_OBJECT_GROUP',
  behavior: 'BLOCKING',
  lifecycle: [],
  run: async () => ({ status: 'OK' }),
};

export const commitLifeCycleUnit: IngestAction = {
  key: 'COMMIT_LIFE_CYCLE_UNIT',
  behavior: 'BLOCKING',
  lifecycle: [],
  run: async () => ({ status: 'OK' }),
};
