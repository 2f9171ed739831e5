import type { Database } from '../../platform/index.ts';
import type { Storage } from '../../storage/index.ts';

/** What the workflows of this room are bound with. */
export interface TenantWorkflowServices {
  readonly database: Database;
  readonly storage: Storage;
  /** Removes what a tenant was sending: nobody would know of it once its rows are gone. */
  readonly removeUploads: (tenant: number) => Promise<void>;
}
