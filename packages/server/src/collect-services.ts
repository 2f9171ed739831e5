import { type BulkServices, type CollectServices, keepUnitTypes } from './collect/index.ts';
import type { Foundation } from './foundation.ts';
import type { Rooms } from './rooms.ts';

/** What the pre-deposit works with. */
export function composeCollect(
  { config, database, clock, newGuid }: Foundation,
  { workspace, formats }: Pick<Rooms, 'workspace' | 'formats'>,
): CollectServices {
  const { limits, administrationTenant } = config;
  return {
    database,
    workspace,
    clock,
    newGuid,
    formats,
    unitTypes: keepUnitTypes(database, administrationTenant),
    administrationTenant,
    uploadBytes: limits.uploadBytes,
    ...(limits.uploadWindowBytes === 0
      ? {}
      : {
          slowestUpload: { bytes: limits.uploadWindowBytes, windowMs: limits.uploadWindowSeconds * 1_000 },
        }),
  };
}

/** The same, with what trees of files and packages need. */
export function composeBulkCollect(
  foundation: Foundation,
  rooms: Pick<Rooms, 'workspace' | 'formats' | 'voice'>,
  workflows: BulkServices['deposits']['workflows'],
): BulkServices {
  return {
    ...composeCollect(foundation, rooms),
    packageLimits: foundation.config.ingest.limits,
    deposits: { workflows, voice: rooms.voice },
  };
}
