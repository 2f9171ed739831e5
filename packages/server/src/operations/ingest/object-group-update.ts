import type { IngestAction } from './ingest-services.ts';

/** Adds objects to groups that the archive holds. CHECK_MANIFEST lets none through so far: the step has no item. */
export const objectGroupUpdate: IngestAction = {
  key: 'OBJECT_GROUP_UPDATE',
  behavior: 'BLOCKING',
  run: async ({ operationId }) => {
    throw new Error(`operation ${operationId}: a group of the archive cannot be updated yet`);
  },
};
