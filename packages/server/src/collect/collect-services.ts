import type { TypeOfField } from '../archive/index.ts';
import type { Clock, Database, NewGuid } from '../platform/index.ts';
import type { FormatIdentification } from '../referential/index.ts';
import type { SlowestSource, Workspace } from '../workspace/index.ts';

/** What the pre-deposit works with. */
export interface CollectServices {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly newGuid: NewGuid;
  /** Identifies binaries as they come. */
  readonly formats: FormatIdentification;
  /** The types that the ontology in force gives to the fields of units. */
  readonly unitTypes: () => Promise<TypeOfField>;
  /** Where the formats of the platform are. */
  readonly administrationTenant: number;
  /** Largest file received in one piece. */
  readonly uploadBytes: number;
  /** How slow a sender may be; absent: no limit. */
  readonly slowestUpload?: SlowestSource;
}
