import type { PackageLimits, ReceiveServices } from '../operations/ingest/index.ts';
import type { CollectServices } from './collect-services.ts';

/** What trees of files and packages need besides. */
export interface BulkServices extends CollectServices {
  /** What a zip may ask of us: the limits of a deposit's package, which this one's becomes. */
  readonly packageLimits: PackageLimits;
  /** What an ingest is begun with. */
  readonly deposits: Pick<ReceiveServices, 'workflows' | 'voice'>;
}
