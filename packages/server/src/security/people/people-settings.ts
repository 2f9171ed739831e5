import type { Database } from '../../platform/index.ts';
import type { SessionLifetimes } from '../session/session-store.ts';
import type { PasswordHasher } from './password-hash.ts';
import type { ThrottleSettings } from './throttle.ts';

/** What the rooms of people are opened with. */
export interface PeopleServices {
  readonly database: Database;
  readonly now: () => Date;
  readonly hasher: PasswordHasher;
  readonly lifetimes: SessionLifetimes;
  readonly throttle: ThrottleSettings;
  /** How long a one-time password may be used. */
  readonly oneTimePasswordMilliseconds: number;
  readonly administrationTenant: number;
}

/** Where a request comes from, as sessions and journals keep it. */
export interface Visit {
  readonly address: string | undefined;
  readonly userAgent: string | undefined;
}
