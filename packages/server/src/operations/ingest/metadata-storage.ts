import type { IngestAction } from './ingest-services.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { CHANGED_GROUPS, OBJECT_GROUPS, OBJECTS, UNITS } from './storing/folder-parts.ts';
import { folderWith } from './storing/operation-folder.ts';

/** The documents of object groups are in the operation's folder, line by line. */
export const ogMetadataStorage: IngestAction = {
  key: 'OG_METADATA_STORAGE',
  behavior: 'BLOCKING',
  lifecycle: [],
  run: async (context) => {
    await folderWith(context, await stagedDeposit(context), [OBJECTS, OBJECT_GROUPS]);
    return { status: 'OK' };
  },
};

/** The new versions of the archive's groups are in the operation's folder, line by line. */
export const changedGroupStorage: IngestAction = {
  key: 'OG_METADATA_STORAGE',
  behavior: 'BLOCKING',
  lifecycle: [],
  run: async (context) => {
    await folderWith(context, await stagedDeposit(context), [OBJECTS, OBJECT_GROUPS, UNITS, CHANGED_GROUPS]);
    return { status: 'OK' };
  },
};

/** The documents of units are in the operation's folder, line by line. */
export const unitMetadataStorage: IngestAction = {
  key: 'UNIT_METADATA_STORAGE',
  behavior: 'BLOCKING',
  lifecycle: [],
  run: async (context) => {
    await folderWith(context, await stagedDeposit(context), [OBJECTS, OBJECT_GROUPS, UNITS]);
    return { status: 'OK' };
  },
};
