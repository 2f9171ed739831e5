import type { Projection, SelectMultiple, SelectSingle } from '@chartrier/dsl';
import type { CollectionName, ReferentialScope } from '../../referential/index.ts';
import type { AccessFilter } from './access/access-filter.ts';
import type { FieldTypes } from './field-types.ts';
import type { SearchedUnits } from './searched-units.ts';

/** How a search may be run; defaults in `counting.ts`. */
export interface SearchSettings {
  /** A statement that lasts longer is cancelled (DATABASE_STATEMENT_CANCELLED). */
  readonly statementTimeoutMilliseconds?: number;
  /** Whether `$track_total_hits: true` is honoured (`authorizeTrackTotalHits`); otherwise it is refused. */
  readonly trackTotalHitsAllowed?: boolean;
  /** Told of every statement before it runs: its text and its bound values. */
  readonly explain?: (statement: { readonly text: string; readonly values: readonly unknown[] }) => void;
  /** Aborted when nobody waits for the answer any more: what runs is cancelled. */
  readonly gone?: AbortSignal;
}

/** A search of units or of object groups. */
export interface UnitSearch {
  readonly query: SelectMultiple;
  /** Where units are looked for, when it is not in the archive. */
  readonly units?: SearchedUnits;
  readonly access: AccessFilter;
  readonly fieldTypes: FieldTypes;
  readonly settings?: SearchSettings;
}

export interface UnitByIdRequest {
  readonly id: string;
  readonly access: AccessFilter;
  readonly projection: Projection;
}

export interface PersistentIdentifierRequest {
  /** `ark:/225867/001a9d7db5eghxac` */
  readonly identifier: string;
  readonly access: AccessFilter;
  readonly projection: Projection;
  readonly settings?: SearchSettings;
}

export interface ObjectGroupOfUnitRequest {
  readonly unitId: string;
  readonly access: AccessFilter;
  readonly projection: Projection;
}

export interface ObjectGroupByIdRequest {
  readonly id: string;
  readonly access: AccessFilter;
  readonly projection: Projection;
}

export interface LogbookSearch {
  readonly query: SelectSingle;
  readonly scope: ReferentialScope;
  readonly settings?: SearchSettings;
}

export interface LogbookByIdRequest {
  readonly id: string;
  readonly scope: ReferentialScope;
  readonly projection: Projection;
  /** Header `X-Sliced-Operations`: only the last two events. */
  readonly sliced?: boolean;
}

export interface RegisterSummarySearch {
  readonly query: SelectSingle;
  readonly access: AccessFilter;
  readonly settings?: SearchSettings;
}

export interface RegisterDetailSearch {
  readonly query: SelectSingle;
  readonly tenant: number;
  /** Given: only the contract's agencies. `GET /accessionregisterdetails` has no contract. */
  readonly access?: AccessFilter;
  /** Given: only this agency's. */
  readonly originatingAgency?: string;
  readonly settings?: SearchSettings;
}

export interface ReferentialSearch {
  readonly collection: CollectionName;
  readonly scope: ReferentialScope;
  readonly query: SelectSingle;
  readonly settings?: SearchSettings;
}
