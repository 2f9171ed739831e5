import type { ReferentialSnapshot } from './store/snapshot.ts';

/** What the checks of reference data need to know beyond the document itself. */
export interface CheckContext {
  readonly referential: ReferentialSnapshot;
  /** Another tenant's reference data: contexts name contracts of several tenants. */
  readonly referentialOf: (tenant: number) => ReferentialSnapshot;
  /** When the import or the update happens, as dates are stored. */
  readonly now: string;
  /** The caller must give identifiers in this collection and tenant; otherwise the server makes them. */
  readonly identifiersGiven: boolean;
  readonly tenants: ReadonlySet<number>;
  /** Names of the storage strategies. */
  readonly strategies: ReadonlySet<string>;
  readonly isPermission: (name: string) => boolean;
  /** Those of these unit ids that exist on the tenant. */
  readonly existingUnits: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Whether a unit of the tenant follows this archive unit profile. */
  readonly isUnitProfileUsed: (identifier: string) => Promise<boolean>;
}
